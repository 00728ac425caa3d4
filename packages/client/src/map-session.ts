import type { Applied, ArgumentMap, Operation, Result, Violation } from '@counterpoint/core'
import type {
  Actor,
  DiscussionPart,
  LiveEntry,
  PresenceDown,
  PresenceState,
  Problem,
  Role,
} from '@counterpoint/protocol'
import { keyOf, type Done, type PendingMutation, type TooLate } from '@counterpoint/protocol/sync'
import type { Api } from './api.ts'
import type { OpenSocket } from './live-socket.ts'
import type { PendingQueue } from './pending-queue.ts'
import type { SaveState } from './save-state.ts'

/** A change that the server would not take, kept for the person to see. */
export interface RefusedChange {
  /** `key` names it among all changes of the map. */
  readonly change: { readonly key: string; readonly operation: Operation }
  readonly problem: Problem
}

/** What a page shows; a new object whenever anything changed, the same one otherwise. */
export interface SessionState {
  /** The map with all changes made here, sent or not. */
  readonly map: ArgumentMap
  readonly save: SaveState
  readonly refused: readonly RefusedChange[]
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** What this person may do here, as far as it is known. */
  readonly role: Role
  /** Who this person is to the others; undefined until there was a connection. */
  readonly you: Actor | undefined
  /** What was done since the page was opened, by whom, the last one last; at most 100 entries. */
  readonly activity: readonly LiveEntry[]
}

/** Somebody else who looks at the map now. */
export type Person = PresenceDown['people'][number]

export interface MapSession {
  readonly state: () => SessionState
  /** Calls `listener` after every change of state; the answer unsubscribes. */
  readonly subscribe: (listener: () => void) => () => void
  /**
   * Changes the map here and now, and sends the change as soon as the server can be reached. The
   * log tells what it did in truth, under the name of its mutation.
   */
  readonly dispatch: (operation: Operation) => Result<Done, Violation>
  /** Takes this person's last step back, or says why it cannot be taken back any more. */
  readonly undo: () => Result<Applied, TooLate> | undefined
  readonly redo: () => Result<Applied, TooLate> | undefined
  readonly dismissRefused: (key: string) => void
  /** Fetches what others did since, and tries at once to connect when there is no connection. */
  readonly refresh: () => Promise<void>
  /** Goes on with what waits, after somebody who had to has signed in again. */
  readonly resume: () => Promise<void>
  /** Whether closing the page now could lose a change. */
  readonly isAtRisk: () => boolean
  /** Everybody else who is here; another array whenever anybody came, moved or left. */
  readonly people: () => readonly Person[]
  /** Calls `listener` whenever `people` changed, which may be many times a second. */
  readonly subscribeToPeople: (listener: () => void) => () => void
  /** Tells the others where this person is. */
  readonly moveTo: (presence: PresenceState) => void
  /** Calls `listener` with the parts of the discussion that changed, or may have. */
  readonly subscribeToDiscussion: (
    listener: (parts: readonly DiscussionPart[]) => void,
  ) => () => void
  readonly close: () => Promise<void>
}

export interface SessionEnvironment {
  readonly api: Api
  readonly queue: PendingQueue
  /** A fresh UUID. */
  readonly newKey: () => string
  /** In [0, 1). */
  readonly random: () => number
  /** Live editing; without it changes go by HTTP, and others' are seen on `refresh`. */
  readonly openSocket?: OpenSocket
}

export const refusedChange = (mutation: PendingMutation, problem: Problem): RefusedChange => ({
  change: { key: keyOf(mutation), operation: mutation.operation },
  problem,
})
