import type { ArgumentMap } from '../model/argument-map.ts'
import { SWITCH_KINDS, type Audience, type AudienceSwitches } from '../model/audience.ts'
import { violation, type Violation } from '../violation.ts'

const RECORD: Readonly<Record<keyof AudienceSwitches, string>> = {
  claims: 'claim',
  inferences: 'inference',
  quotes: 'quote',
  sources: 'source',
  positions: 'position',
  given: 'claim',
}

/** [I1] and [I11]. */
export function violationOfAudience(
  map: ArgumentMap,
  { id, title, switches }: Audience,
): Violation | undefined {
  for (const kind of SWITCH_KINDS) {
    const named: readonly string[] = switches[kind]
    const known: ReadonlyMap<string, unknown> = kind === 'given' ? map.claims : map[kind]
    const unknown = named.find((each) => !known.has(each))
    if (unknown !== undefined) {
      return violation('I1', id, `There is no ${RECORD[kind]} ${unknown} in this map.`)
    }
    if (new Set(named).size < named.length) {
      return violation('I11', id, `“${title}” names a ${RECORD[kind]} twice; name each once.`)
    }
  }
  const given = new Set(switches.given)
  const torn = switches.claims.find((claim) => given.has(claim))
  return torn === undefined
    ? undefined
    : violation(
        'I11',
        id,
        `“${title}” both sets claim ${torn} aside and takes it as given; choose.`,
      )
}
