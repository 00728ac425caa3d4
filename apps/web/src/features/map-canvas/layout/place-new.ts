import type { Point, Size } from '../geometry/box.ts'
import { MEASURES } from '../geometry/measures.ts'
import type { LayoutInput } from './layout-input.ts'
import { OccupiedGround } from './occupied-ground.ts'

/** Where a new claim is wanted: below or beside a card, or at a point. */
export type Wish = { readonly below: string } | { readonly beside: string } | { readonly at: Point }

/** Between a conclusion and a reason under it, and between two cards with a junction between. */
const GAP_BELOW = MEASURES.rowGap + 14
const GAP_BESIDE = 2 * MEASURES.gutter + MEASURES.junction

/**
 * Where to put a new card of `size` without moving anything: a reason below its conclusion, or else
 * along the row there; an objection beside its target, or else along the column; at a point, or
 * else as near to it as there is room. Gutter and row gap stay free around it. Without a card to
 * start from, the middle of the canvas.
 */
export function placeNew(
  { nodes }: LayoutInput,
  places: ReadonlyMap<string, Point>,
  wish: Wish,
  size: Size,
): Point {
  const ground = new OccupiedGround()
  for (const node of nodes) {
    const place = places.get(node.id)
    if (place) ground.take(node, place)
  }
  const withGaps = {
    id: '',
    kind: 'claim' as const,
    width: size.width + 2 * (MEASURES.gutter - MEASURES.clearance),
    height: size.height + 2 * (MEASURES.rowGap - MEASURES.clearance),
  }
  const { point, verticalCost } = startOf(wish, nodes, places, size)
  return ground.nearestFree(withGaps, point, verticalCost)
}

function startOf(
  wish: Wish,
  nodes: LayoutInput['nodes'],
  places: ReadonlyMap<string, Point>,
  size: Size,
): { readonly point: Point; readonly verticalCost: number } {
  if ('at' in wish) return { point: wish.at, verticalCost: 1 }
  const id = 'below' in wish ? wish.below : wish.beside
  const card = nodes.find((node) => node.id === id)
  const place = places.get(id)
  if (!card || !place) return { point: { x: 0, y: 0 }, verticalCost: 1 }
  if ('below' in wish) {
    const y = place.y + card.height / 2 + GAP_BELOW + size.height / 2
    return { point: { x: place.x, y }, verticalCost: 3 }
  }
  const x = place.x + card.width / 2 + GAP_BESIDE + size.width / 2
  return { point: { x, y: place.y }, verticalCost: 0.5 }
}
