import type { Point } from '../geometry/box.ts'
import type { LayoutInput, LayoutNode } from './layout-input.ts'
import { OccupiedGround } from './occupied-ground.ts'

type Anchor = { readonly id: string } & Point

/** Leaving a row costs more than moving along it. */
const VERTICAL_COST = 2

/**
 * `wishes` made to hold: what is fixed stands where it stands, the rest is moved along so that what
 * is fixed (or the anchor) is near its wish, and whatever stands on something else moves to the
 * nearest free ground. Cards choose before junctions, from the top left on.
 */
export function settle(
  { nodes }: LayoutInput,
  wishes: ReadonlyMap<string, Point>,
  anchor?: Anchor,
): Map<string, Point> {
  const pinned = new Map<string, Point>()
  for (const { id, fixed } of nodes) if (fixed) pinned.set(id, fixed)
  if (anchor && !pinned.has(anchor.id)) pinned.set(anchor.id, { x: anchor.x, y: anchor.y })
  const shift = meanShift(pinned, wishes)
  const ground = new OccupiedGround()
  const places = new Map<string, Point>()
  const put = (node: LayoutNode, place: Point) => {
    ground.take(node, place)
    places.set(node.id, place)
  }
  for (const node of nodes) {
    const place = pinned.get(node.id)
    if (place) put(node, place)
  }
  const free = nodes.flatMap((node) => {
    const wish = wishes.get(node.id) ?? { x: 0, y: 0 }
    return places.has(node.id) ? [] : [{ node, wish: { x: wish.x + shift.x, y: wish.y + shift.y } }]
  })
  free.sort(
    (a, b) => kindRank(a.node) - kindRank(b.node) || a.wish.y - b.wish.y || a.wish.x - b.wish.x,
  )
  for (const { node, wish } of free)
    put(node, rounded(ground.nearestFree(node, wish, VERTICAL_COST), ground, node))
  return places
}

const kindRank = ({ kind }: LayoutNode): number => (kind === 'claim' ? 0 : 1)

/** Whole pixels keep lines crisp at 100 %, where the neighbours leave the room. */
function rounded(place: Point, ground: OccupiedGround, node: LayoutNode): Point {
  const whole = { x: Math.round(place.x), y: Math.round(place.y) }
  return ground.obstacle(node, whole) ? place : whole
}

function meanShift(pinned: ReadonlyMap<string, Point>, wishes: ReadonlyMap<string, Point>): Point {
  let count = 0
  let x = 0
  let y = 0
  for (const [id, place] of pinned) {
    const wish = wishes.get(id)
    if (!wish) continue
    count += 1
    x += place.x - wish.x
    y += place.y - wish.y
  }
  return count === 0 ? { x: 0, y: 0 } : { x: x / count, y: y / count }
}
