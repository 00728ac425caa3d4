import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { PendingMutation } from '@counterpoint/protocol/sync'
import { takeOldQueue } from './old-queue.ts'
import { holdLock } from './page-lock.ts'
import type { PendingQueue } from './pending-queue.ts'

interface Stored extends PendingMutation {
  readonly map: string
  /** The page that made the change, when it was opened, and the order of adding on it. */
  readonly page: string
  readonly openedAt: number
  readonly order: number
}

type Key = [map: string, client: string, number: number]

interface Schema extends DBSchema {
  readonly mutations: { key: Key; value: Stored; indexes: { byMap: string } }
}

const NAME = 'counterpoint-mutations'

/**
 * A queue in the browser's database. Every page holds a lock of its own for as long as it lives, and
 * takes over the changes of pages whose lock it can get, lock and all: so closing a tab loses
 * nothing, and no two pages send the same queue.
 */
export async function indexedDbQueue(map: string, page: string): Promise<PendingQueue> {
  const db = await openQueues()
  const openedAt = Date.now()
  const releases = new Map<string, () => void>()
  let order = 0

  const mayTake = async (owner: string): Promise<boolean> => {
    if (releases.has(owner)) return true
    const release = await holdLock(lockOf(owner))
    if (release) releases.set(owner, release)
    return release !== undefined
  }
  await mayTake(page)

  const add = async (mutation: PendingMutation, from: { page: string; openedAt: number }) => {
    const transaction = db.transaction('mutations', 'readwrite', { durability: 'strict' })
    const stored = { ...mutation, map, ...from, order: ++order }
    await Promise.all([transaction.store.put(stored), transaction.done])
  }

  return {
    isDurable: true,
    load: async () => {
      await takeOldQueue(map, mayTake, (mutation, owner) =>
        add(mutation, { page: owner, openedAt: 0 }),
      )
      return await loadFrom(db, map, mayTake)
    },
    add: (mutation) => add(mutation, { page, openedAt }),
    remove: ({ client, number }) => db.delete('mutations', [map, client, number]),
    close: async () => {
      for (const release of releases.values()) release()
      db.close()
    },
  }
}

/** How many changes wait in this browser, on any map. */
export async function countUnsent(): Promise<number> {
  const db = await openQueues()
  const count = await db.count('mutations')
  db.close()
  return count
}

/** Forgets all that waits in this browser, on every map. */
export async function eraseUnsent(): Promise<void> {
  const db = await openQueues()
  await db.clear('mutations')
  db.close()
}

const openQueues = (): Promise<IDBPDatabase<Schema>> =>
  openDB<Schema>(NAME, 1, {
    upgrade: (database) => {
      const store = database.createObjectStore('mutations', {
        keyPath: ['map', 'client', 'number'],
      })
      store.createIndex('byMap', 'map')
    },
  })

/** Page by page in the order of their opening, so that what builds on another change follows it. */
async function loadFrom(
  db: IDBPDatabase<Schema>,
  map: string,
  mayTake: (owner: string) => Promise<boolean>,
): Promise<readonly PendingMutation[]> {
  const stored = await db.getAllFromIndex('mutations', 'byMap', map)
  const taken: Stored[] = []
  for (const owner of new Set(stored.map(({ page }) => page))) {
    if (await mayTake(owner)) taken.push(...stored.filter(({ page }) => page === owner))
  }
  return taken
    .sort((a, b) => a.openedAt - b.openedAt || compare(a.page, b.page) || a.order - b.order)
    .map(({ client, number, operation, key, madeAt }) => ({
      client,
      number,
      operation,
      ...(key === undefined ? {} : { key }),
      ...(madeAt === undefined ? {} : { madeAt }),
    }))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const lockOf = (page: string): string => `counterpoint-page-${page}`
