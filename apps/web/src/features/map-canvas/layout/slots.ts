import type { LayoutNode } from './layout-input.ts'
import type { Piece } from './pieces.ts'

export interface Slot {
  readonly row: number
  readonly column: number
}

/** Two claims that a line connects, the lower one first. */
interface Tie {
  readonly other: number
  /** 1 when the other has to stand above, -1 when below, 0 when it does not matter. */
  readonly side: 1 | -1 | 0
}

/** Costs in units of a pixel of line. */
const COST = {
  column: 262,
  row: 180,
  /** A reason that does not stand below its conclusion. */
  upsideDown: 4_000,
  /** Beside each other, but on the wrong row. */
  level: 1_500,
  /** Saved for two claims of one position in neighbouring slots. */
  neighbour: 170,
  /** A card right on the straight line. */
  inTheWay: 90,
} as const

/** Exchanges that are tried before the result has to do. */
const MOST_EXCHANGES = 1_500_000

/**
 * Improves `start` by exchanging claims, or a claim and an empty slot, as long as that shortens
 * lines, keeps reasons below conclusions and claims of one position together. Deterministic; ends
 * in a local optimum or after a fixed number of passes. The thesis keeps its slot.
 */
export function improveSlots(
  piece: Piece,
  start: ReadonlyMap<string, Slot>,
  columns: number,
): Map<string, Slot> {
  const board = new Board(piece, start, columns)
  for (let left = MOST_EXCHANGES; left > 0; left -= board.exchangesPerPass) {
    if (!board.improve()) break
  }
  return board.slots()
}

const EMPTY = -1

class Board {
  readonly #claims: readonly LayoutNode[]
  readonly #ties: readonly (readonly Tie[])[]
  readonly #columns: number
  /** First cell that is open to others than the thesis. */
  readonly #firstFree: number
  readonly #cells: Int32Array
  readonly #cellOf: Int32Array

  constructor(piece: Piece, start: ReadonlyMap<string, Slot>, columns: number) {
    this.#claims = piece.claims
    this.#ties = tiesOf(piece)
    this.#columns = columns
    this.#firstFree = piece.claims.some(({ isThesis }) => isThesis) ? columns : 0
    const rows = 2 + Math.max(0, ...[...start.values()].map(({ row }) => row))
    this.#cells = new Int32Array(rows * columns).fill(EMPTY)
    this.#cellOf = new Int32Array(piece.claims.length)
    piece.claims.forEach(({ id }, index) => {
      const { row, column } = start.get(id)!
      this.#put(index, row * columns + column)
    })
  }

  get exchangesPerPass(): number {
    return this.#claims.length * this.#cells.length
  }

  /** One pass over all exchanges; false when none helped. */
  improve(): boolean {
    let hasImproved = false
    for (let claim = 0; claim < this.#claims.length; claim += 1) {
      if (this.#claims[claim]!.isThesis) continue
      for (let cell = this.#firstFree; cell < this.#cells.length; cell += 1) {
        if (this.#tryExchange(claim, cell)) hasImproved = true
      }
    }
    return hasImproved
  }

  slots(): Map<string, Slot> {
    const slots = new Map<string, Slot>()
    this.#claims.forEach(({ id }, index) => {
      const cell = this.#cellOf[index]!
      slots.set(id, { row: Math.floor(cell / this.#columns), column: cell % this.#columns })
    })
    return slots
  }

  #put(claim: number, cell: number): void {
    if (claim !== EMPTY) this.#cellOf[claim] = cell
    this.#cells[cell] = claim
  }

  #tryExchange(claim: number, cell: number): boolean {
    const from = this.#cellOf[claim]!
    const other = this.#cells[cell]!
    if (cell === from || (other !== EMPTY && this.#claims[other]!.isThesis)) return false
    const before = this.#cost(claim) + (other === EMPTY ? 0 : this.#cost(other))
    this.#put(other, from)
    this.#put(claim, cell)
    const after = this.#cost(claim) + (other === EMPTY ? 0 : this.#cost(other))
    if (after < before - 1e-6) return true
    this.#put(claim, from)
    this.#put(other, cell)
    return false
  }

  #cost(claim: number): number {
    const cell = this.#cellOf[claim]!
    const row = Math.floor(cell / this.#columns)
    const column = cell % this.#columns
    let cost = row
    for (const { other, side } of this.#ties[claim]!) {
      const there = this.#cellOf[other]!
      const down = row - Math.floor(there / this.#columns)
      const across = Math.abs(column - (there % this.#columns))
      cost += COST.column * across + COST.row * Math.max(0, Math.abs(down) - 1)
      if (down * side < 0) cost += COST.upsideDown
      if (down === 0 && side !== 0) cost += COST.level
      if (across === 0) cost += COST.inTheWay * this.#cardsBetween(cell, there)
    }
    return cost - COST.neighbour * this.#neighbours(claim, row, column)
  }

  #cardsBetween(a: number, b: number): number {
    let count = 0
    for (let cell = Math.min(a, b) + this.#columns; cell < Math.max(a, b); cell += this.#columns) {
      if (this.#cells[cell] !== EMPTY) count += 1
    }
    return count
  }

  #neighbours(claim: number, row: number, column: number): number {
    const { group } = this.#claims[claim]!
    if (group === null) return 0
    const isAlly = (cell: number | undefined) =>
      cell !== undefined && cell !== EMPTY && this.#claims[cell]!.group === group ? 1 : 0
    const cell = row * this.#columns + column
    return (
      isAlly(this.#cells[cell - this.#columns]) +
      isAlly(this.#cells[cell + this.#columns]) +
      (column > 0 ? isAlly(this.#cells[cell - 1]) : 0) +
      (column < this.#columns - 1 ? isAlly(this.#cells[cell + 1]) : 0)
    )
  }
}

function tiesOf({ claims, steps }: Piece): Tie[][] {
  const indexes = new Map(claims.map(({ id }, index) => [id, index]))
  const byJunction = new Map(steps.map((step) => [step.junction.id, step]))
  const ties: Tie[][] = claims.map(() => [])
  const tie = (lower: number | undefined, upper: number | undefined, side: 0 | 1) => {
    if (lower === undefined || upper === undefined || lower === upper) return
    ties[lower]!.push({ other: upper, side })
    ties[upper]!.push({ other: lower, side: side === 0 ? 0 : -1 })
  }
  for (const { premises, target } of steps) {
    const [first, ...linked] = premises.map(({ id }) => indexes.get(id))
    for (const premise of linked) tie(premise, first, 0)
    const hit = byJunction.get(target.id)
    for (const premise of [first, ...linked]) {
      if (hit) for (const { id } of hit.premises.slice(0, 1)) tie(premise, indexes.get(id), 0)
      else tie(premise, indexes.get(target.id), 1)
    }
  }
  return ties
}
