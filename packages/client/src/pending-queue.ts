import { keyOf, type PendingMutation } from '@counterpoint/protocol/sync'

/** Where unanswered changes of one map wait; `load` gives them back in the order of adding. */
export interface PendingQueue {
  /** What `add` resolved for survives the page, the browser and the power. */
  readonly isDurable: boolean
  /** Own changes, and those of pages of this browser that are gone; nobody else gets them too. */
  load(): Promise<readonly PendingMutation[]>
  add(mutation: PendingMutation): Promise<void>
  remove(mutation: PendingMutation): Promise<void>
  close(): Promise<void>
}

/** A queue that lives as long as the page: where there is no database, and in tests. */
export function memoryQueue(initial: readonly PendingMutation[] = []): PendingQueue {
  const mutations = new Map<string, PendingMutation>(
    initial.map((mutation) => [keyOf(mutation), mutation]),
  )
  return {
    isDurable: false,
    load: async () => [...mutations.values()],
    add: async (mutation) => void mutations.set(keyOf(mutation), mutation),
    remove: async (mutation) => void mutations.delete(keyOf(mutation)),
    close: async () => undefined,
  }
}
