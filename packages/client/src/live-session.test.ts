import { writeDocument } from '@counterpoint/core'
import { LIVE_CLOSE } from '@counterpoint/protocol'
import { afterEach, expect, it, vi } from 'vitest'
import type { MapSession } from './map-session.ts'
import { memoryQueue, type PendingQueue } from './pending-queue.ts'
import { LiveServer } from './testing/live-server.ts'
import { ScriptedServer } from './testing/scripted-server.ts'
import {
  claiming,
  openSession,
  operation,
  rewording,
  textsIn,
  until,
} from './testing/session-under-test.ts'

const opened: MapSession[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map((session) => session.close()))
})

/** A map with one claim, edited live. */
function aLiveMap() {
  const server = new ScriptedServer('m1')
  server.change(claiming('c1', 'Talks keep peace.'))
  const live = new LiveServer(server)
  const join = async (queue?: PendingQueue): Promise<MapSession> => {
    const session = await openSession(server, queue, live.open)
    opened.push(session)
    return session
  }
  return { server, live, join }
}

const savedAt = (session: MapSession, revision: number) =>
  until(session, ({ save }) => save.kind === 'saved' && save.revision === revision)

it('shows a change to everybody, without anybody asking', async () => {
  const { server, join } = aLiveMap()
  const [ann, bob] = [await join(), await join()]
  await savedAt(ann, 1)
  ann.dispatch(claiming('c2'))
  const seen = await savedAt(bob, 2)
  expect(textsIn(seen)).toEqual(['Talks keep peace.', 'Claim c2.'])
  expect(seen.activity).toMatchObject([{ operation: 'claim.create', by: { name: 'Ann' } }])
  expect(writeDocument((await savedAt(ann, 2)).map)).toEqual(writeDocument(server.map))
  expect(server.arrived).toEqual([])
})

it('merges what two people write in one claim', async () => {
  const { live, join } = aLiveMap()
  const [ann, bob] = [await join(), await join()]
  await Promise.all([savedAt(ann, 1), savedAt(bob, 1)])
  live.cut()
  ann.dispatch(rewording('c1', 'Quiet talks keep peace.'))
  bob.dispatch(rewording('c1', 'Talks keep the peace.'))
  for (const session of [ann, bob]) {
    expect(textsIn(await savedAt(session, 3))).toEqual(['Quiet talks keep the peace.'])
  }
})

it('keeps what is done without a connection, and sends it once when there is one', async () => {
  const { server, live, join } = aLiveMap()
  const queue = memoryQueue()
  const session = await join(queue)
  await savedAt(session, 1)
  live.isAway = true
  server.isAway = true
  live.cut()
  session.dispatch(claiming('c2'))
  session.dispatch(claiming('c3'))
  expect((await until(session, ({ save }) => save.kind === 'away')).save).toEqual({
    kind: 'away',
    unsent: 2,
  })
  expect(await queue.load()).toHaveLength(2)
  live.isAway = false
  server.isAway = false
  await session.refresh()
  expect(textsIn(await savedAt(session, 3))).toHaveLength(3)
  expect(server.revision).toBe(3)
  expect(await queue.load()).toEqual([])
})

it('sends what a closed page left under its own name, once', async () => {
  const { server, live, join } = aLiveMap()
  const queue = memoryQueue()
  const first = await join(queue)
  await savedAt(first, 1)
  live.isDeaf = true
  first.dispatch(claiming('c2'))
  await until(first, ({ save }) => save.kind === 'saving')
  const [left] = await queue.load()
  await first.close()
  live.isDeaf = false
  const second = await join(queue)
  await savedAt(second, 2)
  expect(server.log.at(-1)?.sender).toEqual({ client: left?.client, number: left?.number })
  expect(await queue.load()).toEqual([])
})

