import type { Box, Point } from './box.ts'

const FILLED = 1

/** The union of boxes as cells between all their edges. */
export class CellGrid {
  readonly #xs: readonly number[]
  readonly #ys: readonly number[]
  readonly #columns: number
  readonly #rows: number
  readonly #cells: Uint8Array

  constructor(boxes: readonly Box[]) {
    this.#xs = rising(boxes.flatMap(({ left, right }) => [left, right]))
    this.#ys = rising(boxes.flatMap(({ top, bottom }) => [top, bottom]))
    this.#columns = Math.max(0, this.#xs.length - 1)
    this.#rows = Math.max(0, this.#ys.length - 1)
    this.#cells = new Uint8Array(this.#columns * this.#rows)
    const columnAt = new Map(this.#xs.map((x, index) => [x, index]))
    const rowAt = new Map(this.#ys.map((y, index) => [y, index]))
    for (const { left, top, right, bottom } of boxes) {
      const [from, to] = [columnAt.get(left)!, columnAt.get(right)!]
      for (let row = rowAt.get(top)!; row < rowAt.get(bottom)!; row += 1) {
        this.#cells.fill(FILLED, row * this.#columns + from, row * this.#columns + to)
      }
    }
  }

  /** Fills what the union encloses, unless `isTaken` by something that does not belong to it. */
  fillHoles(isTaken: (hole: Box) => boolean): void {
    const { labels, count } = this.#components((cell) => cell !== FILLED)
    const isOpen = new Uint8Array(count)
    labels.forEach((label, cell) => {
      if (label < 0) return
      const row = Math.floor(cell / this.#columns)
      const column = cell % this.#columns
      const isAtRim =
        row === 0 || column === 0 || row === this.#rows - 1 || column === this.#columns - 1
      if (isAtRim || isTaken(this.#boxOf(cell))) isOpen[label] = 1
    })
    labels.forEach((label, cell) => {
      if (label >= 0 && isOpen[label] === 0) this.#cells[cell] = FILLED
    })
  }

  /** Outlines of each connected part: first the outer one, clockwise, then those of its holes. */
  outlines(): Point[][][] {
    const { labels, count } = this.#components((cell) => cell === FILLED)
    const parts: Point[][][] = Array.from({ length: count }, () => [])
    for (const [label, edges] of this.#edges(labels, count).entries()) {
      for (let start = first(edges); start !== undefined; start = first(edges)) {
        parts[label]!.push(this.#trace(start, edges))
      }
    }
    return parts
  }

  #boxOf(cell: number): Box {
    const row = Math.floor(cell / this.#columns)
    const column = cell % this.#columns
    return {
      left: this.#xs[column]!,
      top: this.#ys[row]!,
      right: this.#xs[column + 1]!,
      bottom: this.#ys[row + 1]!,
    }
  }

  #components(belongs: (cell: number) => boolean) {
    const labels = new Int32Array(this.#cells.length).fill(-1)
    let count = 0
    for (let start = 0; start < labels.length; start += 1) {
      if (labels[start] !== -1 || !belongs(this.#cells[start]!)) continue
      labels[start] = count
      const open = [start]
      for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
        for (const next of this.#beside(cell)) {
          if (labels[next] !== -1 || !belongs(this.#cells[next]!)) continue
          labels[next] = count
          open.push(next)
        }
      }
      count += 1
    }
    return { labels, count }
  }

  #beside(cell: number): number[] {
    const column = cell % this.#columns
    const next: number[] = []
    if (column > 0) next.push(cell - 1)
    if (column < this.#columns - 1) next.push(cell + 1)
    if (cell >= this.#columns) next.push(cell - this.#columns)
    if (cell + this.#columns < this.#cells.length) next.push(cell + this.#columns)
    return next
  }

  /** Borders of filled cells by their starting corner, the filled side on the right. */
  #edges(labels: Int32Array, count: number): Map<number, number[]>[] {
    const edges = Array.from({ length: count }, () => new Map<number, number[]>())
    const corners = this.#columns + 1
    labels.forEach((label, cell) => {
      if (label < 0) return
      const row = Math.floor(cell / this.#columns)
      const column = cell % this.#columns
      const corner = row * corners + column
      const add = (from: number, to: number) => {
        const ends = edges[label]!.get(from)
        if (ends) ends.push(to)
        else edges[label]!.set(from, [to])
      }
      if (row === 0 || labels[cell - this.#columns] !== label) add(corner, corner + 1)
      if (column === this.#columns - 1 || labels[cell + 1] !== label) {
        add(corner + 1, corner + 1 + corners)
      }
      if (row === this.#rows - 1 || labels[cell + this.#columns] !== label) {
        add(corner + 1 + corners, corner + corners)
      }
      if (column === 0 || labels[cell - 1] !== label) add(corner + corners, corner)
    })
    return edges
  }

  /** One closed line; where two corners touch it turns right, so that they stay apart. */
  #trace(start: number, edges: Map<number, number[]>): Point[] {
    const corners = this.#columns + 1
    const points: Point[] = []
    let from = start
    let step = 0
    let firstStep = 0
    do {
      const ends = edges.get(from)!
      const rightTurn = ends.findIndex((end) => end - from === turnedRight(step, corners))
      const to = ends.splice(Math.max(0, rightTurn), 1)[0]!
      if (ends.length === 0) edges.delete(from)
      if (to - from !== step) points.push(this.#pointAt(from))
      step = to - from
      firstStep ||= step
      from = to
    } while (from !== start)
    if (step === firstStep) points.shift()
    return points
  }

  #pointAt(corner: number): Point {
    const corners = this.#columns + 1
    return { x: this.#xs[corner % corners]!, y: this.#ys[Math.floor(corner / corners)]! }
  }
}

const first = (edges: ReadonlyMap<number, unknown>): number | undefined => edges.keys().next().value

const rising = (values: readonly number[]): number[] => [...new Set(values)].sort((a, b) => a - b)

function turnedRight(step: number, corners: number): number {
  if (step === 1) return corners
  if (step === corners) return -1
  return step === -1 ? -corners : 1
}
