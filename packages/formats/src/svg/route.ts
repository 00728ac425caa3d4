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

/** Points of a run of horizontal and vertical lines, and the way it goes at its last point. */
export interface Route {
  readonly points: readonly [Point, ...Point[]]
  /** Unit vector. */
  readonly heading: Point
}

/** Keeps a line off a card's rounded corners. */
const INSET = 18
const CORNER = 8

/** Room between the lines of inferences that share a row. */
const CHANNEL = { first: 8, step: 4, count: 5 }

/**
 * From the border of `card` to the rim of the junction at `junction`. Lines of different `channel`
 * that cross a row do not lie on each other.
 */
export function cardToJunction(card: Box, junction: Point, channel: number): Route {
  if (runsAcross(card, junction)) return sideways(card, junction)
  const isBelow = card.y > junction.y
  const way = isBelow ? 1 : -1
  const from = {
    x: clamp(junction.x, leftOf(card) + INSET, rightOf(card) - INSET),
    y: isBelow ? topOf(card) : bottomOf(card),
  }
  const rim = junction.y + way * JUNCTION_RADIUS
  const off = CHANNEL.first + (channel % CHANNEL.count) * CHANNEL.step
  const across = rim + way * Math.min(off, Math.abs(from.y - rim) / 2)
  return routed([
    from,
    { x: from.x, y: across },
    { x: junction.x, y: across },
    { x: junction.x, y: rim },
  ])
}

function sideways(card: Box, junction: Point): Route {
  const isRight = junction.x >= card.x
  const y = clamp(junction.y, topOf(card) + INSET, bottomOf(card) - INSET)
  const from = { x: isRight ? rightOf(card) : leftOf(card), y }
  const rim = junction.x + (isRight ? -1 : 1) * JUNCTION_RADIUS
  if (Math.abs(y - junction.y) < 1) return straight(from, { x: rim, y })
  const middle = (from.x + rim) / 2
  return routed([from, { x: middle, y }, { x: middle, y: junction.y }, { x: rim, y: junction.y }])
}

/** Whether the line between `card` and the junction at `junction` runs from side to side. */
export const runsAcross = (card: Box, junction: Point): boolean =>
  topOf(card) < junction.y + JUNCTION_RADIUS && bottomOf(card) > junction.y - JUNCTION_RADIUS

/**
 * From the rim of the junction at `from` to the rim of the junction at `to`: from above or below where
 * the other's own lines run `across`, else into its side.
 */
export function junctionToJunction(from: Point, to: Point, isAcross: boolean): Route {
  const across = to.x - from.x
  const down = to.y - from.y
  if (Math.abs(across) <= JUNCTION_RADIUS) {
    const way = down < 0 ? -1 : 1
    const middle = (from.y + to.y) / 2
    return routed([
      { x: from.x, y: from.y + way * JUNCTION_RADIUS },
      { x: from.x, y: middle },
      { x: to.x, y: middle },
      { x: to.x, y: to.y - way * JUNCTION_RADIUS },
    ])
  }
  const way = across < 0 ? -1 : 1
  if (Math.abs(down) <= JUNCTION_RADIUS * 2) {
    const middle = (from.x + to.x) / 2
    return routed([
      { x: from.x + way * JUNCTION_RADIUS, y: from.y },
      { x: middle, y: from.y },
      { x: middle, y: to.y },
      { x: to.x - way * JUNCTION_RADIUS, y: to.y },
    ])
  }
  const upright = down < 0 ? -1 : 1
  if (isAcross) {
    return routed([
      { x: from.x + way * JUNCTION_RADIUS, y: from.y },
      { x: to.x, y: from.y },
      { x: to.x, y: to.y - upright * JUNCTION_RADIUS },
    ])
  }
  return routed([
    { x: from.x, y: from.y + upright * JUNCTION_RADIUS },
    { x: from.x, y: to.y },
    { x: to.x - way * JUNCTION_RADIUS, y: to.y },
  ])
}

export const reversed = ({ points }: Route): Route =>
  routed(points.toReversed() as unknown as [Point, ...Point[]])

const straight = (from: Point, to: Point): Route => routed([from, to])

function routed(all: readonly [Point, ...Point[]]): Route {
  const [first, ...rest] = all
  const points: [Point, ...Point[]] = [first]
  for (const point of rest) {
    const last = points.at(-1) ?? first
    if (Math.abs(point.x - last.x) > 0.01 || Math.abs(point.y - last.y) > 0.01) points.push(point)
  }
  const end = points.at(-1) ?? first
  const before = points.at(-2) ?? first
  const length = Math.hypot(end.x - before.x, end.y - before.y) || 1
  return { points, heading: { x: (end.x - before.x) / length, y: (end.y - before.y) / length } }
}

/** `route` as path data, its corners rounded as far as its runs are long enough. */
export function pathOf({ points }: Route): string {
  const [first] = points
  const steps = points.slice(1).map((corner, index) => {
    const before = points[index] ?? first
    const after = points[index + 2]
    if (after === undefined) return `L${at(corner)}`
    const radius = Math.min(CORNER, distance(before, corner) / 2, distance(corner, after) / 2)
    return `L${at(toward(corner, before, radius))}Q${at(corner)} ${at(toward(corner, after, radius))}`
  })
  return `M${at(first)}${steps.join('')}`
}

export const at = ({ x, y }: Point): string => `${rounded(x)} ${rounded(y)}`

const rounded = (value: number): number => Math.round(value * 100) / 100 + 0

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y)

function toward(from: Point, to: Point, length: number): Point {
  const whole = distance(from, to) || 1
  return {
    x: from.x + ((to.x - from.x) * length) / whole,
    y: from.y + ((to.y - from.y) * length) / whole,
  }
}
