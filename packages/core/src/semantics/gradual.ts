import type { ArgumentMap } from '../model/argument-map.ts'
import type { ClaimId, InferenceId } from '../model/id.ts'
import { dfQuad, quadraticEnergy, type Influence } from './influence.ts'
import { stronglyConnected } from './strongly-connected.ts'
import { weightedOf, type Weighted } from './weighted.ts'

/** Which paper's model gave a strength. */
export type StrengthModel = 'df-quad' | 'quadratic-energy'

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

export interface Convergence {
  readonly hasConverged: boolean
  /** Most rounds that one circle took; 0 if there is none. */
  readonly rounds: number
  /** Largest change in the last round of any circle. */
  readonly residual: number
}

/** A change below this counts as none. */
const STILL = 1e-6
const MOST_ROUNDS = 10_000
/** Once a circle has taken so many rounds, it moves by half steps, then by quarters, and so on. */
const ROUNDS_A_PACE = 100
const SLOWEST = 1 / 16

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
  const { order, starts } = stronglyConnected(weighted)
  const strengths = new Float64Array(framework.size)
  const isCircular = new Uint8Array(framework.size)
  const isRestless = new Uint8Array(framework.size)
  const convergence = { hasConverged: true, rounds: 0, residual: 0 }
  for (let group = 0; group + 1 < starts.length; group++) {
    const members = order.subarray(starts[group], starts[group + 1])
    if (members.length === 1) {
      const statement = members[0]!
      strengths[statement] = influenceOf(options.model ?? 'df-quad')(weighted, statement, strengths)
    } else {
      for (const statement of members) isCircular[statement] = 1
      const model = options.model ?? 'quadratic-energy'
      const rested = circle(weighted, members, strengths, influenceOf(model), options.rounds)
      convergence.rounds = Math.max(convergence.rounds, rested.rounds)
      convergence.residual = Math.max(convergence.residual, rested.residual)
      if (rested.residual < STILL) continue
      convergence.hasConverged = false
      for (const statement of members) isRestless[statement] = 1
    }
  }
  spread(isRestless, weighted, order)

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

const influenceOf = (model: StrengthModel): Influence =>
  model === 'df-quad' ? dfQuad : quadraticEnergy

/**
 * Moves the members of one circle to where their influence sends them, until nothing moves or
 * `rounds` are over. Smaller steps, as of the differential equation of Potyka 2018, once it swings.
 */
function circle(
  weighted: Weighted,
  members: Int32Array,
  strengths: Float64Array,
  influence: Influence,
  rounds = MOST_ROUNDS,
): { readonly rounds: number; readonly residual: number } {
  for (const statement of members) strengths[statement] = weighted.base[statement]!
  const next = new Float64Array(members.length)
  let residual = Infinity
  let round = 0
  let pace = 1
  while (round < rounds && residual >= STILL) {
    residual = 0
    for (let i = 0; i < members.length; i++) {
      const statement = members[i]!
      next[i] = influence(weighted, statement, strengths)
      residual = Math.max(residual, Math.abs(next[i]! - strengths[statement]!))
    }
    for (let i = 0; i < members.length; i++) {
      const statement = members[i]!
      strengths[statement]! += pace * (next[i]! - strengths[statement]!)
    }
    if (++round % ROUNDS_A_PACE === 0) pace = Math.max(SLOWEST, pace / 2)
  }
  return { rounds: round, residual }
}

/** Marks what rests on a marked statement. */
function spread(marks: Uint8Array, { framework, onStart, on }: Weighted, order: Int32Array): void {
  const { premiseStart, premises } = framework
  for (const statement of order) {
    for (let i = premiseStart[statement]!; i < premiseStart[statement + 1]!; i++) {
      if (marks[premises[i]!] === 1) marks[statement] = 1
    }
    for (let i = onStart[statement]!; i < onStart[statement + 1]!; i++) {
      if (marks[on[i]!] === 1) marks[statement] = 1
    }
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
