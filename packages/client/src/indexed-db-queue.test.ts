import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { indexedDbQueue } from './indexed-db-queue.ts'
import { ScriptedServer } from './testing/scripted-server.ts'
import { claiming, openSession, saved, textsIn, until } from './testing/session-under-test.ts'

/** The browser's locks, as far as pages that hold one each need them. */
class Locks {
  readonly #held = new Set<string>()

  request = async (name: string, use: () => Promise<void>): Promise<void> => {
    this.#held.add(name)
    await use()
    this.#held.delete(name)
  }

  query = async () => ({ held: [...this.#held].map((name) => ({ name })) })

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

const first = { key: 'k1', operation: claiming('c1') }
const second = { key: 'k2', operation: claiming('c2') }

it('gives back what was added, in that order, without what was removed', async () => {
  const queue = await indexedDbQueue('m1', 'page-1')
  await queue.add(second)
  await queue.add(first)
  expect(await queue.load()).toEqual([second, first])
  await queue.remove('k2')
  await queue.remove('never added')
  expect(await queue.load()).toEqual([first])
})

it('keeps the maps apart', async () => {
  const queue = await indexedDbQueue('m1', 'page-1')
  const other = await indexedDbQueue('m2', 'page-1')
  await queue.add(first)
  expect(await other.load()).toEqual([])
})

it('refuses a key twice', async () => {
  const queue = await indexedDbQueue('m1', 'page-1')
  await queue.add(first)
  await expect(queue.add(first)).rejects.toBeInstanceOf(DOMException)
})

it('adopts what a closed page left, and leaves a living page its own', async () => {
  const closed = await indexedDbQueue('m1', 'page-1')
  const living = await indexedDbQueue('m1', 'page-2')
  await closed.add(first)
  await living.add(second)
  await closed.close()
  const queue = await indexedDbQueue('m1', 'page-3')
  await vi.waitFor(async () => expect(await queue.load()).toEqual([first]))
  expect(await living.load()).toEqual([first, second])
})

it('adopts what a page left that went without closing', async () => {
  const crashed = await indexedDbQueue('m1', 'page-1')
  await crashed.add(first)
  const queue = await indexedDbQueue('m1', 'page-2')
  expect(await queue.load()).toEqual([])
  locks.free('page-1')
  expect(await queue.load()).toEqual([first])
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
