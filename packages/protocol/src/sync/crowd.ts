import type { Actor } from '../actor.ts'
import type { PresenceDown } from '../realtime/down.ts'
import type { PresenceState } from '../realtime/presence.ts'

type People = PresenceDown['people']

interface Presence {
  readonly who: Actor
  readonly isHere: boolean
  state: PresenceState
  /** Rises with every move of anybody. */
  moved: number
}

const NOWHERE: PresenceState = { pointer: null, selected: [], editing: null, view: null }

/**
 * Who is on a map and where. Moves are gathered until they are taken, the last one of each person
 * only; pointers are shown of the `pointers` people who moved last, because a crowd's pointers
 * grow with its square.
 */
export class Crowd {
  readonly #pointers: number
  readonly #people = new Map<string, Presence>()
  readonly #changed = new Set<string>()
  readonly #left = new Map<string, Presence>()
  #pointing: ReadonlySet<string> = new Set()
  #moves = 0

  constructor(pointers: number) {
    this.#pointers = pointers
  }

  get size(): number {
    return this.#people.size
  }

  /** `isHere`: on this process, and not told by another one. */
  come(session: string, who: Actor, isHere = true): void {
    this.#people.set(session, { who, isHere, state: NOWHERE, moved: ++this.#moves })
    this.#left.delete(session)
    this.#changed.add(session)
  }

  move(session: string, state: PresenceState): void {
    const person = this.#people.get(session)
    if (!person) return
    person.state = state
    person.moved = ++this.#moves
    this.#changed.add(session)
  }

  leave(session: string): void {
    const person = this.#people.get(session)
    if (!person) return
    this.#people.delete(session)
    this.#changed.delete(session)
    this.#left.set(session, person)
  }

  /** What changed since the last time: all of it, and the part that happened on this process. */
  takeChanges(): { readonly all: People; readonly here: People } {
    // Who merely lost their pointer here did not move: told elsewhere, it would come back for ever.
    const moved = new Set(this.#changed)
    const before = this.#pointing
    this.#pointing = this.#lastMoved()
    for (const session of before) if (!this.#pointing.has(session)) this.#changed.add(session)
    const all: People = []
    const here: People = []
    for (const [session, { who, isHere }] of this.#left) {
      all.push({ session, who, state: null })
      if (isHere) here.push({ session, who, state: null })
    }
    for (const session of this.#changed) {
      const person = this.#people.get(session)
      if (!person) continue
      all.push(this.#shown(session, person))
      if (person.isHere && moved.has(session))
        here.push({ session, who: person.who, state: person.state })
    }
    this.#left.clear()
    this.#changed.clear()
    return { all, here }
  }

  everybody(): People {
    return [...this.#people].map(([session, person]) => this.#shown(session, person))
  }

  #shown(session: string, { who, state }: Presence): People[number] {
    if (state.pointer === null || this.#people.size <= this.#pointers)
      return { session, who, state }
    return {
      session,
      who,
      state: this.#pointing.has(session) ? state : { ...state, pointer: null },
    }
  }

  #lastMoved(): ReadonlySet<string> {
    if (this.#people.size <= this.#pointers) return new Set(this.#people.keys())
    const byMove = [...this.#people].sort(([, a], [, b]) => b.moved - a.moved)
    return new Set(byMove.slice(0, this.#pointers).map(([session]) => session))
  }
}
