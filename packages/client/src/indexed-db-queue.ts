import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { PendingChange, PendingQueue } from './pending-queue.ts'

interface Stored extends PendingChange {
  readonly map: string
  /** The page that made the change. */
  readonly page: string
  /** Order of adding. */
  readonly sequence?: number
}

interface Schema extends DBSchema {
  readonly pending: { key: number; value: Stored; indexes: { byMap: string; byKey: string } }
}

const NAME = 'counterpoint'
const VERSION = 1

/**
 * A queue in the browser's database. Every page holds a lock of its own for as long as it lives;
 * changes of pages whose lock is free are adopted, so that closing a tab loses nothing and a live
 * tab's changes are not sent twice.
 */
export async function indexedDbQueue(map: string, page: string): Promise<PendingQueue> {
  const db = await openDB<Schema>(NAME, VERSION, {
    upgrade: (database) => {
      const store = database.createObjectStore('pending', {
        keyPath: 'sequence',
        autoIncrement: true,
      })
      store.createIndex('byMap', 'map')
      store.createIndex('byKey', 'key', { unique: true })
    },
  })
  const releaseLock = await holdLock(lockOf(page))

  return {
    isDurable: true,
    load: async () => {
      const living = await livingPages()
      const stored = await db.getAllFromIndex('pending', 'byMap', map)
      return stored
        .filter(({ page: owner }) => owner === page || !living.has(lockOf(owner)))
        .map(({ key, operation }) => ({ key, operation }))
    },
    add: async ({ key, operation }) => {
      const transaction = db.transaction('pending', 'readwrite', { durability: 'strict' })
      await Promise.all([transaction.store.add({ map, page, key, operation }), transaction.done])
    },
    remove: async (key) => await removeByKey(db, key),
    close: async () => {
      releaseLock()
      db.close()
    },
  }
}

async function removeByKey(db: IDBPDatabase<Schema>, key: string): Promise<void> {
  const transaction = db.transaction('pending', 'readwrite')
  const { store } = transaction
  const sequence = await store.index('byKey').getKey(key)
  await Promise.all([sequence === undefined ? undefined : store.delete(sequence), transaction.done])
}

const lockOf = (page: string): string => `counterpoint-page-${page}`

/** Resolves when the lock is held; it is freed by the answer, or by the browser with the page. */
async function holdLock(name: string): Promise<() => void> {
  if (typeof navigator === 'undefined' || !('locks' in navigator)) return () => undefined
  return await new Promise((resolve) => {
    void navigator.locks.request(
      name,
      () => new Promise<void>((release) => resolve(() => release())),
    )
  })
}

async function livingPages(): Promise<ReadonlySet<string>> {
  if (typeof navigator === 'undefined' || !('locks' in navigator)) return new Set()
  const { held = [] } = await navigator.locks.query()
  return new Set(held.flatMap(({ name }) => name ?? []))
}
