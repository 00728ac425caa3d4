import {
  inferencesFrom,
  targetId,
  type ArgumentMap,
  type Inference,
  type InferenceId,
} from '@counterpoint/core'
import { inOrder } from '../order.ts'
import type { CardPlan } from './drawn-card.ts'
import {
  bottomOf,
  JUNCTION_RADIUS,
  leftOf,
  type Box,
  type Point,
  type Standing,
} from './geometry.ts'
import { conclusionOf, lanesOf, type Lane } from './lanes.ts'
import { layered, type Placeable } from './layered.ts'
import { inShelves } from './packed.ts'
import { settle } from './settle.ts'

/** Where everything stands. */
export interface Arrangement extends Standing {
  /** The ground of each position, where the map was laid out by position. */
  readonly grounds: ReadonlyMap<string, Box>
}

/** Keeps what is laid out here off what people placed. */
const BELOW = 96

/**
 * Cards and junctions where people put them. Cards that nobody put anywhere are laid out by
 * position, and stand below all others; junctions that nobody put anywhere stand beside what they
 * bear on.
 */
export function arrange(map: ArgumentMap, plans: readonly CardPlan[]): Arrangement {
  const cards = new Map<string, Box>()
  const strays: CardPlan[] = []
  for (const plan of plans) {
    const { claim, width, height } = plan
    const placement = map.placements.get(claim.id)
    if (placement === undefined) strays.push(plan)
    else cards.set(claim.id, { x: placement.x, y: placement.y, width, height })
  }
  const junctions = new Map<string, Point>()
  for (const id of map.inferences.keys()) {
    const placement = map.placements.get(id)
    if (placement !== undefined) junctions.set(id, placement)
  }
  const unplaced = inOrder(map.inferences).filter(({ id }) => !junctions.has(id))
  const laidOut = layOutByPosition(map, strays, unplaced, cornerBelow([...cards.values()]))
  for (const { claim, width, height } of strays) {
    const { x, y } = laidOut.points.get(claim.id) ?? { x: 0, y: 0 }
    cards.set(claim.id, { x, y, width, height })
  }
  for (const { id } of unplaced) {
    const point = laidOut.points.get(id)
    if (point !== undefined) junctions.set(id, point)
  }
  return {
    cards,
    junctions: settle(map, unplaced, cards, junctions),
    grounds: laidOut.grounds,
  }
}

function cornerBelow(cards: readonly Box[]): Point {
  if (cards.length === 0) return { x: 0, y: 0 }
  return {
    x: cards.reduce((least, box) => Math.min(least, leftOf(box)), Infinity),
    y: cards.reduce((lowest, box) => Math.max(lowest, bottomOf(box)), -Infinity) + BELOW,
  }
}

const GROUND = { pad: 18, gap: 84 }

/** Lays out `strays`, and those of `unplaced` that bear on one of them, position beside position. */
function layOutByPosition(
  map: ArgumentMap,
  strays: readonly CardPlan[],
  unplaced: readonly Inference[],
  corner: Point,
): { readonly points: ReadonlyMap<string, Point>; readonly grounds: ReadonlyMap<string, Box> } {
  const lanes = lanesOf(map)
  const among = new Set(strays.map(({ claim }) => claim.id))
  const free = unplaced.filter((each) => conclusionOf(map, each).some((claim) => among.has(claim)))
  const isFree = new Set(free.map(({ id }) => id))
  const members = new Map<Lane, Placeable[]>(inOrder(map.positions).map(({ id }) => [id, []]))
  members.set(null, [])
  for (const { claim, width, height } of strays) {
    const above = rowsAbove(map, claim.id, isFree)
    members.get(lanes.get(claim.id) ?? null)?.push({ id: claim.id, width, height, above })
  }
  for (const inference of free) {
    const lane = conclusionOf(map, inference).flatMap((claim) => lanes.get(claim) ?? [])[0] ?? null
    members.get(lane)?.push(placeableJunction(inference))
  }
  const blocks = [...members].flatMap(([lane, all]) =>
    all.length > 0 ? [{ lane, ...layered(all) }] : [],
  )
  const area = blocks.reduce((sum, { width, height }) => sum + width * height, 0)
  const shelf = Math.max(Math.sqrt(area) * 1.6, ...blocks.map(({ width }) => width))
  const { points } = inShelves(blocks, shelf, GROUND.gap)
  const moved = new Map(
    [...points].map(([id, { x, y }]) => [id, { x: x + corner.x, y: y + corner.y }]),
  )
  const grounds = blocks.flatMap(({ lane, points: own, width, height }) => {
    const [id, before] = [...own][0] ?? []
    const at = id === undefined ? undefined : moved.get(id)
    if (lane === null || at === undefined || before === undefined) return []
    const left = at.x - before.x - GROUND.pad
    const top = at.y - before.y - GROUND.pad
    const size = { width: width + 2 * GROUND.pad, height: height + 2 * GROUND.pad }
    return [[lane, { x: left + size.width / 2, y: top + size.height / 2, ...size }] as const]
  })
  return { points: moved, grounds: new Map(grounds) }
}

/**
 * Steps that a claim stands below: those in which it supports something. Rebuttals go both ways
 * between positions and would pull rows apart; they count for a claim that does nothing else.
 */
function rowsAbove(
  map: ArgumentMap,
  claim: CardPlan['claim']['id'],
  isFree: ReadonlySet<InferenceId>,
): string[] {
  const steps = inferencesFrom(map, claim).filter(({ id }) => isFree.has(id))
  const supports = steps.filter(({ polarity }) => polarity === 'for')
  return (supports.length > 0 ? supports : steps).map(({ id }) => id).toSorted()
}

const placeableJunction = ({ id, target }: Inference): Placeable => ({
  id,
  width: JUNCTION_RADIUS * 2,
  height: JUNCTION_RADIUS * 2,
  above: [targetId(target)],
})
