import type { ArgumentMap } from '../model/argument-map.ts'
import type { ClaimId, InferenceId } from '../model/id.ts'
import { influenceOf, type Influence, type StrengthModel } from './influence.ts'
import { strengthsOn, type Convergence } from './strengths.ts'
import { weightedOf, type Weighted } from './weighted.ts'

export interface StrengthOptions {
  /** Credence in [0, 1] by claim; one half where there is none. */
  readonly stances?: ReadonlyMap<ClaimId, number>
  /**
   * One model for the whole map. Where nothing is said: DF-QuAD wherever no circle runs, quadratic
   * energy, which is better behaved there, on circles.
   */
  readonly model?: StrengthModel
  /** Most rounds on one circle; 10,000 where nothing is said. */
  readonly rounds?: number
}

/** What one inference does to the strength of its target. */
export interface Contribution {
  readonly inference: InferenceId
  /** Strength of the target less what it would be without this inference, all others as they are. */
  readonly amount: number
}

/**
 * How strong every claim and inference is, in [0, 1]. Strength never decides standing.
 */
export interface Strengths {
  /** Undefined for what the map does not hold. */
  readonly of: (id: ClaimId | InferenceId) => number | undefined
  readonly modelOf: (id: ClaimId | InferenceId) => StrengthModel | undefined
  /** Whether its strength, and those it rests on, came to rest; exact where no circle runs. */
  readonly isSettled: (id: ClaimId | InferenceId) => boolean
  readonly convergence: Convergence
  /** What bears on `id`, largest amount first. */
  readonly contributions: (id: ClaimId | InferenceId) => readonly Contribution[]
}

/**
 * Gradual strength on the weighted graph of `map`: one pass over what does not run in circles, in
 * the order of dependence, and iteration on each circle by itself, with all it depends on at rest.
 *
 * Cost: O(statements + links), times the rounds for links of circles. Convergence is proved for no
 * model on every circle (Mossakowski and Neuhaus 2018), so it is measured and reported.
 */
export function gradualStrength(map: ArgumentMap, options: StrengthOptions = {}): Strengths {
  const weighted = weightedOf(map, options.stances ?? new Map())
  const { framework } = weighted
  const { strengths, isCircular, isRestless, convergence } = strengthsOn(weighted, options)

  const statementOf = (id: string): number | undefined => framework.statementOf.get(id)
  const modelAt = (statement: number): StrengthModel =>
    options.model ?? (isCircular[statement] === 1 ? 'quadratic-energy' : 'df-quad')
  return {
    of: (id) => {
      const statement = statementOf(id)
      return statement === undefined ? undefined : strengths[statement]
    },
    modelOf: (id) => {
      const statement = statementOf(id)
      return statement === undefined ? undefined : modelAt(statement)
    },
    isSettled: (id) => isRestless[statementOf(id) ?? 0] === 0,
    convergence,
    contributions: (id) => {
      const statement = statementOf(id)
      if (statement === undefined) return []
      return contributionsTo(weighted, statement, strengths, influenceOf(modelAt(statement)))
    },
  }
}

function contributionsTo(
  weighted: Weighted,
  statement: number,
  strengths: Float64Array,
  influence: Influence,
): Contribution[] {
  const { framework, onStart, on } = weighted
  const whole = influence(weighted, statement, strengths)
  return [...on.subarray(onStart[statement], onStart[statement + 1])]
    .map((other) => ({
      inference: framework.ids[other] as InferenceId,
      amount: whole - influence(weighted, statement, strengths, other),
    }))
    .sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount))
}
