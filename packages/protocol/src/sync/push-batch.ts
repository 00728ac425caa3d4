import type { Operation } from '@counterpoint/core'
import { LIVE_LIMITS } from '../realtime/version.ts'
import type { Push } from '../realtime/up.ts'
import { utf8Length } from './frame.ts'
import type { PendingMutation } from './pending.ts'

/** Room in a frame for what stands around the mutations of a push, in bytes. */
const AROUND = 1_024
/** As much for what stands around each. */
const AROUND_EACH = 64

/** Whether an operation can be pushed at all, if by itself. */
export const fitsIntoFrame = (operation: Operation): boolean =>
  sizeOf(operation) <= LIVE_LIMITS.frameBytes - AROUND

/** As many mutations from the front of `waiting`, all of one queue, as a push and a frame may hold. */
export function batchOf(waiting: readonly PendingMutation[]): Push['mutations'] {
  const batch: Push['mutations'] = []
  let bytes = AROUND
  for (const { client, number, operation, key } of waiting) {
    if (client !== waiting[0]?.client || key !== undefined) break
    bytes += sizeOf(operation) + AROUND_EACH
    const isFull = batch.length === LIVE_LIMITS.pushMutations || bytes > LIVE_LIMITS.frameBytes
    if (isFull && batch.length > 0) break
    batch.push({ number, operation })
  }
  return batch
}

const sizeOf = (operation: Operation): number => utf8Length(JSON.stringify(operation))
