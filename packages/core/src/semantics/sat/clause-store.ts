import { withRoom } from './growing.ts'

/** Literals inside: variable v is 2v, its negation 2v + 1. */
export type Literal = number
/** Where a clause begins in `cells`. */
export type ClauseRef = number

/** No clause: the reason of decisions and of what is so at level 0. */
export const NONE = -1

/** Cells before the literals of a clause: how many it has, and its glue. */
const HEAD = 2

/**
 * Clauses of two literals and more, one after the other in one array: its size, its glue (levels
 * among its literals when it was learned, Audemard and Simon 2009; 0 if it was given), its literals.
 * Each is watched by its first two literals (Moskewicz et al. 2001).
 */
export class ClauseStore {
  cells = new Int32Array(1024)
  /**
   * By literal: pairs of another literal of the clause, which spares a look at it where it is true,
   * and the clause; for clauses of two literals the complement of its reference, since such a pair
   * says all of it.
   */
  watchers: Int32Array[] = [new Int32Array(0), new Int32Array(0)]
  /** Entries in use of each of them. */
  watched = new Int32Array(64)
  learned: ClauseRef[] = []
  #given: ClauseRef[] = []
  #end = 0

  addVariable(): void {
    this.watchers.push(new Int32Array(8), new Int32Array(8))
    this.watched = withRoom(this.watched, this.watchers.length)
  }

  /** Place of the first literal of `clause`. */
  static literalsAt(clause: ClauseRef): number {
    return clause + HEAD
  }

  sizeOf(clause: ClauseRef): number {
    return this.cells[clause]!
  }

  add(literals: readonly Literal[], glue: number): ClauseRef {
    const clause = this.#end
    this.#end += HEAD + literals.length
    this.cells = withRoom(this.cells, this.#end)
    this.cells[clause] = literals.length
    this.cells[clause + 1] = glue
    this.cells.set(literals, clause + HEAD)
    const list = glue === 0 ? this.#given : this.learned
    list.push(clause)
    const [a, b] = [literals[0]!, literals[1]!]
    const named = literals.length === 2 ? ~clause : clause
    this.watch(a, b, named)
    this.watch(b, a, named)
    return clause
  }

  watch(literal: Literal, other: Literal, clause: ClauseRef): void {
    const length = this.watched[literal]!
    let list = this.watchers[literal]!
    if (length + 2 > list.length) {
      list = withRoom(list, length + 2)
      this.watchers[literal] = list
    }
    list[length] = other
    list[length + 1] = clause
    this.watched[literal] = length + 2
  }

  /**
   * Forgets the half of what was learned that spans the most levels, whatever is true for good, and
   * literals that are false for good. Only at level 0, with everything propagated: the clauses move.
   */
  forget(values: Int8Array): void {
    const { cells } = this
    const learned = this.learned.toSorted((a, b) => cells[a + 1]! - cells[b + 1]!)
    const kept = learned.filter((clause, i) => i <= learned.length / 2 || cells[clause + 1]! <= 2)
    const given = this.#given
    this.cells = new Int32Array(cells.length)
    this.#end = 0
    this.#given = []
    this.learned = []
    this.watched.fill(0)
    for (const clause of [...given, ...kept]) {
      const literals = cells.subarray(clause + HEAD, clause + HEAD + cells[clause]!)
      if (literals.some((literal) => values[literal] === 1)) continue
      this.add([...literals.filter((literal) => values[literal] === 0)], cells[clause + 1]!)
    }
  }
}
