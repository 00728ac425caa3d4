import {
  inferencesFrom,
  inferencesOn,
  type ArgumentMap,
  type ClaimId,
  type Inference,
  type InferenceId,
} from '@counterpoint/core'
import type { Point } from './geometry/box.ts'

export type Places = ReadonlyMap<string, Point>

/**
 * Where everything stands while cards and junctions are being moved by hand. The junctions of moved
 * cards go along, by the share of their ends that moved: one between two cards stays half way.
 */
export function placesWhileMoving(map: ArgumentMap, places: Places, moved: Places): Places {
  if (moved.size === 0) return places
  const result = new Map(places)
  for (const [id, place] of moved) result.set(id, place)
  for (const inference of junctionsOf(map, moved)) {
    const place = places.get(inference.id)
    if (place) result.set(inference.id, carried(inference, place, places, moved))
  }
  return result
}

/** Junctions that have a moved end and were not moved themselves. */
export function junctionsOf(map: ArgumentMap, moved: Places): Inference[] {
  const touched = new Set<Inference>()
  for (const id of moved.keys()) {
    for (const inference of inferencesFrom(map, id as ClaimId)) touched.add(inference)
    for (const inference of inferencesOn(map, id as ClaimId | InferenceId)) touched.add(inference)
  }
  return [...touched].filter(({ id }) => !moved.has(id))
}

function carried(
  { premises, target }: Inference,
  place: Point,
  places: Places,
  moved: Places,
): Point {
  const ends = [...premises, 'claim' in target ? target.claim : target.inference]
  let x = place.x
  let y = place.y
  for (const end of ends) {
    const before = places.get(end)
    const after = moved.get(end)
    if (!before || !after) continue
    x += (after.x - before.x) / ends.length
    y += (after.y - before.y) / ends.length
  }
  return { x, y }
}
