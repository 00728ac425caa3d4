import {
  inferencesFrom,
  inferencesOn,
  type ArgumentMap,
  type ClaimId,
  type InferenceId,
} from '@counterpoint/core'
import type { Point } from './geometry/box.ts'

export type Direction = 'up' | 'down' | 'left' | 'right'
export type Place = ClaimId | InferenceId

/**
 * The next stop when an arrow key walks the argument: up towards what a claim or step bears on,
 * down to what bears on it, left and right to the nearest neighbour on that side. Undefined where
 * the way ends.
 */
export function nextStop(
  map: ArgumentMap,
  places: ReadonlyMap<string, Point>,
  from: Place,
  direction: Direction,
): Place | undefined {
  if (direction === 'up') return bearsOn(map, from)
  if (direction === 'down') return nearest(places, from, isBearing(map, from), direction)
  return nearest(places, from, [...map.claims.keys()], direction)
}

function bearsOn(map: ArgumentMap, from: Place): Place | undefined {
  const inference = map.inferences.get(from as InferenceId)
  if (inference) {
    return 'claim' in inference.target ? inference.target.claim : inference.target.inference
  }
  return inferencesFrom(map, from as ClaimId)[0]?.id
}

function isBearing(map: ArgumentMap, on: Place): Place[] {
  const inference = map.inferences.get(on as InferenceId)
  const inferences = inferencesOn(map, on).map(({ id }) => id)
  return inference ? [...inference.premises, ...inferences] : inferences
}

/** Prefers what lies straight ahead: a detour to the side counts three times. */
function nearest(
  places: ReadonlyMap<string, Point>,
  from: Place,
  candidates: readonly Place[],
  direction: Direction,
): Place | undefined {
  const here = places.get(from)
  if (!here) return candidates[0]
  let best: Place | undefined
  let least = Infinity
  for (const candidate of candidates) {
    const there = places.get(candidate)
    if (!there || candidate === from) continue
    const dx = there.x - here.x
    const dy = there.y - here.y
    if (direction === 'left' && dx >= 0) continue
    if (direction === 'right' && dx <= 0) continue
    const way = direction === 'down' ? Math.abs(dy) + Math.abs(dx) : Math.abs(dx) + 3 * Math.abs(dy)
    if (way < least) {
      least = way
      best = candidate
    }
  }
  return best
}
