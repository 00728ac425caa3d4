import type { ArgumentMap } from '../model/argument-map.ts'
import type { ClaimId, InferenceId } from '../model/id.ts'
import { PREMISE } from './dependence.ts'
import { influenceOf, type StrengthModel } from './influence.ts'
import { strengthsOn, type Convergence } from './strengths.ts'
import type { Switches } from './switches.ts'
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
  /** A what-if ([S62]): what is off has strength 0, what is granted starts from 1. */
  readonly switches?: Switches
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
  const weighted = weightedOf(map, options.stances ?? new Map(), options.switches)
  const { structure, placeOf } = weighted
  const { strengths, isRestless, convergence } = strengthsOn(weighted, options)
  const moved = new Float64Array(strengths.length)

  const at = <T>(id: string, known: (place: number) => T): T | undefined => {
    const statement = structure.statementOf.get(id)
    return statement === undefined ? undefined : known(placeOf[statement]!)
  }
  const modelAt = (place: number): StrengthModel =>
    options.model ?? (isOnCircle(weighted, place) ? 'quadratic-energy' : 'df-quad')
  return {
    of: (id) => at(id, (place) => strengths[place]!),
    modelOf: (id) => at(id, modelAt),
    isSettled: (id) => at(id, (place) => isRestless?.[place] !== 1) ?? true,
    convergence,
    contributions: (id) =>
      at(id, (place) => contributionsTo({ weighted, strengths, moved }, place, modelAt(place))) ??
      [],
  }
}

/** By halving: circles stand in the order of their places. */
function isOnCircle({ circles }: Weighted, place: number): boolean {
  let [low, high] = [0, circles.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (circles[middle]! <= place) low = middle + 1
    else high = middle
  }
  // Past an odd number of bounds: past the first place of a circle, and not its end.
  return low % 2 === 1
}

interface Found {
  readonly weighted: Weighted
  readonly strengths: Float64Array
  /** Room for what the influence on one place comes to. */
  readonly moved: Float64Array
}

function contributionsTo(
  { weighted, strengths, moved }: Found,
  place: number,
  model: StrengthModel,
): Contribution[] {
  const { structure, statementAt, inputStart, inputs } = weighted
  const influenced = (): number => {
    influenceOf(model)(weighted, place, place + 1, strengths, moved)
    return moved[place]!
  }
  /** An inference of no strength does what none would. */
  const influencedWithout = (other: number): number => {
    const strength = strengths[other]!
    strengths[other] = 0
    const rest = influenced()
    strengths[other] = strength
    return rest
  }
  const whole = influenced()
  return [...inputs.subarray(inputStart[place], inputStart[place + 1])]
    .filter((input) => (input & 3) !== PREMISE)
    .map((input) => ({
      inference: structure.ids[statementAt[input >> 2]!] as InferenceId,
      amount: whole - influencedWithout(input >> 2),
    }))
    .sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount))
}
