import { influenceOf, type Influence, type StrengthModel } from './influence.ts'
import type { Weighted } from './weighted.ts'

export interface Convergence {
  readonly hasConverged: boolean
  /** Most rounds that one circle took; 0 if there is none. */
  readonly rounds: number
  /** Largest change in the last round of any circle. */
  readonly residual: number
}

/** Strengths by place in the order of dependence, and how they were found. */
export interface StrengthsByPlace {
  readonly strengths: Float64Array
  /** Where a circle did not come to rest, or something rests on one; undefined if all did. */
  readonly isRestless: Uint8Array | undefined
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
 * One pass in the order of dependence, exact where no circle runs. At a circle, rounds on it by
 * itself, with all it depends on at rest.
 *
 * Cost: O(statements + links), times the rounds for links of circles.
 */
export function strengthsOn(weighted: Weighted, options: PassOptions = {}): StrengthsByPlace {
  const { circles, base } = weighted
  const size = base.length
  const strengths = new Float64Array(size)
  const settle = influenceOf(options.model ?? 'df-quad')
  const convergence = { hasConverged: true, rounds: 0, residual: 0 }
  const restless: (readonly [number, number])[] = []
  const next = circles.length === 0 ? strengths : new Float64Array(size)
  let done = 0
  for (let i = 0; i < circles.length; i += 2) {
    const [first, end] = [circles[i]!, circles[i + 1]!]
    settle(weighted, done, first, strengths, strengths)
    const influence = influenceOf(options.model ?? 'quadratic-energy')
    const rested = circle({ weighted, first, end, strengths, next }, influence, options.rounds)
    convergence.rounds = Math.max(convergence.rounds, rested.rounds)
    convergence.residual = Math.max(convergence.residual, rested.residual)
    if (rested.residual >= STILL) restless.push([first, end])
    done = end
  }
  settle(weighted, done, size, strengths, strengths)
  if (restless.length === 0) return { strengths, isRestless: undefined, convergence }
  convergence.hasConverged = false
  return { strengths, isRestless: spread(restless, weighted), convergence }
}

interface Circle {
  readonly weighted: Weighted
  readonly first: number
  readonly end: number
  readonly strengths: Float64Array
  /** Where a round writes what it finds, so that all members move at once. */
  readonly next: Float64Array
}

/**
 * Moves the members of one circle to where their influence sends them, until nothing moves or
 * `rounds` are over. Smaller steps, as of the differential equation of Potyka 2018, once it swings.
 */
function circle(
  { weighted, first, end, strengths, next }: Circle,
  influence: Influence,
  rounds = MOST_ROUNDS,
): { readonly rounds: number; readonly residual: number } {
  const { structure, statementAt, base } = weighted
  for (let place = first; place < end; place++) {
    const isClaim = statementAt[place]! < structure.claimCount
    strengths[place] = isClaim ? Math.max(0, base[place]!) : 0
  }
  let residual = Infinity
  let round = 0
  let pace = 1
  while (round < rounds && residual >= STILL) {
    influence(weighted, first, end, strengths, next)
    residual = 0
    for (let place = first; place < end; place++) {
      const change = next[place]! - strengths[place]!
      residual = Math.max(residual, Math.abs(change))
      strengths[place]! += pace * change
    }
    if (++round % ROUNDS_A_PACE === 0) pace = Math.max(SLOWEST, pace / 2)
  }
  return { rounds: round, residual }
}

/** Marks the circles that did not come to rest, and whatever rests on a marked statement. */
function spread(
  restless: readonly (readonly [number, number])[],
  { base, circles, inputStart, inputs }: Weighted,
): Uint8Array {
  const marks = new Uint8Array(base.length)
  const restsOnMarked = (place: number): boolean => {
    for (let i = inputStart[place]!; i < inputStart[place + 1]!; i++) {
      if (marks[inputs[i]! >> 2] === 1) return true
    }
    return false
  }
  for (const [first, end] of restless) marks.fill(1, first, end)
  let next = 0
  for (let place = 0; place < base.length; place++) {
    if (place === circles[next + 1]) next += 2
    if (marks[place] === 1 || !restsOnMarked(place)) continue
    if (place >= (circles[next] ?? base.length)) marks.fill(1, circles[next], circles[next + 1])
    marks[place] = 1
  }
  return marks
}
