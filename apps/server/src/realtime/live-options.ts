import type { RoomLimits } from '@counterpoint/protocol/sync'
import type { LiveCapacity } from './turnstile.ts'

/** Limits of live editing, where they are to be others than the product's. */
export interface LiveOptions {
  readonly capacity?: LiveCapacity
  readonly limits?: Partial<RoomLimits>
}
