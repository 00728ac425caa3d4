import { forwardPass } from './forward-pass.ts'
import { influenceOf, type Influence, type StrengthModel } from './influence.ts'
import { stronglyConnected } from './strongly-connected.ts'
import type { Weighted } from './weighted.ts'

export interface Convergence {
  readonly hasConverged: boolean
  /** Most rounds that one circle took; 0 if there is none. */
  readonly rounds: number
  /** Largest change in the last round of any circle. */
  readonly residual: number
}

/** Strengths by statement, and how they were found. */
export interface StrengthsByStatement {
  readonly strengths: Float64Array
  readonly isCircular: Uint8Array
  /** Where a circle did not come to rest, or something rests on one. */
  readonly isRestless: Uint8Array
  readonly convergence: Convergence
}

export interface PassOptions {
  readonly model?: StrengthModel
  readonly rounds?: number
}

/** A change below this counts as none. */
const STILL = 1e-6
const MOST_ROUNDS = 10_000
/** Once a circle has taken so many rounds, it moves by half steps, then by quarters, and so on. */
const ROUNDS_A_PACE = 100
const SLOWEST = 1 / 16

/**
 * One pass over what rests on no circle. Of the rest, circle after circle in the order of
 * dependence, rounds on each by itself, with all it depends on at rest.
 */
export function strengthsOn(weighted: Weighted, options: PassOptions = {}): StrengthsByStatement {
  const { size } = weighted.framework
  const { strengths, open, isComplete } = forwardPass(weighted, options.model ?? 'df-quad')
  const isCircular = new Uint8Array(size)
  const isRestless = new Uint8Array(size)
  const convergence = { hasConverged: true, rounds: 0, residual: 0 }
  if (isComplete) return { strengths, isCircular, isRestless, convergence }

  const settle = influenceOf(options.model ?? 'df-quad')
  const { order, starts } = stronglyConnected(weighted, open)
  for (let group = 0; group + 1 < starts.length; group++) {
    const first = starts[group]!
    if (starts[group + 1] === first + 1) {
      const statement = order[first]!
      strengths[statement] = settle(weighted, statement, strengths)
      continue
    }
    const members = order.subarray(first, starts[group + 1])
    for (const statement of members) isCircular[statement] = 1
    const model = options.model ?? 'quadratic-energy'
    const rested = circle(weighted, members, strengths, influenceOf(model), options.rounds)
    convergence.rounds = Math.max(convergence.rounds, rested.rounds)
    convergence.residual = Math.max(convergence.residual, rested.residual)
    if (rested.residual < STILL) continue
    convergence.hasConverged = false
    for (const statement of members) isRestless[statement] = 1
  }
  if (!convergence.hasConverged) spread(isRestless, weighted, order)
  return { strengths, isCircular, isRestless, convergence }
}

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
  const { claimCount } = weighted.framework
  for (const statement of members) {
    strengths[statement] = statement < claimCount ? weighted.base[statement]! : 0
  }
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
