import type { Problem } from '../error.ts'
import type { DiscussionPart, LiveEntry } from '../realtime/down.ts'
import type { UpMessage } from '../realtime/up.ts'
import type { Renamed } from './outbox.ts'
import type { PendingMutation } from './pending.ts'

/** What the owner of a replica has to do in the world, in this order. */
export type ReplicaAct =
  | { readonly kind: 'send'; readonly message: UpMessage }
  /** Fetch the map by HTTP and hand it to `loaded`. */
  | { readonly kind: 'load' }
  /** Submit the mutation by HTTP under its key; then `submitted`, `refused` or `unanswered`. */
  | { readonly kind: 'submit'; readonly mutation: PendingMutation }
  /** End the socket, call `disconnected`, and connect anew. */
  | { readonly kind: 'disconnect'; readonly reason: string }
  /** Call `resend` for this queue after this time. */
  | { readonly kind: 'wait'; readonly client: string; readonly ms: number }
  | Fate
  /** An entry of the log arrived for the first time. */
  | { readonly kind: 'arrived'; readonly entry: LiveEntry }
  /** These parts of the discussion changed, or may have; ask for them by HTTP. */
  | { readonly kind: 'discussed'; readonly parts: readonly DiscussionPart[] }

/** What became of a mutation that was made here. */
export type Fate =
  /** The mutation is answered for; it need not be kept any longer. */
  | { readonly kind: 'settled'; readonly mutation: PendingMutation }
  /** It goes on under another name, and is to be kept under that. */
  | ({ readonly kind: 'renamed' } & Renamed)
  | { readonly kind: 'refused'; readonly mutation: PendingMutation; readonly problem: Problem }
