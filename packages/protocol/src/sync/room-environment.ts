import type { RoomLimits } from './limits.ts'
import type { Log } from './log.ts'

/** What a room tells the one who runs it, to count and to write down. */
export type RoomNotice =
  /** A client's copy of the map is not what the log makes of it. */
  | { readonly kind: 'divergence'; readonly session: string; readonly revision: number }
  | { readonly kind: 'log failed'; readonly cause: unknown }

export interface RoomEnvironment {
  readonly log: Log
  /** Milliseconds; only differences matter. */
  readonly now: () => number
  /** A fresh UUID. */
  readonly newSession: () => string
  /** Runs `flush` once, a few milliseconds later: what comes in until then leaves together. */
  readonly soon: (flush: () => void) => void
  readonly notice?: (notice: RoomNotice) => void
  readonly limits?: Partial<RoomLimits>
}
