import {
  apply,
  basedOn,
  fail,
  violation,
  type Applied,
  type ArgumentMap,
  type Effect,
  type Operation,
  type Result,
  type Violation,
} from '@counterpoint/core'
import type { Problem } from '../error.ts'
import type { LiveEntry, Welcome } from '../realtime/down.ts'
import { isAtLeast, type Role } from '../role.ts'
import { Answers } from './answers.ts'
import type { Base } from './base.ts'
import type { Outbox, Renamed } from './outbox.ts'
import { keyOf, replay, type MutationKey, type PendingMutation } from './pending.ts'
import type { Fate } from './replica-act.ts'
import { UndoHistory, type StepKind } from './undo-history.ts'

/** What a change did here, and the mutation that carries it; none when nothing changed. */
export interface Done extends Applied {
  readonly mutation?: PendingMutation
}

/** Why a step is not taken back or done again, and what would have done it on an earlier map. */
export interface TooLate extends Violation {
  readonly operation?: Operation
}

const READ_ONLY = 'You may look at this map and not change it; ask its owner.'
const FULL =
  'As many changes wait for the server as this page keeps. Save a copy of the map, and go on when it answers.'

/**
 * What this page makes: it is shown at once, on top of what the server has, waits in the outbox until
 * it is answered for, and can be taken back. What becomes of each change is told to `tell`; it is
 * shown until `reshow`.
 */
export class OwnChanges {
  /** Whether the person may change anything is asked of it. */
  role: Role = 'owner'
  readonly #base: Base
  readonly #outbox: Outbox
  readonly #now: () => number
  readonly #tell: (fate: Fate) => void
  readonly #history = new UndoHistory()
  readonly #answers = new Answers()
  #map: ArgumentMap

  /** `now`: milliseconds since 1970. */
  constructor(base: Base, outbox: Outbox, now: () => number, tell: (fate: Fate) => void) {
    this.#base = base
    this.#outbox = outbox
    this.#now = now
    this.#tell = tell
    this.#map = replay(base.copy.map, outbox.pending)
  }

  /** The map with all changes made here that still fit, answered for or not. */
  get map(): ArgumentMap {
    return this.#map
  }

  get mayEdit(): boolean {
    return isAtLeast(this.role, 'editor')
  }

  get isFull(): boolean {
    return this.#outbox.isFull(this.#now())
  }

  get canUndo(): boolean {
    return this.#history.canUndo
  }

  get canRedo(): boolean {
    return this.#history.canRedo
  }

  make(operation: Operation): Result<Done, Violation> {
    return this.#refusal ?? this.#perform(basedOn(this.#map, operation), 'done')
  }

  undo(): Result<Done, TooLate> | undefined {
    if (this.canUndo && this.#refusal) return this.#refusal
    return this.#step(this.#history.takeUndo(), 'undone')
  }

  redo(): Result<Done, TooLate> | undefined {
    if (this.canRedo && this.#refusal) return this.#refusal
    return this.#step(this.#history.takeRedo(), 'redone')
  }

  /** Shows what is not answered for on top of what the server has. */
  reshow(): void {
    this.#map = replay(this.#base.copy.map, this.#outbox.pending)
  }

  /** The base has `entry` now. Says whether that answers for a mutation that waited here. */
  arrived(entry: LiveEntry): boolean {
    let isAnswer = false
    for (const { key, effects } of this.#answers.reachedBy(entry)) {
      if (this.#settle(key, effects)) isAnswer = true
    }
    return isAnswer
  }

  /** By HTTP: the log has the mutation at `revision`, which the base need not have. */
  submitted(mutation: PendingMutation, revision: number): void {
    this.#answers.submitted(keyOf(mutation), revision)
  }

  /** The mutation is done, and in the base. */
  settle(mutation: PendingMutation): void {
    this.#settle(keyOf(mutation))
  }

  /** A mutation never takes effect. Says whether it was waited for. */
  refuse(of: { readonly client: string; readonly number: number }, problem: Problem): boolean {
    const mutation = this.#outbox.settle(keyOf(of))
    if (!mutation) return false
    this.#history.settle(keyOf(of), [])
    this.#tell({ kind: 'refused', mutation, problem })
    return true
  }

  /** Mutations go on under other names. */
  rename(renamed: readonly Renamed[]): void {
    for (const { before, after } of renamed) {
      this.#history.rename(keyOf(before), keyOf(after))
      this.#tell({ kind: 'renamed', before, after })
    }
  }

  /**
   * The base has everything up to the welcome's revision: only now is it sure that what the server
   * decided in our queues, and did not refuse, is in it.
   */
  caughtUp({ clients }: Welcome): void {
    for (const { id, decided } of clients) {
      for (const mutation of this.#outbox.pending) {
        const { client, number, key } = mutation
        if (client === id && key === undefined && number <= decided) this.settle(mutation)
      }
    }
  }

  /** Asked before a step is taken, or the step would be lost. */
  get #refusal(): Result<never, Violation> | undefined {
    const { id } = this.#map
    if (!this.mayEdit) return fail(violation('R12', id, READ_ONLY))
    return this.isFull ? fail(violation('R14', id, FULL)) : undefined
  }

  #step(operation: Operation | undefined, kind: StepKind): Result<Done, TooLate> | undefined {
    const done = operation && this.#perform(operation, kind)
    return !done || done.ok ? done : fail({ ...done.error, operation })
  }

  #perform(operation: Operation, kind: StepKind): Result<Done, Violation> {
    const applied = apply(this.#map, operation)
    if (!applied.ok) return applied
    if (applied.value.effects.length === 0) return { ok: true, value: { ...applied.value } }
    const mutation = this.#outbox.add(operation, this.#now())
    this.#map = applied.value.map
    this.#history.record(kind, keyOf(mutation), applied.value.effects)
    return { ok: true, value: { ...applied.value, mutation } }
  }

  #settle(key: MutationKey, effects?: readonly Effect[]): boolean {
    if (effects) this.#history.settle(key, effects)
    const mutation = this.#outbox.settle(key)
    if (mutation) this.#tell({ kind: 'settled', mutation })
    return mutation !== undefined
  }
}
