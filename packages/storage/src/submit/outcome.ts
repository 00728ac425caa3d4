import type { Result } from '@counterpoint/core'
import type { Committed, MutationKey, Refusal, Submission } from '../storage.ts'

export type Outcome = Result<Committed, Refusal>

/** A mutation came before another one of its queue that is missing. */
export interface Gap {
  readonly decided: number
}

/** What is said of a submission. An error is a mistake of ours that only its sender suffers. */
export type Verdict = Outcome | Gap | Error

/** A submission as it waits: what came through HTTP, or a live editor's mutation. */
export interface Sent extends Submission {
  readonly mutation?: MutationKey
  /** Do not try it: this is known to come of it. */
  readonly refuseAs?: Refusal
}

export interface SentMutation extends Sent {
  readonly mutation: MutationKey
}

export const isMutation = (sent: Sent): sent is SentMutation => sent.mutation !== undefined

export const refused = (refusal: Refusal): Outcome => ({ ok: false, error: refusal })

/** Remembered as a refusal, because a queue that cannot get past one of its mutations stands still. */
export const undecidable = (error: unknown): Refusal => ({
  code: 'undecidable',
  message: error instanceof Error ? error.message : String(error),
})
