import { successionOn, type ArgumentMap, type Operation } from '@counterpoint/core'

/** A change that was made here and that is not answered for yet. */
export interface PendingMutation {
  /** Queue that it was made in, and its number there, from 1. */
  readonly client: string
  readonly number: number
  readonly operation: Operation
  /** When it was made, in milliseconds since 1970, where that is known. */
  readonly madeAt?: number
  /**
   * Idempotency key, when it goes by HTTP: too large for a frame, made while no socket could be
   * had. Such a change takes no part in the numbering that the server knows.
   */
  readonly key?: string
}

/** Names a mutation among all of a map. */
export type MutationKey = `${string}/${number}`

export const keyOf = ({ client, number }: { client: string; number: number }): MutationKey =>
  `${client}/${number}`

/** A mutation that no longer fits is not shown, but stays pending until it is answered for. */
export function replay(base: ArgumentMap, pending: readonly PendingMutation[]): ArgumentMap {
  if (pending.length === 0) return base
  const succession = successionOn(base)
  for (const { operation } of pending) succession.apply(operation)
  return succession.finish()
}
