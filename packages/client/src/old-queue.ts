import { openDB, type DBSchema } from 'idb'
import type { Operation } from '@counterpoint/core'
import type { PendingMutation } from '@counterpoint/protocol/sync'

/** As pages stored it that knew no queues with numbers: each change goes by HTTP under its key. */
interface Schema extends DBSchema {
  readonly pending: {
    key: number
    value: { map: string; page: string; key: string; operation: Operation; sequence: number }
    indexes: { byMap: string; byKey: string }
  }
}

const NAME = 'counterpoint'

/**
 * Hands what such pages left for `map` over to `add`, and deletes it. A database of its own, since
 * one of them may still be open and would keep this one from changing theirs.
 */
export async function takeOldQueue(
  map: string,
  mayTake: (page: string) => Promise<boolean>,
  add: (mutation: PendingMutation, page: string) => Promise<void>,
): Promise<void> {
  const db = await openDB<Schema>(NAME, 1, {
    upgrade: (database) => {
      const store = database.createObjectStore('pending', {
        keyPath: 'sequence',
        autoIncrement: true,
      })
      store.createIndex('byMap', 'map')
      store.createIndex('byKey', 'key', { unique: true })
    },
  })
  try {
    for (const { page, key, operation, sequence } of await db.getAllFromIndex(
      'pending',
      'byMap',
      map,
    )) {
      if (!(await mayTake(page))) continue
      await add({ client: page, number: sequence, operation, key }, page)
      await db.delete('pending', sequence)
    }
  } finally {
    db.close()
  }
}
