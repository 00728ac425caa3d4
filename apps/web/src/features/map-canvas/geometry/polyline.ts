import type { Point } from './box.ts'

/** Points joined by level or upright lines. */
export type Polyline = readonly Point[]

/** The same line without points on which it does not turn; undefined when it runs back on itself. */
export function simplified(points: Polyline): Point[] | undefined {
  const kept: Point[] = []
  for (const point of points) {
    const last = kept.at(-1)
    if (last && last.x === point.x && last.y === point.y) continue
    const before = kept.at(-2)
    if (last && before && isInLine(before, last, point)) {
      if (runsBack(before, last, point)) return undefined
      kept.pop()
    }
    kept.push(point)
  }
  return kept
}

const isInLine = (a: Point, b: Point, c: Point): boolean =>
  (a.x === b.x && b.x === c.x) || (a.y === b.y && b.y === c.y)

const runsBack = (a: Point, b: Point, c: Point): boolean =>
  (b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y) < 0

export function lengthOf(points: Polyline): number {
  let length = 0
  for (let index = 1; index < points.length; index += 1) {
    length += distance(points[index - 1]!, points[index]!)
  }
  return length
}

const distance = (a: Point, b: Point): number => Math.abs(a.x - b.x) + Math.abs(a.y - b.y)

const written = (value: number): string => String(Math.round(value * 100) / 100)

const at = ({ x, y }: Point): string => `${written(x)},${written(y)}`

/** SVG path of the line, its corners rounded by `radius` where both sides are long enough. */
export function pathOf(points: Polyline, radius: number): string {
  const [first, ...rest] = points
  if (!first) return ''
  let path = `M${at(first)}`
  rest.forEach((corner, index) => {
    const before = points[index]!
    const after = points[index + 2]
    if (!after) {
      path += `L${at(corner)}`
      return
    }
    const r = Math.min(radius, distance(before, corner) / 2, distance(corner, after) / 2)
    path += `L${at(towards(corner, before, r))}Q${at(corner)} ${at(towards(corner, after, r))}`
  })
  return path
}

const towards = (from: Point, to: Point, by: number): Point => ({
  x: from.x + Math.sign(to.x - from.x) * by,
  y: from.y + Math.sign(to.y - from.y) * by,
})

/** SVG path of the closed line through `points`. */
export function closedPathOf(points: Polyline, radius: number): string {
  const corners = points.map((corner, index) => {
    const before = points.at(index - 1)!
    const after = points[(index + 1) % points.length]!
    const r = Math.min(radius, distance(before, corner) / 2, distance(corner, after) / 2)
    return `${at(towards(corner, before, r))}Q${at(corner)} ${at(towards(corner, after, r))}`
  })
  return corners.length === 0 ? '' : `M${corners.join('L')}Z`
}
