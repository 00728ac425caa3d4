import type { ArgumentMap } from '../model/argument-map.ts'
import type { ClaimId, InferenceId } from '../model/id.ts'
import type { Framework, StandingOptions } from './framework.ts'
import { standingOfLabel, type Standing } from './standing.ts'

/** What stands in one map, read in one way. Never changes. */
export interface Evaluation {
  readonly map: ArgumentMap
  readonly options: StandingOptions
  /** Undefined for a record that `map` does not hold. */
  readonly of: (id: ClaimId | InferenceId) => Standing | undefined
  readonly claims: () => ReadonlyMap<ClaimId, Standing>
  readonly inferences: () => ReadonlyMap<InferenceId, Standing>
}

/** An evaluation's parts before it is one. */
export interface Solved {
  readonly map: ArgumentMap
  readonly options: StandingOptions
  readonly framework: Framework
  readonly labels: Uint8Array
  readonly ranks: Uint32Array
}

const solvedParts = new WeakMap<Evaluation, Solved>()

export function evaluationOf(solved: Solved): Evaluation {
  const evaluation = evaluationFrom(solved, solved.framework.statementOf, solved.labels)
  solvedParts.set(evaluation, solved)
  return evaluation
}

/** The framework and ranks an evaluation came from, if it came from scratch. */
export const solvedPartsOf = (evaluation: Evaluation): Solved | undefined =>
  solvedParts.get(evaluation)

/** Keeps the parts of an evaluation that had to be found again. */
export function keepParts(evaluation: Evaluation, solved: Solved): Solved {
  solvedParts.set(evaluation, solved)
  return solved
}

export function evaluationFrom(
  { map, options }: Pick<Solved, 'map' | 'options'>,
  statementOf: ReadonlyMap<string, number>,
  labels: Uint8Array,
): Evaluation {
  const of = (id: string): Standing | undefined => {
    const statement = statementOf.get(id)
    return statement === undefined ? undefined : standingOfLabel(labels[statement])
  }
  return {
    map,
    options,
    of,
    claims: () => new Map([...map.claims.keys()].map((id) => [id, of(id)!])),
    inferences: () => new Map([...map.inferences.keys()].map((id) => [id, of(id)!])),
  }
}
