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
  neighbour: 230,
  /** Each row that a claim of a position stands below the thesis; others make room. */
  below: 40,
  /** A card right on the straight line. */
  inTheWay: 90,
} as const

const MOST_PASSES = 16
/** Rows and columns round the middle of its ties in which a claim looks for a better slot. */
const REACH = 5

/** Claims times kicks: small pieces are worth many, large ones would take too long. */
const KICKED_CLAIMS = 500
const MOST_KICKS = 40
const EXCHANGES_PER_KICK = 4

/**
 * Improves `start` by exchanging claims, or a claim and an empty slot, as long as that shortens
 * lines, keeps reasons below conclusions and claims of one position together; then kicks the
 * optimum it found and climbs again, keeping the best (iterated local search: Lourenço, Martin and
 * Stützle 2003). Deterministic and bounded. The thesis keeps the first row for itself.
 */
export function improveSlots(
  piece: Piece,
  start: ReadonlyMap<string, Slot>,
  columns: number,
): Map<string, Slot> {
  const board = new Board(piece, start, columns)
  board.climb()
  const kicks = Math.min(MOST_KICKS, Math.floor(KICKED_CLAIMS / piece.claims.length))
  let best = board.state()
  for (let kick = 0; kick < kicks; kick += 1) {
    board.kick()
    board.climb()
    const next = board.state()
    if (next.cost < best.cost) best = next
    else board.restore(best)
  }
  return board.slots()
}

interface BoardState {
  readonly cost: number
  readonly cells: Int32Array
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
  #random = 20_111

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

  climb(): void {
    for (let pass = 0; pass < MOST_PASSES; pass += 1) if (!this.#improve()) return
  }

  /** A few exchanges without regard to what they cost. */
  kick(): void {
    for (let count = 0; count < EXCHANGES_PER_KICK; count += 1) {
      const claim = this.#below(this.#claims.length)
      const cell = this.#firstFree + this.#below(this.#cells.length - this.#firstFree)
      if (!this.#claims[claim]!.isThesis) this.#exchange(claim, cell)
    }
  }

  state(): BoardState {
    let cost = 0
    for (let claim = 0; claim < this.#claims.length; claim += 1) cost += this.#cost(claim)
    return { cost, cells: this.#cells.slice() }
  }

  restore({ cells }: BoardState): void {
    cells.forEach((claim, cell) => this.#put(claim, cell))
  }

  /** One pass over all exchanges with slots near the claims that each is tied to; false when none helped. */
  #improve(): boolean {
    let hasImproved = false
    for (let claim = 0; claim < this.#claims.length; claim += 1) {
      if (this.#claims[claim]!.isThesis) continue
      for (const cell of this.#cellsNearTies(claim)) {
        if (this.#tryExchange(claim, cell)) hasImproved = true
      }
    }
    return hasImproved
  }

  #cellsNearTies(claim: number): number[] {
    const ties = this.#ties[claim]!
    const around =
      ties.length > 0 ? ties.map(({ other }) => this.#cellOf[other]!) : [this.#cellOf[claim]!]
    const mean = (values: readonly number[]) =>
      Math.round(values.reduce((sum, value) => sum + value, 0) / values.length)
    const row = mean(around.map((cell) => Math.floor(cell / this.#columns)))
    const column = mean(around.map((cell) => cell % this.#columns))
    const left = Math.max(0, column - REACH)
    const right = Math.min(this.#columns - 1, column + REACH)
    const cells: number[] = []
    for (let at = row - REACH; at <= row + REACH; at += 1) {
      for (let cell = at * this.#columns + left; cell <= at * this.#columns + right; cell += 1) {
        if (cell >= this.#firstFree && cell < this.#cells.length) cells.push(cell)
      }
    }
    return cells
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
    this.#exchange(claim, cell)
    const after = this.#cost(claim) + (other === EMPTY ? 0 : this.#cost(other))
    if (after < before - 1e-6) return true
    this.#exchange(claim, from)
    return false
  }

  #exchange(claim: number, cell: number): void {
    const from = this.#cellOf[claim]!
    this.#put(this.#cells[cell]!, from)
    this.#put(claim, cell)
  }

  /** Park and Miller 1988: the same map is always kicked in the same places. */
  #below(limit: number): number {
    this.#random = (this.#random * 48_271) % 2_147_483_647
    return this.#random % limit
  }

  #cost(claim: number): number {
    const cell = this.#cellOf[claim]!
    const row = Math.floor(cell / this.#columns)
    const column = cell % this.#columns
    let cost = row * (this.#claims[claim]!.group === null ? 1 : COST.below)
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
