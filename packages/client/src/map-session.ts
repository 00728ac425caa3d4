import {
  apply,
  applyEffects,
  mapOf,
  ok,
  type Applied,
  type ArgumentMap,
  type Effect,
  type MapId,
  type Operation,
  type Result,
  type Violation,
} from '@counterpoint/core'
import { getMap, readLog, submitOperations, type Problem } from '@counterpoint/protocol'
import type { Api } from './api.ts'
import { Refused, Unreachable } from './failure.ts'
import type { PendingChange, PendingQueue } from './pending-queue.ts'
import { backoffMs } from './backoff.ts'
import { UndoHistory } from './undo-history.ts'

/** A change that the server would not take, kept for the person to see. */
export interface RefusedChange {
  readonly change: PendingChange
  readonly problem: Problem
}

export type SaveState =
  /** The server has everything. */
  | { readonly kind: 'saved'; readonly revision: number }
  | { readonly kind: 'saving'; readonly unsent: number }
  /** The server does not answer; changes wait here and are sent when it does. */
  | { readonly kind: 'away'; readonly unsent: number }
  /** The map was deleted, or may not be seen any more. */
  | { readonly kind: 'gone' }

/** What a page shows; a new object whenever anything changed, the same one otherwise. */
export interface SessionState {
  /** The map with all changes made here, sent or not. */
  readonly map: ArgumentMap
  readonly save: SaveState
  readonly refused: readonly RefusedChange[]
  readonly canUndo: boolean
  readonly canRedo: boolean
}

export interface MapSession {
  readonly state: () => SessionState
  /** Calls `listener` after every change of state; the answer unsubscribes. */
  readonly subscribe: (listener: () => void) => () => void
  /** Changes the map here and now, and sends the change as soon as the server can be reached. */
  readonly dispatch: (operation: Operation) => Result<Applied, Violation>
  /** Takes this person's last step back, or says why it cannot be taken back any more. */
  readonly undo: () => Result<Applied, Violation> | undefined
  readonly redo: () => Result<Applied, Violation> | undefined
  readonly dismissRefused: (key: string) => void
  /** Fetches what others did since. Does nothing while the server is away. */
  readonly refresh: () => Promise<void>
  /** Whether closing the page now could lose a change. */
  readonly isAtRisk: () => boolean
  readonly close: () => Promise<void>
}

interface Environment {
  readonly api: Api
  readonly queue: PendingQueue
  /** A fresh idempotency key. */
  readonly newKey: () => string
  readonly random: () => number
}

/** Loads the map and whatever still waited to be sent. Throws `Refused` or `Unreachable`. */
export async function openMapSession(id: MapId, environment: Environment): Promise<MapSession> {
  const [document, waiting] = await Promise.all([
    environment.api.call(getMap, { params: { id } }),
    environment.queue.load(),
  ])
  return new Session(id, environment, mapOf(document), document.revision, waiting)
}

/**
 * Optimistic state machine of one map: `base` is what the server has at `revision`, `pending` what
 * it has not answered for, and what is shown is `pending` applied to `base`. Changes are sent one
 * by one in order; after each answer, what others did in between is fetched from the log.
 */
class Session implements MapSession {
  readonly #id: MapId
  readonly #environment: Environment
  readonly #history = new UndoHistory()
  readonly #listeners = new Set<() => void>()
  readonly #unstored = new Set<string>()
  #base: ArgumentMap
  #revision: number
  #pending: readonly PendingChange[]
  #shown: ArgumentMap
  #refused: readonly RefusedChange[] = []
  #failures = 0
  #isGone = false
  #isClosed = false
  #isSending = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #state: SessionState

  constructor(
    id: MapId,
    environment: Environment,
    base: ArgumentMap,
    revision: number,
    waiting: readonly PendingChange[],
  ) {
    this.#id = id
    this.#environment = environment
    this.#base = base
    this.#revision = revision
    this.#pending = waiting
    this.#shown = replay(base, waiting)
    this.#state = this.#snapshot()
    void this.#send()
  }

  state = (): SessionState => this.#state

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  dispatch = (operation: Operation): Result<Applied, Violation> =>
    this.#perform(operation, (effects) => this.#history.record(effects))

  undo = (): Result<Applied, Violation> | undefined => {
    const operation = this.#history.takeUndo()
    return operation && this.#perform(operation, (effects) => this.#history.undone(effects))
  }

  redo = (): Result<Applied, Violation> | undefined => {
    const operation = this.#history.takeRedo()
    return operation && this.#perform(operation, (effects) => this.#history.redone(effects))
  }

  dismissRefused = (key: string): void => {
    this.#refused = this.#refused.filter(({ change }) => change.key !== key)
    this.#publish()
  }

