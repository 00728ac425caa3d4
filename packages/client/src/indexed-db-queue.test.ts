import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { openDB } from 'idb'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { countUnsent, eraseUnsent, indexedDbQueue } from './indexed-db-queue.ts'
import { ScriptedServer } from './testing/scripted-server.ts'
import { claiming, openSession, saved, textsIn, until } from './testing/session-under-test.ts'

/** The browser's locks, as far as a page that asks for a free one needs them. */
class Locks {
  readonly #held = new Set<string>()

  request = async (
    name: string,
    _options: { ifAvailable: true },
    use: (lock: object | null) => Promise<void> | void,
  ): Promise<void> => {
    if (this.#held.has(name)) return await use(null)
    this.#held.add(name)
    await use({ name })
    this.#held.delete(name)
  }

  /** What the browser does when a page goes. */
  free(page: string): void {
    for (const name of this.#held) if (name.endsWith(page)) this.#held.delete(name)
  }
}

let locks = new Locks()

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory())
  locks = new Locks()
  vi.stubGlobal('navigator', { locks })
})
afterEach(() => void vi.unstubAllGlobals())

const first = { client: 'q1', number: 1, operation: claiming('c1') }
const second = { client: 'q1', number: 2, operation: claiming('c2') }
const byHttp = { client: 'q2', number: 1, operation: claiming('c3'), key: 'q2-1' }

it('gives back what was added, in that order, without what was removed', async () => {
  const queue = await indexedDbQueue('m1', 'page-1')
  for (const mutation of [first, byHttp, second]) await queue.add(mutation)
  expect(await queue.load()).toEqual([first, byHttp, second])
  await queue.remove(byHttp)
  await queue.remove({ ...first, number: 9 })
  expect(await queue.load()).toEqual([first, second])
})

it('keeps the maps apart', async () => {
  const queue = await indexedDbQueue('m1', 'page-1')
  const other = await indexedDbQueue('m2', 'page-1')
  await queue.add(first)
  expect(await other.load()).toEqual([])
})

it('adopts what a closed page left, and leaves a living page its own', async () => {
  const closed = await indexedDbQueue('m1', 'page-1')
  const living = await indexedDbQueue('m1', 'page-2')
  await closed.add(first)
  await living.add(byHttp)
  await closed.close()
  const queue = await indexedDbQueue('m1', 'page-3')
  await vi.waitFor(async () => expect(await queue.load()).toEqual([first]))
  expect(await living.load()).toEqual([byHttp])
})

it('adopts what a page left that went without closing, and no second page does', async () => {
  const crashed = await indexedDbQueue('m1', 'page-1')
  await crashed.add(first)
  const queue = await indexedDbQueue('m1', 'page-2')
  expect(await queue.load()).toEqual([])
  locks.free('page-1')
  expect(await queue.load()).toEqual([first])
  expect(await (await indexedDbQueue('m1', 'page-3')).load()).toEqual([])
})

it('gives what several pages left in the order in which they were opened', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  try {
    vi.setSystemTime(2_000)
    const later = await indexedDbQueue('m1', 'page-1')
    vi.setSystemTime(1_000)
    const earlier = await indexedDbQueue('m1', 'page-2')
    await later.add(first)
    await earlier.add(byHttp)
    await later.close()
    await earlier.close()
    const queue = await indexedDbQueue('m1', 'page-3')
    await vi.waitFor(async () => expect(await queue.load()).toEqual([byHttp, first]))
  } finally {
    vi.useRealTimers()
  }
})

it('takes over what pages of the version before left, to be sent under the keys it had', async () => {
  const old = await openDB('counterpoint', 1, {
    upgrade: (database) => {
      const store = database.createObjectStore('pending', {
        keyPath: 'sequence',
        autoIncrement: true,
      })
      store.createIndex('byMap', 'map')
      store.createIndex('byKey', 'key', { unique: true })
    },
  })
  await old.add('pending', { map: 'm1', page: 'old', key: 'k1', operation: claiming('c1') })
  await old.add('pending', { map: 'm2', page: 'old', key: 'k2', operation: claiming('c2') })
  const queue = await indexedDbQueue('m1', 'page-1')
  const taken = [{ client: 'old', number: 1, key: 'k1', operation: claiming('c1') }]
  expect(await queue.load()).toEqual(taken)
  expect(await queue.load()).toEqual(taken)
  expect(await old.getAll('pending')).toMatchObject([{ key: 'k2' }])
})

it('works where there are no locks: then everything that waits is adopted', async () => {
  vi.stubGlobal('navigator', undefined)
  const queue = await indexedDbQueue('m1', 'page-1')
  await queue.add(first)
  expect(await (await indexedDbQueue('m1', 'page-2')).load()).toEqual([first])
})

it('carries changes over the end of a page: the next one sends them, once', async () => {
  const server = new ScriptedServer('m1')
  const page = await openSession(server, await indexedDbQueue('m1', 'page-1'))
  server.isAway = true
  page.dispatch(claiming('c1'))
  page.dispatch(claiming('c2'))
  await until(page, ({ save }) => save.kind === 'away')
  await vi.waitFor(() => expect(page.isAtRisk()).toBe(false))
  await page.close()
  server.isAway = false

  const queue = await indexedDbQueue('m1', 'page-2')
  const next = await openSession(server, queue)
  expect(textsIn(next.state())).toEqual(['Claim c1.', 'Claim c2.'])
  await saved(next)

  expect(server.revision).toBe(2)
  expect(await queue.load()).toEqual([])
})

it('counts and erases what waits on every map, also while a page has it open', async () => {
  const queue = await indexedDbQueue('m1', 'page-1')
  const other = await indexedDbQueue('m2', 'page-2')
  await queue.add(first)
  await other.add(second)
  expect(await countUnsent()).toBe(2)
  await eraseUnsent()
  expect(await countUnsent()).toBe(0)
  expect(await queue.load()).toEqual([])
})
