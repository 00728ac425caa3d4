import type { Operation } from '@counterpoint/core'

/** A change that was made here and that the server has not answered for yet. */
export interface PendingChange {
  /** Idempotency key: the server does this change once, however often it is sent. */
  readonly key: string
  readonly operation: Operation
}

/** Where unsent changes of one map wait; `load` gives them back in the order of adding. */
export interface PendingQueue {
  /** What `add` resolved for survives the page, the browser and the power. */
  readonly isDurable: boolean
  /** Own changes, and those of pages of this browser that are gone. */
  load(): Promise<readonly PendingChange[]>
  add(change: PendingChange): Promise<void>
  remove(key: string): Promise<void>
  close(): Promise<void>
}

/** A queue that lives as long as the page: where there is no database, and in tests. */
export function memoryQueue(initial: readonly PendingChange[] = []): PendingQueue {
  const changes = new Map(initial.map((change) => [change.key, change]))
  return {
    isDurable: false,
    load: async () => [...changes.values()],
    add: async (change) => void changes.set(change.key, change),
    remove: async (key) => void changes.delete(key),
    close: async () => undefined,
  }
}
