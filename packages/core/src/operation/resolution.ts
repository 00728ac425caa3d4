import type { ArgumentMap } from '../model/argument-map.ts'
import { fail, ok, type Result } from '../result.ts'
import { violation, type Violation } from '../violation.ts'
import type { Effect } from './effect.ts'

/** What an operation would do to a map, or the rule that forbids it. */
export type Resolution = Result<readonly Effect[], Violation>

export const effects = (...parts: readonly (readonly Effect[])[]): Resolution => ok(parts.flat())

export const refuse = (rule: string, subject: string, message: string): Resolution =>
  fail(violation(rule, subject, message))

export const refuseUnknown = (kind: string, id: string): Resolution =>
  refuse('O2', id, `There is no ${kind} ${id} in this map; it may have been deleted meanwhile.`)

/** Ids are unique over all records of a map, because addresses and placements name them bare. */
export function refuseTaken(map: ArgumentMap, id: string): Resolution | undefined {
  const taken = COLLECTIONS.some((name) => (map[name] as ReadonlyMap<string, unknown>).has(id))
  return taken
    ? refuse('O1', id, `The id ${id} is in use in this map; choose another id.`)
    : undefined
}

const COLLECTIONS = [
  'sources',
  'quotes',
  'claims',
  'inferences',
  'equivalences',
  'tensions',
  'positions',
  'audiences',
] as const
