import type { ArgumentMap } from '@counterpoint/core'
import { ASPECTS, type AspectName } from './aspects.ts'

/** Why a format cannot hold an aspect of a map: one sentence each. */
export type AspectReasons = { readonly [A in AspectName]?: string }

/** One thing that a file will not hold of one map. */
export interface Loss {
  /** Kind of record. */
  readonly record: string
  /** Its field, or null when the whole record stays behind. */
  readonly field: string | null
  /** How many records are concerned; at least one. */
  readonly count: number
  /** A sentence that can be shown. */
  readonly reason: string
}

/** The reasons that apply to `map`, in the order of the aspects. */
export function lossesOf(map: ArgumentMap, reasons: AspectReasons): Loss[] {
  return aspectNames(reasons).flatMap((name) => {
    const { record, field, count } = ASPECTS[name]
    const concerned = count(map)
    const reason = reasons[name] ?? ''
    return concerned === 0 ? [] : [{ record, field, count: concerned, reason }]
  })
}

/**
 * `map` without what `reasons` name: what comes back of it after a trip through a file of the
 * format that gives these reasons.
 */
export const withoutLosses = (map: ArgumentMap, reasons: AspectReasons): ArgumentMap =>
  aspectNames(reasons).reduce((left, name) => ASPECTS[name].forget(left), map)

const aspectNames = (reasons: AspectReasons): AspectName[] =>
  (Object.keys(ASPECTS) as AspectName[]).filter((name) => reasons[name] !== undefined)
