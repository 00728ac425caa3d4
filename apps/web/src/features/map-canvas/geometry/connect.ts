import type { Point } from './box.ts'
import type { ObstacleField } from './obstacle-field.ts'
import { lengthOf, simplified, type Polyline } from './polyline.ts'
import { STEP, type Port } from './ports.ts'

/** One card or junction with the points where a line may meet it. */
export interface Terminal {
  readonly id: string
  readonly ports: readonly Port[]
}

export interface Connection {
  readonly points: Polyline
  readonly start: Port
  readonly end: Port
}

const COST_OF_TURN = 28
/** Ways round obstacles that are tried for one pair of ports. */
const WAYS = 8

/**
 * The best line from `start` to `end`: short, with few turns, at good ports, and through as few
 * cards and junctions as possible. Straight lines and lines with up to four turns are tried, those
 * that could be best first; what needs more turns runs through something.
 */
export function connect(start: Terminal, end: Terminal, field: ObstacleField): Connection {
  let best: Connection | undefined
  let least = Infinity
  const offer = (from: Port, to: Port, line: readonly Point[]) => {
    const points = simplified(line)
    if (!points || points.length < 2) return
    const bare = lengthOf(points) + COST_OF_TURN * (points.length - 2) + from.cost + to.cost
    if (bare >= least) return
    const cost = bare + field.crossingCost(points, start.id, end.id, least - bare)
    if (cost >= least) return
    least = cost
    best = { points, start: from, end: to }
  }
  const pairs = pairsOf(start.ports, end.ports)
  for (const { from, to } of pairs) for (const line of simpleShapes(from, to)) offer(from, to, line)
  for (const { from, to, atLeast } of pairs) {
    if (atLeast + 2 * COST_OF_TURN >= least) continue
    for (const line of detours(from, to, field)) offer(from, to, line)
  }
  return best ?? straight(start.ports[0]!, end.ports[0]!)
}

function pairsOf(starts: readonly Port[], ends: readonly Port[]) {
  const pairs = starts.flatMap((from) =>
    ends.map((to) => ({ from, to, atLeast: distance(from.point, to.point) + from.cost + to.cost })),
  )
  return pairs.sort((a, b) => a.atLeast - b.atLeast)
}

const distance = (a: Point, b: Point): number => Math.abs(a.x - b.x) + Math.abs(a.y - b.y)

const straight = (start: Port, end: Port): Connection => ({
  points: [start.point, { x: start.point.x, y: end.point.y }, end.point],
  start,
  end,
})

const afterRun = ({ point, outward, run }: Port): Point => ({
  x: point.x + STEP[outward].x * run,
  y: point.y + STEP[outward].y * run,
})

/** I, L, and Z with the middle part half way. */
function simpleShapes(from: Port, to: Port): Point[][] {
  const [a, b] = [from.point, to.point]
  const lines: Point[][] = [
    [a, { x: b.x, y: a.y }, b],
    [a, { x: a.x, y: b.y }, b],
  ].filter((line) => leavesOutward(line, from, to))
  const [c, d] = [afterRun(from), afterRun(to)]
  lines.push([a, c, { x: c.x, y: d.y }, d, b], [a, c, { x: d.x, y: c.y }, d, b])
  return lines
}

function leavesOutward(line: readonly Point[], from: Port, to: Port): boolean {
  const points = simplified(line)
  if (!points || points.length < 2) return false
  return (
    pointsAlong(points[0]!, points[1]!, from) && pointsAlong(points.at(-1)!, points.at(-2)!, to)
  )
}

function pointsAlong(a: Point, b: Point, { outward, run }: Port): boolean {
  const step = STEP[outward]
  const along = (b.x - a.x) * step.x + (b.y - a.y) * step.y
  const aside = Math.abs((b.x - a.x) * step.y) + Math.abs((b.y - a.y) * step.x)
  return aside === 0 && along >= Math.min(run, 6)
}

/** Z and U whose middle part keeps to a free way. */
function detours(from: Port, to: Port, field: ObstacleField): Point[][] {
  const [a, b] = [from.point, to.point]
  const [c, d] = [afterRun(from), afterRun(to)]
  const upright = field
    .uprightWays(c, d, WAYS)
    .map((x) => [a, c, { x, y: c.y }, { x, y: d.y }, d, b])
  const level = field.levelWays(c, d, WAYS).map((y) => [a, c, { x: c.x, y }, { x: d.x, y }, d, b])
  return [...upright, ...level]
}
