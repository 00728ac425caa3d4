import { NOTHING } from './comments.ts'
import { parseArgdown, type ArgdownModel, type Fault } from './parse-argdown.ts'

/** Lines that were left out because Argdown's grammar does not allow them there. */
export interface LeftOut extends Fault {
  readonly text: string
}

/** Characters to be parsed in all, tries included. */
const MOST_PARSED = 8_000_000
const MOST_TRIES = 40
/** Lines that are taken out of a paragraph before all of it is. */
const MOST_LINES = 3

/**
 * The model of all that Argdown's parser understands of `input`. A relation at fault goes with what
 * hangs on it, any other line with its paragraph; the rest is tried again.
 *
 * @returns the faults, where they are too many
 */
export function understandable(
  input: string,
  mode: 'loose' | 'strict',
): { readonly model: ArgdownModel; readonly leftOut: readonly LeftOut[] } | { faults: Fault[] } {
  const lines = input.split('\n')
  const leftOut: LeftOut[] = []
  const tries = Math.max(3, Math.min(MOST_TRIES, Math.floor(MOST_PARSED / (input.length + 1))))
  const cuts = new Map<number, number>()
  for (let left = tries; left > 0; left--) {
    const text = lines.join('\n')
    if (text.replaceAll(NOTHING, '').trim() === '') return { model: EMPTY, leftOut }
    const parsed = parseArgdown(text, mode)
    if (!('faults' in parsed)) return { model: parsed, leftOut }
    if (left === 1) return { faults: [...parsed.faults] }
    // A bracket or a star that is never closed makes faults of much that follows.
    const [first] = parsed.faults
    if (first) leftOut.push(...cut(lines, first, cuts))
  }
  return { faults: [] }
}

const EMPTY: ArgdownModel = {
  statements: [],
  arguments_: [],
  relations: [],
  sections: [],
  comments: [],
  unreadBlocks: [],
}

const isBlank = (line: string | undefined): boolean => (line ?? '').trim() === ''
const indentOf = (line: string): number => line.length - line.trimStart().length
const RELATION = /^\s+(<?[+\-_]|[+\-_]>|><|\*|\d+\.)/

/** Takes the fault out of `lines`; nothing when an earlier fault took it along. */
function cut(lines: string[], { line, message }: Fault, cuts: Map<number, number>): LeftOut[] {
  let at = Math.min(line, lines.length) - 1
  const isDone = (): boolean => isBlank(lines[at]) || lines[at] === NOTHING
  // A fault is often found only behind the line that it lies in.
  while (at > 0 && isDone()) at--
  if (isDone()) return []
  let [start, end] = [at, at + 1]
  while (!isBlank(lines[start - 1])) start--
  while (!isBlank(lines[end])) end++
  const done = cuts.get(start) ?? 0
  const culprit = lines[at] ?? ''
  if (RELATION.test(culprit) && done < MOST_LINES) {
    cuts.set(start, done + 1)
    start = at
    let last = at + 1
    while (last < end && indentOf(lines[last] ?? '') > indentOf(culprit)) last++
    end = last
  }
  const text = lines.slice(start, end).join('\n')
  lines.fill(NOTHING, start, end)
  return [{ line: start + 1, message, text }]
}