it('goes by HTTP where no socket opens, and over the socket once one does', async () => {
  const { server, live, join } = aLiveMap()
  live.isAway = true
  const session = await join()
  session.dispatch(claiming('c2'))
  await savedAt(session, 2)
  expect(server.arrived).toHaveLength(1)
  live.isAway = false
  let next = 2
  await vi.waitFor(async () => {
    session.dispatch(claiming(`n${++next}`))
    await savedAt(session, next)
    expect(server.log.at(-1)?.sender).toBeDefined()
  })
})

it('puts what the server refuses into the tray, with the reason', async () => {
  const { server, live, join } = aLiveMap()
  const session = await join()
  await savedAt(session, 1)
  server.change(operation({ kind: 'claim.delete', claim: 'c1' }))
  session.dispatch(rewording('c1', 'Too late.'))
  const state = await until(session, ({ refused }) => refused.length > 0)
  expect(state.refused).toMatchObject([{ change: { operation: { kind: 'claim.edit' } } }])
  live.hint()
  await savedAt(session, 2)
})

it('lets somebody whose role was lowered look and not change, and says so', async () => {
  const { server, live, join } = aLiveMap()
  const session = await join()
  await savedAt(session, 1)
  live.changeRole('viewer')
  const { role } = await until(session, ({ save }) => save.kind === 'readonly')
  expect(role).toBe('viewer')
  expect(session.dispatch(claiming('c2'))).toMatchObject({ ok: false, error: { rule: 'R12' } })
  live.changeRole('editor')
  await savedAt(session, 1)
  session.dispatch(claiming('c2'))
  await savedAt(session, 2)
  expect(server.revision).toBe(2)
})

it('says that the map is shut when it may not be seen any more', async () => {
  const { live, join } = aLiveMap()
  const session = await join()
  await savedAt(session, 1)
  live.changeRole(null)
  const { save } = await until(session, (state) => state.save.kind === 'shut')
  expect(save).toEqual({ kind: 'shut', unsent: 0 })
})

it('keeps what is done while nobody is signed in, and sends it after signing in again', async () => {
  const { server, live, join } = aLiveMap()
  const queue = memoryQueue()
  const session = await join(queue)
  await savedAt(session, 1)
  live.end(LIVE_CLOSE.unauthenticated)
  await until(session, ({ save }) => save.kind === 'reauth')
  session.dispatch(claiming('c2'))
  await session.refresh()
  expect(session.state().save).toEqual({ kind: 'reauth', unsent: 1 })
  expect(await queue.load()).toHaveLength(1)
  await session.resume()
  await savedAt(session, 2)
  expect(server.revision).toBe(2)
  expect(await queue.load()).toEqual([])
})

it('tells which parts of the discussion changed, with every connection all of them', async () => {
  const { live, join } = aLiveMap()
  const session = await join()
  const told: unknown[] = []
  session.subscribeToDiscussion((parts) => told.push(parts))
  const { you } = await until(session, (state) => state.you !== undefined)
  expect(you).toMatchObject({ name: 'Ann' })
  live.room.discussed('threads')
  await vi.waitFor(() => {
    live.room.tick()
    expect(told).toEqual([['threads', 'suggestions', 'stances', 'versions'], ['threads']])
  })
})

it('shows who else is here and where, until they leave', async () => {
  const { live, join } = aLiveMap()
  const [ann, bob] = [await join(), await join()]
  await Promise.all([savedAt(ann, 1), savedAt(bob, 1)])
  const told = (isReached: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const timer = setInterval(() => {
        live.room.tick()
        if (!isReached()) return
        clearInterval(timer)
        resolve()
      }, 20)
    })
  bob.moveTo({ pointer: { x: 1, y: 2 }, selected: ['c1'], editing: null, view: null })
  await told(() => ann.people()[0]?.state?.pointer?.x === 1)
  expect(ann.people()).toMatchObject([{ state: { selected: ['c1'] } }])
  expect(bob.people()).toHaveLength(1)
  await bob.close()
  await told(() => ann.people().length === 0)
})
