import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import {
  createApi,
  memoryQueue,
  openMapSession,
  type Api,
  type MapSession,
  type PendingQueue,
} from '@counterpoint/client'
import { mapOf, operationSchema, type MapId, type OperationInput } from '@counterpoint/core'
import { createMap, getMap, openThread } from '@counterpoint/protocol'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { NodeSockets } from './node-sockets.ts'
import { startServer, type ServerUnderTest } from './server-under-test.ts'

/** The page's session over sockets of the real server, on a real database. */

const PATIENT = { timeout: 30_000 }
const FIRST = 'The talks go on.'

let server: ServerUnderTest
let api: Api
let id: MapId
let sockets: NodeSockets
let sessions: MapSession[]

beforeEach(async () => {
  server = await startServer()
  await server.app.listen({ port: 0, host: '127.0.0.1' })
  const base = `http://127.0.0.1:${(server.app.server.address() as AddressInfo).port}`
  api = createApi({ base, fetch })
  sockets = new NodeSockets(base)
  id = (await api.call(createMap, { body: { title: 'Shared' } })).map.id
  sessions = []
})
afterEach(async () => {
  await Promise.all(sessions.map((session) => session.close()))
  await server.close()
})

async function join(queue: PendingQueue = memoryQueue()): Promise<MapSession> {
  const session = await openMapSession(id, {
    api,
    queue,
    newKey: randomUUID,
    random: () => 0,
    openSocket: sockets.open,
  })
  sessions.push(session)
  return session
}

const claim = (name: string, text: string): OperationInput => ({
  kind: 'claim.create',
  claim: { id: name, text },
})
const rewording = (name: string, text: string): OperationInput => ({
  kind: 'claim.edit',
  claim: name,
  changes: { text },
})
const does = (session: MapSession, operation: OperationInput): void => {
  expect(session.dispatch(operationSchema.parse(operation))).toMatchObject({ ok: true })
}
const saved = (session: MapSession, revision: number): Promise<void> =>
  vi.waitFor(() => expect(session.state().save).toEqual({ kind: 'saved', revision }), PATIENT)
const textsIn = (session: MapSession) =>
  [...session.state().map.claims.values()].map(({ text }) => text)
const kept = async () => mapOf(await api.call(getMap, { params: { id } }))

it('two pages on one map come to the same words, merged from both', async () => {
  const [ann, bob] = [await join(), await join()]
  does(ann, claim('c', FIRST))
  await Promise.all([saved(ann, 1), saved(bob, 1)])
  sockets.cut()
  does(ann, rewording('c', 'The quiet talks go on.'))
  does(bob, rewording('c', 'The talks go on in Oman.'))
  await Promise.all([saved(ann, 3), saved(bob, 3)])
  expect(textsIn(ann)).toEqual(['The quiet talks go on in Oman.'])
  expect(ann.state().map).toEqual(bob.state().map)
  expect(ann.state().map).toEqual(await kept())
})

it('what waited and is not possible any more comes back with the rule', async () => {
  const ann = await join()
  does(ann, claim('c', FIRST))
  does(ann, { kind: 'claim.delete', claim: 'c' })
  await saved(ann, 2)
  const operation = operationSchema.parse(rewording('c', 'The talks are over.'))
  const queue = memoryQueue([{ client: randomUUID(), number: 1, operation }])
  const bob = await join(queue)
  await saved(bob, 2)
  expect(bob.state().refused).toMatchObject([
    { change: { operation }, problem: { code: 'rule_violated', rule: 'O2', subject: 'c' } },
  ])
  expect(await queue.load()).toEqual([])
})

it('undo takes back what its own page did, and leaves the other’s work alone', async () => {
  const [ann, bob] = [await join(), await join()]
  does(ann, claim('c', FIRST))
  await Promise.all([saved(ann, 1), saved(bob, 1)])
  does(ann, claim('d', 'Peace is near.'))
  await saved(bob, 2)
  does(bob, rewording('c', 'The talks are over.'))
  await saved(ann, 3)
  expect(ann.undo()).toMatchObject({ ok: true })
  await Promise.all([saved(ann, 4), saved(bob, 4)])
  expect(textsIn(bob)).toEqual(['The talks are over.'])
  expect(ann.undo()).toMatchObject({ ok: false, error: { rule: 'O10' } })
})

it('what a closed page left is sent once, under its own name', async () => {
  const queue = memoryQueue()
  const ann = await join(queue)
  await vi.waitFor(() => expect(ann.state().you).toBeDefined(), PATIENT)
  does(ann, claim('c', FIRST))
  await ann.close()
  const later = await join(queue)
  await saved(later, 1)
  expect([...(await kept()).claims.keys()]).toEqual(['c'])
  expect(await queue.load()).toEqual([])
})

it('people and news of the discussion reach the other page', async () => {
  const [ann, bob] = [await join(), await join()]
  const told: unknown[] = []
  bob.subscribeToDiscussion((parts) => told.push(...parts))
  does(ann, claim('c', FIRST))
  await saved(bob, 1)
  ann.moveTo({
    pointer: { near: 'c', x: 1, y: 2 },
    selected: ['c'],
    editing: 'c',
    view: { middle: { x: 0, y: 0 }, zoom: 1 },
  })
  await vi.waitFor(
    () =>
      expect(bob.people()).toMatchObject([
        { state: { pointer: { near: 'c', x: 1, y: 2 }, editing: 'c', selected: ['c'] } },
      ]),
    PATIENT,
  )
  told.length = 0
  await api.call(openThread, {
    params: { id },
    body: { subject: { claim: 'c' as never }, text: 'Since when?' },
  })
  await vi.waitFor(() => expect(told).toEqual(['threads']), PATIENT)
  await ann.close()
  await vi.waitFor(() => expect(bob.people()).toEqual([]), PATIENT)
})
