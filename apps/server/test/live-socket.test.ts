import type { AddressInfo } from 'node:net'
import {
  createMap,
  deleteMap,
  openThread,
  setBlind,
  submitOperations,
  takeStance,
} from '@counterpoint/protocol'
import { stateHash } from '@counterpoint/protocol/sync'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { claim, connectRaw, type RawLiveClient } from './raw-live-client.ts'
import { startServer, type ServerUnderTest } from './server-under-test.ts'

let server: ServerUnderTest
let address: string
let map: string
let clients: RawLiveClient[]

async function listening(): Promise<ServerUnderTest> {
  const started = await startServer()
  await started.app.listen({ port: 0, host: '127.0.0.1' })
  return started
}
const addressOf = ({ app }: ServerUnderTest): string =>
  `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
const newMap = async (at: ServerUnderTest): Promise<string> =>
  (await at.ask(createMap, { body: { title: 'Live' } })).map.id

beforeAll(async () => {
  server = await listening()
  address = addressOf(server)
})
afterAll(() => server.close())
beforeEach(async () => {
  map = await newMap(server)
  clients = []
})
afterEach(() => {
  for (const { socket } of clients) socket.terminate()
})

const connect = async (options?: Parameters<typeof connectRaw>[2]): Promise<RawLiveClient> => {
  const client = await connectRaw(address, map, options)
  clients.push(client)
  return client
}
const join = async () => {
  const client = await connect()
  const welcome = await client.hello()
  return { ...client, welcome }
}

it('tells everybody on a map what one of them did, and acknowledges by that', async () => {
  const [ann, bob] = [await join(), await join()]
  ann.push(1, claim('a'), claim('b'))
  for (const each of [ann, bob]) {
    await each.hears('operations', ({ entries }) => entries.at(-1)?.revision === 2)
    const entries = each.heard.flatMap((one) => (one.kind === 'operations' ? one.entries : []))
    expect(entries).toMatchObject([
      { revision: 1, client: ann.id, number: 1, by: { kind: 'user', id: 'owner', name: 'Owner' } },
      { revision: 2, client: ann.id, number: 2, operation: 'claim.create' },
    ])
  }
  expect(bob.welcome).toMatchObject({ revision: 0, role: 'owner', version: 1 })
})

it('tells what came by HTTP, too', async () => {
  const ann = await join()
  await server.ask(submitOperations, { params: { id: map }, body: { operations: [claim('a')] } })
  const { entries } = await ann.hears('operations')
  expect(entries).toMatchObject([{ revision: 1, client: null, number: null }])
})

it('refuses by the rule, goes on, and tells the refusal again to whoever missed it', async () => {
  const ann = await join()
  ann.push(1, { kind: 'claim.delete', claim: 'nothing' }, claim('a'))
  const refused = await ann.hears('refused')
  expect(refused).toMatchObject({
    client: ann.id,
    number: 1,
    problem: { code: 'rule_violated', rule: 'O2' },
  })
  await ann.hears('operations')
  ann.socket.terminate()
  const again = await connect({ id: ann.id })
  const { number, problem } = refused
  expect((await again.hello()).clients).toEqual([
    { id: ann.id, decided: 2, refusals: [{ number, problem }] },
  ])
})

it('brings up whoever comes back with what was missed, and says when to load anew', async () => {
  const ann = await join()
  ann.push(1, ...Array.from({ length: 40 }, (_, i) => claim(`c${i}`)))
  await ann.hears('operations', ({ entries }) => entries.some(({ revision }) => revision === 40))
  const { epoch } = ann.welcome
  const back = await connect()
  await back.hello({ have: { epoch, revision: 10 } })
  const { after, entries } = await back.hears('operations')
  expect([after, entries.length]).toEqual([10, 30])

  const other = await connect()
  await other.hello({ have: { epoch: '00000000-0000-4000-8000-000000000000', revision: 10 } })
  expect(await other.hears('snapshot')).toMatchObject({ revision: 40 })
})

it('shows people to each other, and that they left', async () => {
  const [ann, bob] = [await join(), await join()]
  const state = { pointer: { x: 1, y: 2 }, selected: ['c'], editing: null, view: null }
  ann.say({ kind: 'presence', state })
  const isAnn = ({ session }: { session: string }) => session === ann.welcome.session
  await bob.hears('presence', ({ people }) =>
    people.some((person) => isAnn(person) && person.state?.pointer?.x === 1),
  )
  ann.socket.terminate()
  const farewell = await bob.hears('presence', ({ people }) =>
    people.some((person) => isAnn(person) && person.state === null),
  )
  expect(farewell.isWhole).toBe(false)
})

it('[E10] tells which parts of the discussion changed, and nothing of stances on a blind map', async () => {
  const bob = await join()
  const params = { id: map }
  await server.ask(submitOperations, { params, body: { operations: [claim('a')] } })
  const body = { subject: { claim: 'a' }, text: 'Between us.' }
  await server.ask(openThread, { params, body })
  await bob.hears('discussed', ({ parts }) => parts.includes('threads'))
  await server.send(setBlind, { params, body: { isBlind: true } })
  await bob.hears('discussed', ({ parts }) => parts.includes('stances'))
  const told = bob.heard.length
  await server.ask(takeStance, { params: { ...params, claim: 'a' }, body: { credence: 0.9 } })
  await server.ask(openThread, { params, body: { ...body, text: 'After the stance.' } })
  const later = () => bob.heard.slice(told).filter(({ kind }) => kind === 'discussed')
  await vi.waitFor(() => expect(later()).not.toEqual([]))
  expect(later()).toEqual([{ kind: 'discussed', parts: ['threads'] }])
})

it('tells everybody that the map was deleted', async () => {
  const ann = await join()
  await server.send(deleteMap, { params: { id: map } })
  expect(await ann.ended).toMatchObject({ code: 4410 })
  const late = await connect()
  late.say({ kind: 'hello', version: 1, have: null, clients: [{ id: late.id, acknowledged: 0 }] })
  expect(await late.ended).toMatchObject({ code: 4410 })
})

it('says whether a copy of the map is right', async () => {
  const ann = await join()
  ann.push(1, claim('a'))
  await ann.hears('operations')
  const opened = await server.storage.openMap('personal', map)
  const asked = [stateHash(opened!.map), 'f'.repeat(32), null]
  for (const [nonce, hash] of asked.entries()) {
    ann.say({ kind: 'ping', nonce, revision: 1, hash })
  }
  const answers = await Promise.all(
    asked.map((_, nonce) => ann.hears('pong', (pong) => pong.nonce === nonce)),
  )
  expect(answers.map(({ isSame }) => isSame)).toEqual([true, false, null])
})

it('finishes what it decides when it stops, and says when to come back', async () => {
  const stopping = await listening()
  const its = await newMap(stopping)
  const ann = await connectRaw(addressOf(stopping), its)
  await ann.hello()
  ann.push(1, ...Array.from({ length: 50 }, (_, i) => claim(`c${i}`)))
  await ann.hears('operations')
  const closing = stopping.app.close()
  const bye = await ann.hears('bye')
  expect(bye).toMatchObject({ code: 1012 })
  expect(bye.retryMs).toBeGreaterThanOrEqual(0)
  expect(await ann.ended).toMatchObject({ code: 1012 })
  await closing
  const opened = await stopping.storage.openMap('personal', its)
  const told = ann.heard.flatMap((each) => (each.kind === 'operations' ? each.entries : []))
  expect(told.length).toBe(opened?.revision)
  await stopping.storage.close()
})
