import type { Point } from './box.ts'
import type { ObstacleField } from './obstacle-field.ts'

/** A line that may still move, and the bundle of lines it may run together with. */
export interface LaneLine {
  readonly points: Point[]
  readonly bundle: string
}

interface Stretch {
  readonly line: LaneLine
  readonly index: number
  readonly at: number
  readonly from: number
  readonly to: number
  /** Where the line comes from and goes to, across the stretch. */
  readonly pull: number
}

const LANE = 7
const SAME_WAY = 4
const MOST_ROOM = 40
const MARGIN = 5

/**
 * Lines of different bundles that would run on top of each other are put side by side, as far apart
 * as the way between the cards allows. Only stretches between two turns move, so that all lines
 * stay orthogonal and meet their ports. Changes the points of `lines`.
 */
export function spreadLanes(lines: readonly LaneLine[], field: ObstacleField): void {
  for (const isUpright of [false, true]) {
    const stretches = lines.flatMap((line) => stretchesOf(line, isUpright))
    for (const cluster of clustersOf(stretches)) spreadCluster(cluster, isUpright, field)
  }
}

function stretchesOf(line: LaneLine, isUpright: boolean): Stretch[] {
  const { points } = line
  const found: Stretch[] = []
  for (let index = 1; index + 2 < points.length; index += 1) {
    const a = points[index]!
    const b = points[index + 1]!
    if ((a.x === b.x) !== isUpright) continue
    const [from, to] = isUpright ? [a.y, b.y] : [a.x, b.x]
    const before = points[index - 1]!
    const after = points[index + 2]!
    found.push({
      line,
      index,
      at: isUpright ? a.x : a.y,
      from: Math.min(from, to),
      to: Math.max(from, to),
      pull: isUpright ? before.x + after.x : before.y + after.y,
    })
  }
  return found
}

/** Stretches on about the same way that overlap, directly or through others. */
function clustersOf(stretches: readonly Stretch[]): Stretch[][] {
  const ways: Stretch[][] = []
  for (const stretch of [...stretches].sort((a, b) => a.at - b.at)) {
    const way = ways.at(-1)
    if (way && stretch.at - way[0]!.at < SAME_WAY) way.push(stretch)
    else ways.push([stretch])
  }
  return ways.flatMap((way) => {
    const clusters: { members: Stretch[]; end: number }[] = []
    for (const stretch of way.sort((a, b) => a.from - b.from)) {
      const cluster = clusters.at(-1)
      if (cluster && stretch.from <= cluster.end) {
        cluster.members.push(stretch)
        cluster.end = Math.max(cluster.end, stretch.to)
      } else clusters.push({ members: [stretch], end: stretch.to })
    }
    return clusters.map(({ members }) => members)
  })
}

function spreadCluster(
  cluster: readonly Stretch[],
  isUpright: boolean,
  field: ObstacleField,
): void {
  const lanes = lanesOf(cluster)
  if (lanes.length < 2) return
  let before = MOST_ROOM
  let after = MOST_ROOM
  for (const { line, index } of cluster) {
    const [low, high] = field.roomBeside(
      line.points[index]!,
      line.points[index + 1]!,
      MOST_ROOM,
      MARGIN,
    )
    before = Math.min(before, low)
    after = Math.min(after, high)
  }
  const width = Math.min(LANE * (lanes.length - 1), before + after)
  const middle = Math.min(Math.max(0, width / 2 - before), after - width / 2)
  lanes.forEach((lane, position) => {
    const offset = middle - width / 2 + (width * position) / (lanes.length - 1)
    for (const stretch of lane) move(stretch, isUpright, stretch.at + offset)
  })
}

/** Bundles that overlap get different lanes, as few as possible, ordered by where they turn off. */
function lanesOf(cluster: readonly Stretch[]): Stretch[][] {
  const bundles = new Map<string, Stretch[]>()
  for (const stretch of cluster) {
    const bundle = bundles.get(stretch.line.bundle)
    if (bundle) bundle.push(stretch)
    else bundles.set(stretch.line.bundle, [stretch])
  }
  const pull = (bundle: readonly Stretch[]) =>
    bundle.reduce((sum, stretch) => sum + stretch.pull - 2 * stretch.at, 0) / bundle.length
  const ordered = [...bundles.values()].sort((a, b) => pull(a) - pull(b))
  const lanes: Stretch[][] = []
  for (const bundle of ordered) {
    const last = lanes.at(-1)
    const isFree = last && !last.some((a) => bundle.some((b) => a.from < b.to && b.from < a.to))
    if (last && isFree) last.push(...bundle)
    else lanes.push([...bundle])
  }
  return lanes
}

function move({ line, index }: Stretch, isUpright: boolean, at: number): void {
  for (const corner of [index, index + 1]) {
    const point = line.points[corner]!
    line.points[corner] = isUpright ? { x: at, y: point.y } : { x: point.x, y: at }
  }
}
