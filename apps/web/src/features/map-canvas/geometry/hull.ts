import Flatbush from 'flatbush'
import { grown, type Box, type Point } from './box.ts'
import { CellGrid } from './cell-grid.ts'
import { MEASURES } from './measures.ts'
import { closedPathOf } from './polyline.ts'

export interface HullOptions {
  readonly pad?: number
  readonly radius?: number
  /** Cards of others, which the hull leaves outside. */
  readonly avoid?: readonly Box[]
  /** Junctions, which the title leaves visible. */
  readonly keepClear?: readonly Box[]
  /** Room for the title in pixels; 0 for a hull without one. */
  readonly titleWidth?: number
}

export interface Island {
  readonly path: string
  /** Corners before rounding: the outer line, then one for each hole. */
  readonly outlines: readonly (readonly Point[])[]
}

export interface Hull {
  /** Closed SVG paths, to be filled by the even-odd rule. */
  readonly islands: readonly Island[]
  /** Start of the title's base line, above the uppermost card; undefined for a hull of nothing. */
  readonly title: Point | undefined
}

/** Cards further apart than this stand on islands of their own. */
const BRIDGE = 150
/** Differences of height within a row, which the outline does not follow. */
const SAME_EDGE = 54
const TITLE = { height: 18, above: 4, baseline: 8 }

/**
 * Rounded orthogonal outlines round the cards of a position: one island for cards in neighbouring
 * rows or columns with no card of another between them.
 */
export function hullOf(
  boxes: readonly Box[],
  {
    pad = MEASURES.hullPad,
    radius = MEASURES.hullRadius,
    avoid = [],
    keepClear = [],
    titleWidth = 180,
  }: HullOptions = {},
): Hull {
  if (boxes.length === 0) return { islands: [], title: undefined }
  const foreign = new Ground(avoid)
  const padded = levelled(
    boxes.map((box) => grown(box, pad)),
    foreign,
  )
  const title = titleBox(boxes, keepClear, titleWidth)
  const members =
    titleWidth > 0 && !foreign.isTaken(title) ? [...padded, headOf(title, pad)] : padded
  const grid = new CellGrid([...members, ...bridges(members, foreign)])
  grid.fillHoles((hole) => foreign.isTaken(hole))
  const islands = grid.outlines().map((outlines) => ({
    path: outlines.map((outline) => closedPathOf(outline, radius)).join(''),
    outlines,
  }))
  return { islands, title: { x: title.left, y: title.bottom - TITLE.baseline } }
}

/** The part of the hull that holds the title, down to the card below it. */
const headOf = ({ left, top, right, bottom }: Box, pad: number): Box => ({
  left: left - pad,
  top: top - TITLE.above,
  right: right + pad,
  bottom: bottom + TITLE.above,
})

/** Boxes under a spatial index; nothing is taken when there are none. */
class Ground {
  readonly #index: Flatbush | undefined

  constructor(boxes: readonly Box[]) {
    if (boxes.length === 0) return
    this.#index = new Flatbush(boxes.length)
    for (const { left, top, right, bottom } of boxes) this.#index.add(left, top, right, bottom)
    this.#index.finish()
  }

  isTaken({ left, top, right, bottom }: Box): boolean {
    return (
      left < right &&
      top < bottom &&
      this.#index?.collides(left + 1, top + 1, right - 1, bottom - 1) === true
    )
  }

  touching({ left, top, right, bottom }: Box): number[] {
    return this.#index?.search(left, top, right, bottom) ?? []
  }
}

/** Lower edges of about the same height drawn down to the lowest of them, where that is free. */
function levelled(boxes: readonly Box[], foreign: Ground): Box[] {
  const bottoms = [...new Set(boxes.map(({ bottom }) => bottom))].sort((a, b) => b - a)
  const lowest = new Map<number, number>()
  let current = Infinity
  for (const bottom of bottoms) {
    if (current - bottom > SAME_EDGE) current = bottom
    lowest.set(bottom, current)
  }
  return boxes.map((box) => {
    const bottom = lowest.get(box.bottom) ?? box.bottom
    return foreign.isTaken({ ...box, top: box.bottom, bottom }) ? box : { ...box, bottom }
  })
}

/** What lies between two members in neighbouring rows or columns. */
function bridges(members: readonly Box[], foreign: Ground): Box[] {
  const index = new Ground(members)
  const found: Box[] = []
  members.forEach((a, at) => {
    for (const near of index.touching(grown(a, BRIDGE))) {
      const b = members[near]!
      if (near <= at) continue
      const bridge = [around(a, b), between(a, b)].find((box) => box && !foreign.isTaken(box))
      if (bridge) found.push(bridge)
    }
  })
  return found
}

/** The whole stretch of both between them; undefined for boxes that only stand cornerwise. */
function around(a: Box, b: Box): Box | undefined {
  const shared = between(a, b)
  if (!shared) return undefined
  const areBeside = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0
  return areBeside
    ? { ...shared, top: Math.min(a.top, b.top), bottom: Math.max(a.bottom, b.bottom) }
    : { ...shared, left: Math.min(a.left, b.left), right: Math.max(a.right, b.right) }
}

const LEAST_OVERLAP = 60

function between(a: Box, b: Box): Box | undefined {
  const overlapX = Math.min(a.right, b.right) - Math.max(a.left, b.left)
  const overlapY = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
  if (Math.max(overlapX, overlapY) < LEAST_OVERLAP) return undefined
  return {
    left: Math.min(Math.max(a.left, b.left), Math.min(a.right, b.right)),
    right: Math.max(Math.max(a.left, b.left), Math.min(a.right, b.right)),
    top: Math.min(Math.max(a.top, b.top), Math.min(a.bottom, b.bottom)),
    bottom: Math.max(Math.max(a.top, b.top), Math.min(a.bottom, b.bottom)),
  }
}

/** Ground of the title: above the uppermost card, the leftmost among equals, and above junctions. */
function titleBox(boxes: readonly Box[], keepClear: readonly Box[], width: number): Box {
  const top = boxes.reduce((best, box) =>
    box.top < best.top || (box.top === best.top && box.left < best.left) ? box : best,
  )
  const bottom = top.top - TITLE.above
  const right = Math.max(top.right, top.left + width)
  const place = { left: top.left, right, top: bottom - TITLE.height, bottom }
  const inTheWay = keepClear.filter(
    (box) =>
      box.left < place.right &&
      box.right > place.left &&
      box.top < bottom &&
      box.bottom > bottom - 60,
  )
  const limit = Math.min(bottom, ...inTheWay.map((box) => box.top - TITLE.above))
  return { ...place, top: limit - TITLE.height, bottom: limit }
}
