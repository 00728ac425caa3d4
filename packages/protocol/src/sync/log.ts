import type { Actor } from '../actor.ts'
import type { LiveEntry } from '../realtime/down.ts'
import type { ClientId, Mutation } from '../realtime/up.ts'
import type { Problem } from '../error.ts'
import type { Role } from '../role.ts'

/** Where a map's log stands. */
export interface LogHead {
  /** Another value when the map was deleted and made anew under its id. */
  readonly epoch: string
  readonly revision: number
  /** Another value whenever somebody's rights on this map may have changed. */
  readonly access: number
}

/** Entries above a revision, in order and without a gap; all of one reading of the log. */
export interface LogPage extends LogHead {
  readonly entries: readonly LiveEntry[]
}

/** Mutations of one queue that follow one another. */
export interface Batch {
  readonly client: ClientId
  readonly by: Actor
  readonly mutations: readonly Mutation[]
}

/** What became of one mutation. The same mutation sent again gets the same outcome. */
export type Outcome =
  /** `entry` where the log has it at hand; otherwise it is read from the log. */
  | {
      readonly kind: 'committed'
      readonly number: number
      readonly revision: number
      readonly entry?: LiveEntry
    }
  | { readonly kind: 'refused'; readonly number: number; readonly problem: Problem }

/** What became of a batch. */
export type Decision =
  | { readonly kind: 'decided'; readonly head: LogHead; readonly outcomes: readonly Outcome[] }
  /** The batch does not follow on the number last decided; nothing was done. */
  | { readonly kind: 'gap'; readonly decided: number }
  /** Too much waits already; nothing was done. */
  | { readonly kind: 'busy'; readonly retryMs: number }
  /** The queue is another person's; nothing was done. */
  | { readonly kind: 'foreign' }
  | { readonly kind: 'gone' }

/** What the log knows of a queue. */
export interface QueueState {
  readonly id: ClientId
  /** Number of the mutation decided last; 0 when there was none. */
  readonly decided: number
  /** Refusals above the number that was asked for. */
  readonly refusals: readonly { readonly number: number; readonly problem: Problem }[]
}

/** A log's head and some queues, read together. */
export interface Opening extends LogHead {
  readonly queues: readonly QueueState[]
}

/**
 * What a room needs of the place where a map's operations are decided and kept. Every promise may
 * be rejected, when the place cannot be reached: then the outcome of `decide` is unknown, and the
 * same batch may be handed in again.
 */
export interface Log {
  /**
   * Decides the batch by core's `apply`, in order, at most once for each (client, number), by the
   * rights that its person has at that moment. Durable when it resolves. A refused mutation
   * counts as decided, or its queue could never go on.
   */
  decide(batch: Batch): Promise<Decision>
  /** Entries above `after`, at most `limit`; undefined when there is no such map. */
  read(after: number, limit: number): Promise<LogPage | undefined>
  head(): Promise<LogHead | undefined>
  /** Undefined when there is no such map. Queues of other people are left out. */
  open(
    by: Actor,
    clients: readonly { readonly id: ClientId; readonly acknowledged: number }[],
  ): Promise<Opening | undefined>
  /** The rights of each, now; null where the map may not be seen. */
  rolesOf(people: readonly Actor[]): Promise<readonly (Role | null)[]>
  /** `stateHash` of the map at `revision`; undefined when that is not known any more. */
  hashAt(revision: number): Promise<string | undefined>
}
