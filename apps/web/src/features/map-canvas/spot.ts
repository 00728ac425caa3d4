import type { Spot } from '@counterpoint/protocol'
import type { Places } from './drag.ts'
import type { Point } from './geometry/box.ts'

/** `point` as others find it, in whole units from the card or junction that is nearest. */
export function spotAt({ x, y }: Point, places: Places): Spot {
  let near: string | undefined
  let from: Point = { x: 0, y: 0 }
  let least = Infinity
  for (const [id, place] of places) {
    const distance = (place.x - x) ** 2 + (place.y - y) ** 2
    if (distance >= least) continue
    least = distance
    near = id
    from = place
  }
  const spot = { x: Math.round(x - from.x), y: Math.round(y - from.y) }
  return near === undefined ? spot : { ...spot, near }
}

/** Where a spot is here; undefined when what it is near is not shown here. */
export function pointOf({ near, x, y }: Spot, places: Places): Point | undefined {
  if (near === undefined) return { x, y }
  const from = places.get(near)
  return from && { x: from.x + x, y: from.y + y }
}
