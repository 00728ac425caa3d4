import type { ArgumentMap } from '../model/argument-map.ts'
import { applyEffects } from '../operation/draft.ts'
import { reversed, type Effect } from '../operation/effect.ts'
import { assert } from '../result.ts'

/** An entry of a log, as far as it changes the map. */
interface Step {
  readonly revision: number
  readonly effects: readonly Effect[]
}

/** Maps kept at most, at equal distances. */
const MOST_KEPT = 64
const FIRST_STRIDE = 50

/**
 * A map at each revision of a stretch of its log ([V25]). The stretch grows in both directions; from
 * the map at one revision it goes forth by effects and back by effects reversed.
 *
 * It keeps a map every so many revisions, so that none is further than half of that away; the longer
 * the log, the further apart, so that no more than 64 maps are kept. They share every record that
 * did not change between them.
 */
export class Timeline {
  /** Effects of revision `first + 1 + index`. */
  readonly #effects: (readonly Effect[])[] = []
  readonly #kept = new Map<number, ArgumentMap>()
  #first: number
  #stride = FIRST_STRIDE
  /** Where somebody looked last: the next look is often at its neighbour. */
  #visited: { readonly revision: number; readonly map: ArgumentMap }

  constructor(start: { readonly revision: number; readonly map: ArgumentMap }) {
    this.#first = start.revision
    this.#visited = start
    this.#kept.set(start.revision, start.map)
  }

  /** The earliest revision that can be looked at. */
  get first(): number {
    return this.#first
  }

  /** The latest one. */
  get last(): number {
    return this.#first + this.#effects.length
  }

  /** Takes in what follows `last`, in order. */
  append(steps: readonly Step[]): void {
    for (const { revision, effects } of steps) {
      assert(revision === this.last + 1, `Revision ${revision} does not follow ${this.last}.`)
      this.#effects.push(effects)
      if (revision % this.#stride === 0) this.#keep(revision)
    }
  }

  /** Takes in what comes before, up to `first`, in order. */
  prepend(steps: readonly Step[]): void {
    for (const [index, { revision }] of steps.entries()) {
      const expected = this.#first - steps.length + index + 1
      assert(revision === expected, `Revision ${revision} is not ${expected}, before what is here.`)
    }
    this.#effects.unshift(...steps.map(({ effects }) => effects))
    const before = this.#first
    this.#first -= steps.length
    for (let revision = before - 1; revision >= this.#first; revision--) {
      if (revision % this.#stride === 0 || revision === this.#first) this.#keep(revision)
    }
  }

  /** The map at `revision`, which must lie from `first` to `last`. */
  mapAt(revision: number): ArgumentMap {
    const map = this.#mapAt(revision)
    this.#visited = { revision, map }
    return map
  }

  #mapAt(revision: number): ArgumentMap {
    assert(
      revision >= this.#first && revision <= this.last,
      `Revision ${revision} is not among ${this.#first} to ${this.last}.`,
    )
    let { revision: from, map } = this.#visited
    for (const [kept, at] of this.#kept) {
      if (Math.abs(kept - revision) < Math.abs(from - revision)) [from, map] = [kept, at]
    }
    return from <= revision
      ? applyEffects(map, this.#between(from, revision))
      : applyEffects(map, reversed(this.#between(revision, from)))
  }

  /** Everything done after revision `from`, up to `to`. */
  #between(from: number, to: number): Effect[] {
    return this.#effects.slice(from - this.#first, to - this.#first).flat()
  }

  #keep(revision: number): void {
    this.#kept.set(revision, this.#mapAt(revision))
    if (this.#kept.size <= MOST_KEPT) return
    this.#stride *= 2
    for (const kept of this.#kept.keys()) {
      if (kept % this.#stride !== 0) this.#kept.delete(kept)
    }
  }
}
