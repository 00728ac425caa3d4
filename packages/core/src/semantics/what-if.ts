import type { ArgumentMap } from '../model/argument-map.ts'
import type { ClaimId, InferenceId } from '../model/id.ts'
import type { Evaluation } from './evaluation.ts'
import type { StandingOptions } from './framework.ts'
import { gradualStrength, type StrengthOptions } from './gradual.ts'
import { groundedStanding } from './grounded.ts'
import type { Standing } from './standing.ts'
import type { Switches } from './switches.ts'

export interface Move {
  readonly id: ClaimId | InferenceId
  readonly before: Standing
  readonly after: Standing
}

export interface WhatIf {
  readonly before: Evaluation
  readonly after: Evaluation
  /** Claims and inferences that would stand otherwise. */
  readonly moved: readonly Move[]
}

/**
 * What would stand if `switches` were set, beside what stands. The map is not changed.
 * Cost: two evaluations.
 */
export function whatIf(
  map: ArgumentMap,
  switches: Switches,
  options: Omit<StandingOptions, 'switches'> = {},
): WhatIf {
  const before = groundedStanding(map, options)
  const after = groundedStanding(map, { ...options, switches })
  return { before, after, moved: movesBetween(before, after) }
}

/** What `after` says otherwise than `before`, of records that both know. */
export function movesBetween(before: Evaluation, after: Evaluation): readonly Move[] {
  const ids = [...after.map.claims.keys(), ...after.map.inferences.keys()]
  return ids.flatMap((id) => {
    const [was, is] = [before.of(id), after.of(id)]
    return was && is && was !== is ? [{ id, before: was, after: is }] : []
  })
}

export interface StrengthMove {
  readonly id: ClaimId | InferenceId
  /** In [0, 1], as is `after`. */
  readonly before: number
  readonly after: number
}

/** Less is the rest that rounds on a circle leave. */
const A_MOVE = 1e-5

/**
 * How strengths would move if `switches` were set ([S62]); what moves by less than a hundred
 * thousandth is left out. Cost: two passes.
 */
export function strengthMoves(
  map: ArgumentMap,
  switches: Switches,
  options: Omit<StrengthOptions, 'switches'> = {},
): readonly StrengthMove[] {
  const [was, is] = [gradualStrength(map, options), gradualStrength(map, { ...options, switches })]
  return [...map.claims.keys(), ...map.inferences.keys()].flatMap((id) => {
    const [before, after] = [was.of(id)!, is.of(id)!]
    return Math.abs(after - before) < A_MOVE ? [] : [{ id, before, after }]
  })
}

/** Both sets of switches at once. */
export const joinSwitches = (a: Switches, b: Switches): Switches => ({
  claims: joined(a.claims, b.claims),
  inferences: joined(a.inferences, b.inferences),
  quotes: joined(a.quotes, b.quotes),
  sources: joined(a.sources, b.sources),
  positions: joined(a.positions, b.positions),
  given: joined(a.given, b.given),
})

const joined = <I>(a: readonly I[] = [], b: readonly I[] = []): readonly I[] => [
  ...new Set([...a, ...b]),
]