  refresh = async (): Promise<void> => {
    if (this.#isSending || this.#isClosed || this.#isGone) return
    try {
      await this.#catchUp()
      this.#failures = 0
    } catch (cause) {
      this.#settleFailure(cause)
    }
    this.#reshow()
    if (this.#pending.length > 0) void this.#send()
  }

  isAtRisk = (): boolean => this.#unstored.size > 0

  close = async (): Promise<void> => {
    this.#isClosed = true
    clearTimeout(this.#timer)
    this.#listeners.clear()
    await this.#environment.queue.close()
  }

  #perform(
    operation: Operation,
    record: (effects: readonly Effect[]) => void,
  ): Result<Applied, Violation> {
    const applied = apply(this.#shown, operation)
    if (!applied.ok || applied.value.effects.length === 0) {
      this.#publish()
      return applied
    }
    const change = { key: this.#environment.newKey(), operation }
    this.#shown = applied.value.map
    this.#pending = [...this.#pending, change]
    record(applied.value.effects)
    this.#publish()
    void this.#store(change).then(() => this.#send())
    return ok(applied.value)
  }

  /** Without a database to wait in, the change still goes out; only closing the page is a risk. */
  async #store(change: PendingChange): Promise<void> {
    this.#unstored.add(change.key)
    try {
      await this.#environment.queue.add(change)
      if (this.#environment.queue.isDurable) this.#unstored.delete(change.key)
    } catch {
      // Stays in #unstored until the server has it: `isAtRisk` tells the page to warn.
    }
  }

  /** Sends what waits, in order, until nothing waits or the server does not answer. */
  async #send(): Promise<void> {
    if (this.#isSending || this.#isClosed || this.#isGone) return
    this.#isSending = true
    clearTimeout(this.#timer)
    try {
      for (let next = this.#pending[0]; next && !this.#isClosed; next = this.#pending[0]) {
        await this.#sendOne(next)
        this.#failures = 0
        this.#publish()
      }
    } catch (cause) {
      this.#settleFailure(cause)
    } finally {
      this.#isSending = false
    }
    this.#reshow()
    if (this.#failures > 0 && !this.#isClosed && !this.#isGone) {
      const waitMs = backoffMs(this.#failures, this.#environment.random())
      this.#timer = setTimeout(() => void this.refresh(), waitMs)
    } else if (this.#pending.length > 0 && !this.#isClosed && !this.#isGone) {
      void this.#send()
    }
  }

  async #sendOne(change: PendingChange): Promise<void> {
    const { api } = this.#environment
    try {
      const { revision, count } = await api.call(submitOperations, {
        params: { id: this.#id },
        headers: { 'idempotency-key': change.key },
        body: { operations: [change.operation] },
      })
      if (!this.#advance(change, revision, count)) await this.#catchUp()
    } catch (cause) {
      if (!(cause instanceof Refused) || cause.problem.code === 'not_found') throw cause
      await this.#catchUp()
      // Only now: without the catch-up the change is sent, and refused, once more.
      this.#refused = [...this.#refused, { change, problem: cause.problem }]
    }
    await this.#settle(change)
  }

  /** Moves the base by our own change, if nobody else's came in between. */
  #advance(change: PendingChange, revision: number, count: number): boolean {
    if (revision - count !== this.#revision) return false
    const applied = apply(this.#base, change.operation)
    if (!applied.ok) return false
    this.#base = applied.value.map
    this.#revision = revision
    return true
  }

  async #settle(change: PendingChange): Promise<void> {
    this.#pending = this.#pending.filter(({ key }) => key !== change.key)
    this.#unstored.delete(change.key)
    await this.#environment.queue.remove(change.key).catch(() => undefined)
    this.#shown = replay(this.#base, this.#pending)
  }

  async #catchUp(): Promise<void> {
    for (let next: number | null = this.#revision; next !== null;) {
      const page: { items: { revision: number; effects: Effect[] }[]; next: number | null } =
        await this.#environment.api.call(readLog, {
          params: { id: this.#id },
          query: { after: next },
        })
      for (const { revision, effects } of page.items) {
        if (revision !== this.#revision + 1) continue
        this.#base = applyEffects(this.#base, effects)
        this.#revision = revision
      }
      next = page.next
    }
  }

  #settleFailure(cause: unknown): void {
    if (cause instanceof Refused) this.#isGone = true
    else if (cause instanceof Unreachable) this.#failures++
    else throw cause
  }

  #reshow(): void {
    this.#shown = replay(this.#base, this.#pending)
    this.#publish()
  }

  #publish(): void {
    this.#state = this.#snapshot()
    for (const listener of this.#listeners) listener()
  }

  #snapshot(): SessionState {
    return {
      map: this.#shown,
      save: this.#saveState(),
      refused: this.#refused,
      canUndo: this.#history.canUndo,
      canRedo: this.#history.canRedo,
    }
  }

  #saveState(): SaveState {
    const unsent = this.#pending.length
    if (this.#isGone) return { kind: 'gone' }
    if (this.#failures > 0) return { kind: 'away', unsent }
    if (unsent > 0) return { kind: 'saving', unsent }
    return { kind: 'saved', revision: this.#revision }
  }
}

/** A change that no longer fits is not shown, but stays pending until the server has answered. */
function replay(base: ArgumentMap, pending: readonly PendingChange[]): ArgumentMap {
  let map = base
  for (const { operation } of pending) {
    const applied = apply(map, operation)
    if (applied.ok) map = applied.value.map
  }
  return map
}
