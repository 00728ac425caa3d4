import { Refused } from './problem.ts'

/** As many entries as the largest record of a map may have: placements of all its cards. */
const MOST_ENTRIES = 60_000
/** Lists and objects in one body: several times those of the largest map. */
const MOST_CONTAINERS = 1_000_000
/** Levels in the deepest thing the contract describes, several times over. */
const MOST_LEVELS = 32

const excessive = (): Refused =>
  new Refused(
    'malformed_body',
    `The body nests deeper than ${MOST_LEVELS} levels, or holds more than ${MOST_ENTRIES} entries in one ` +
      `list or ${MOST_CONTAINERS} lists and objects in all; send less at once.`,
  )

const BRACKET = 0x5b
const BRACE = 0x7b

/**
 * Keeps bytes from a JSON parser that would make more lists and objects of them than memory bears.
 * Brackets inside of strings count too, which no honest body has that many of. Cost: O(bytes).
 * @throws Refused `malformed_body`
 */
export function refuseExcessiveBytes(bytes: Uint8Array): void {
  let containers = 0
  for (const byte of bytes) if (byte === BRACKET || byte === BRACE) containers++
  if (containers > MOST_CONTAINERS) throw excessive()
}

/**
 * Keeps a JSON value from schemas if it is deeper or wider than anything that they describe.
 * Cost: O(values), without recursion.
 * @throws Refused `malformed_body`
 */
export function refuseExcessiveShape(value: unknown): void {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MOST_LEVELS) throw excessive()
    const next: unknown[] = []
    for (const each of level) {
      if (typeof each !== 'object' || each === null) continue
      const entries = Array.isArray(each) ? each : Object.values(each)
      if (entries.length > MOST_ENTRIES) throw excessive()
      for (const entry of entries) if (typeof entry === 'object' && entry !== null) next.push(entry)
    }
    level = next
  }
}
