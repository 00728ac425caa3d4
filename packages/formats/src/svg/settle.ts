import type { ArgumentMap, Inference } from '@counterpoint/core'
import {
  bottomOf,
  clamp,
  JUNCTION_RADIUS,
  leftOf,
  rightOf,
  topOf,
  type Box,
  type Point,
} from './geometry.ts'

const GAP = 30
const STEP = 32

/**
 * `junctions` with a place for each of `inferences` that has none yet: next to its target, on the
 * side where its premises are, beside those that stand there already.
 */
export function settle(
  map: ArgumentMap,
  inferences: readonly Inference[],
  cards: ReadonlyMap<string, Box>,
  junctions: ReadonlyMap<string, Point>,
): ReadonlyMap<string, Point> {
  const settled = new Map(junctions)
  const taken = new Set([...settled.values()].map(spot))
  for (const inference of inferences) {
    for (const each of targetsFirst(map, inference, settled)) {
      const point = freePoint(wish(each, cards, settled), taken)
      settled.set(each.id, point)
      taken.add(spot(point))
    }
  }
  return settled
}

/** `inference` and the inferences it bears on that have no place yet, the last of them first. */
function targetsFirst(
  map: ArgumentMap,
  inference: Inference,
  settled: ReadonlyMap<string, Point>,
): Inference[] {
  const chain: Inference[] = []
  let next: Inference | undefined = inference
  while (next && !settled.has(next.id)) {
    chain.unshift(next)
    next = 'inference' in next.target ? map.inferences.get(next.target.inference) : undefined
  }
  return chain
}

function wish(
  { premises, target }: Inference,
  cards: ReadonlyMap<string, Box>,
  settled: ReadonlyMap<string, Point>,
): Point {
  const from = middleOf(premises.flatMap((id) => cards.get(id) ?? []))
  if ('inference' in target) {
    const onto = settled.get(target.inference) ?? from
    return { x: (from.x + onto.x) / 2, y: (from.y + onto.y) / 2 }
  }
  const onto = cards.get(target.claim)
  if (onto === undefined) return from
  const x = clamp(from.x, leftOf(onto) + STEP, rightOf(onto) - STEP)
  if (from.y > bottomOf(onto)) return { x, y: bottomOf(onto) + GAP }
  if (from.y < topOf(onto)) return { x, y: topOf(onto) - GAP }
  return { x: (from.x + onto.x) / 2, y: clamp(from.y, topOf(onto), bottomOf(onto)) }
}

function middleOf(points: readonly Point[]): Point {
  const count = Math.max(points.length, 1)
  return {
    x: points.reduce((sum, { x }) => sum + x, 0) / count,
    y: points.reduce((sum, { y }) => sum + y, 0) / count,
  }
}

/** The nearest point to the right of `point`, by whole steps, where no junction stands. */
function freePoint({ x, y }: Point, taken: ReadonlySet<string>): Point {
  let right = x
  while (taken.has(spot({ x: right, y }))) right += STEP
  return { x: right, y }
}

/** Junctions in one spot would touch. */
const spot = ({ x, y }: Point): string =>
  `${Math.round(x / (JUNCTION_RADIUS * 2))} ${Math.round(y / (JUNCTION_RADIUS * 2))}`
