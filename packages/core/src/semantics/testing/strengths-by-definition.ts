import type { ArgumentMap } from '../../model/argument-map.ts'
import type { ClaimId } from '../../model/id.ts'
import { targetId, type Inference } from '../../model/inference.ts'
import type { StrengthOptions } from '../gradual.ts'
import type { StrengthModel } from '../influence.ts'
import { closure } from './by-definition.ts'

/** One claim or inference, with what the papers call its base score, attackers and supporters. */
interface Weight {
  readonly base: number
  readonly premises: readonly string[]
  readonly against: readonly string[]
  readonly inFavour: readonly string[]
}

type Weights = ReadonlyMap<string, Weight>
type StrengthOf = (id: string) => number

/**
 * Strengths by the letter of rules S13 to S15: DF-QuAD (Rago et al. 2016) and
 * quadratic energy (Potyka 2018) term by term, circles by who reaches whom. Slow, and
 * written without a thought for the code it checks. A claim stands for its whole class.
 */
export function strengthsByDefinition(
  map: ArgumentMap,
  options: StrengthOptions = {},
): ReadonlyMap<string, number> {
  const weights = weightsOf(map, options.stances ?? new Map())
  const found = new Map<string, number>()
  const reach = new Map([...weights.keys()].map((id) => [id, reachedFrom(weights, id)]))
  const circleOf = (id: string): string[] =>
    [...reach.get(id)!].filter((other) => reach.get(other)!.has(id))
  while (found.size < weights.size) {
    for (const id of weights.keys()) {
      const circle = circleOf(id)
      const outside = inputsOf(weights.get(id)!).filter((input) => !circle.includes(input))
      if (found.has(id) || !outside.every((input) => found.has(input))) continue
      if (circle.length === 0) {
        found.set(
          id,
          influence(weights.get(id)!, options.model ?? 'df-quad', (o) => found.get(o)!),
        )
      } else if (circle.every((member) => isReady(weights, member, circle, found))) {
        settleCircle(weights, circle, options, found)
      }
    }
  }
  return new Map(
    [...map.claims.keys(), ...map.inferences.keys()].map((id) => [
      id,
      found.get(speaker(map, id))!,
    ]),
  )
}

function influence(weight: Weight, model: StrengthModel, strengthOf: StrengthOf): number {
  const base = Math.min(weight.base, ...weight.premises.map(strengthOf))
  const [attacks, supports] = [weight.against.map(strengthOf), weight.inFavour.map(strengthOf)]
  if (model === 'df-quad') {
    const together = (all: number[]): number => 1 - all.reduce((rest, s) => rest * (1 - s), 1)
    const [attack, support] = [together(attacks), together(supports)]
    return attack >= support
      ? base - base * Math.abs(support - attack)
      : base + (1 - base) * Math.abs(support - attack)
  }
  const sum = (all: number[]): number => all.reduce((total, s) => total + s, 0)
  const energy = sum(supports) - sum(attacks)
  const h = (x: number): number => Math.max(x, 0) ** 2 / (1 + Math.max(x, 0) ** 2)
  return base - base * h(-energy) + (1 - base) * h(energy)
}

/** All at once, round by round; half as far after each hundred rounds, down to a sixteenth. */
function settleCircle(
  weights: Weights,
  circle: readonly string[],
  { model = 'quadratic-energy', rounds = 10_000 }: StrengthOptions,
  found: Map<string, number>,
): void {
  for (const id of circle) {
    found.set(id, weights.get(id)!.premises.length === 0 ? weights.get(id)!.base : 0)
  }
  let change = Infinity
  for (let round = 0; round < rounds && change >= 1e-6; round++) {
    const before = new Map(found)
    change = 0
    for (const id of circle) {
      const step = influence(weights.get(id)!, model, (o) => before.get(o)!) - before.get(id)!
      found.set(id, before.get(id)! + step / Math.min(16, 2 ** Math.floor(round / 100)))
      change = Math.max(change, Math.abs(step))
    }
  }
}

const inputsOf = ({ premises, against, inFavour }: Weight): string[] => [
  ...premises,
  ...against,
  ...inFavour,
]

const isReady = (
  weights: Weights,
  id: string,
  circle: readonly string[],
  found: ReadonlyMap<string, number>,
): boolean => inputsOf(weights.get(id)!).every((o) => circle.includes(o) || found.has(o))

function reachedFrom(weights: Weights, id: string): Set<string> {
  const reached = new Set<string>()
  const next = inputsOf(weights.get(id)!)
  for (let other = next.pop(); other !== undefined; other = next.pop()) {
    if (reached.has(other)) continue
    reached.add(other)
    next.push(...inputsOf(weights.get(other)!))
  }
  return reached
}

const speaker = (map: ArgumentMap, id: string): string =>
  map.claims.has(id as ClaimId) ? [...closure(map, id as ClaimId)].sort()[0]! : id

function weightsOf(map: ArgumentMap, stances: ReadonlyMap<ClaimId, number>): Weights {
  const counts = (inference: Inference): boolean =>
    !inference.premises.some((p) => speaker(map, p) === speaker(map, targetId(inference.target)))
  const bearing = [...map.inferences.values()].filter(counts)
  const on = (id: string, polarity: string): string[] =>
    bearing
      .filter((i) => i.polarity === polarity && speaker(map, targetId(i.target)) === id)
      .map((i) => i.id)
  const weights = new Map<string, Weight>()
  const add = (id: string, base: number, premises: readonly string[]): unknown =>
    weights.set(id, { base, premises, against: on(id, 'against'), inFavour: on(id, 'for') })
  for (const id of map.claims.keys()) {
    const held = [...closure(map, id)].flatMap((member) => stances.get(member) ?? [])
    const mean = held.reduce((sum, credence) => sum + credence, 0) / held.length
    if (speaker(map, id) === id) add(id, held.length === 0 ? 0.5 : mean, [])
  }
  for (const { id, premises } of map.inferences.values()) {
    add(
      id,
      1,
      premises.map((p) => speaker(map, p)),
    )
  }
  return weights
}
