import type { ArgumentMap } from '../../model/argument-map.ts'
import type { ClaimId, QuoteId } from '../../model/id.ts'
import { targetId, type Inference } from '../../model/inference.ts'
import type { StrengthOptions } from '../gradual.ts'
import type { StrengthModel } from '../influence.ts'
import { closure } from './by-definition.ts'

/** One claim or inference, with what the papers call its base score, attackers and supporters. */
interface Weight {
  readonly isOff: boolean
  readonly base: number
  readonly premises: readonly string[]
  readonly against: readonly string[]
  readonly inFavour: readonly string[]
}

type Weights = ReadonlyMap<string, Weight>
type StrengthOf = (id: string) => number

/**
 * Strengths by the letter of rules S13 to S15 and S62: DF-QuAD (Rago et al. 2016) and
 * quadratic energy (Potyka 2018) term by term, circles by who reaches whom. Slow, and
 * written without a thought for the code it checks. A claim stands for its whole class.
 */
export function strengthsByDefinition(
  map: ArgumentMap,
  options: StrengthOptions = {},
): ReadonlyMap<string, number> {
  const weights = weightsOf(map, options)
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
  if (weight.isOff) return 0
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
    const { premises, base, isOff } = weights.get(id)!
    found.set(id, premises.length === 0 && !isOff ? base : 0)
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

function weightsOf(map: ArgumentMap, options: StrengthOptions): Weights {
  const { switches } = options
  const counts = (inference: Inference): boolean =>
    !inference.premises.some((p) => speaker(map, p) === speaker(map, targetId(inference.target)))
  const bearing = [...map.inferences.values()].filter(counts)
  const on = (id: string, polarity: string): string[] =>
    bearing
      .filter((i) => i.polarity === polarity && speaker(map, targetId(i.target)) === id)
      .map((i) => i.id)
  const weights = new Map<string, Weight>()
  const add = (id: string, of: Pick<Weight, 'base' | 'premises' | 'isOff'>): unknown =>
    weights.set(id, { ...of, against: on(id, 'against'), inFavour: on(id, 'for') })
  for (const id of map.claims.keys()) {
    if (speaker(map, id) !== id) continue
    const members = [...closure(map, id)]
    const isOff = members.some((member) => switches?.claims?.includes(member))
    add(id, { isOff, premises: [], base: baseOf(map, members, options) })
  }
  for (const { id, premises } of map.inferences.values()) {
    const isOff = switches?.inferences?.includes(id) === true
    add(id, { isOff, base: 1, premises: premises.map((p) => speaker(map, p)) })
  }
  return weights
}

function baseOf(
  map: ArgumentMap,
  members: readonly ClaimId[],
  { stances, switches }: StrengthOptions,
): number {
  if (members.some((id) => switches?.given?.includes(id))) return 1
  const held = members.flatMap((id) => stances?.get(id) ?? [])
  if (held.length > 0) return held.reduce((sum, credence) => sum + credence, 0) / held.length
  const quotes = members.flatMap((id) => map.claims.get(id)!.quotes)
  const isOff = (id: QuoteId): boolean =>
    switches?.quotes?.includes(id) === true ||
    switches?.sources?.includes(map.quotes.get(id)!.source) === true
  return quotes.length > 0 && quotes.every(isOff) ? 0 : 0.5
}
