import type { Effect, Operation } from '@counterpoint/core'
import type { NamedSubject } from './subject.ts'

/** Through which door a change came. */
export type Origin = 'rest' | 'live' | 'import' | 'seed'

/** Names a mutation: its queue, of which every tab has one, and its number in it, from 1. */
export interface MutationKey {
  readonly client: string
  readonly number: number
}

/** One operation in a map's log. Revisions of a map are contiguous and start at 1. */
export interface LogEntry {
  readonly revision: number
  readonly operation: Operation
  readonly effects: readonly Effect[]
  readonly subject: NamedSubject
  readonly origin: Origin
  /** The live editor's mutation that it was; null for other doors. */
  readonly mutation: MutationKey | null
  /** The suggestion that this accepted, and who made it. */
  readonly suggestion: { readonly id: string; readonly by: NamedSubject } | null
  /** ISO 8601, UTC. */
  readonly at: string
}
