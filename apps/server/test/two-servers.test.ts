import type { AddressInfo } from 'node:net'
import { createMap, openThread, submitOperations } from '@counterpoint/protocol'
import { openStorage } from '@counterpoint/storage'
import { startPostgres, type PostgresServer } from '@counterpoint/storage/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { claim, connectRaw, type RawLiveClient } from './raw-live-client.ts'
import { startServer, type ServerUnderTest } from './server-under-test.ts'

/** Two servers on one PostgreSQL: whoever is on the one knows what happens on the other. */

const PATIENCE_MS = 240_000

let postgres: PostgresServer
let servers: ServerUnderTest[]
let clients: RawLiveClient[]
let map: string

beforeAll(async () => {
  postgres = await startPostgres()
  const databaseUrl = await postgres.createDatabase()
  servers = []
  for (let n = 0; n < 2; n++) {
    const server = await startServer({ storage: await openStorage({ databaseUrl }) })
    await server.app.listen({ port: 0, host: '127.0.0.1' })
    servers.push(server)
  }
  map = (await servers[0]!.ask(createMap, { body: { title: 'On both' } })).map.id
  const body = { operations: [claim('a')] }
  await servers[0]!.ask(submitOperations, { params: { id: map }, body })
  clients = []
  for (const { app } of servers) {
    const { port } = app.server.address() as AddressInfo
    const client = await connectRaw(`http://127.0.0.1:${port}`, map)
    await client.hello()
    clients.push(client)
  }
}, PATIENCE_MS)
afterAll(async () => {
  for (const { socket } of clients) socket.terminate()
  for (const server of servers) await server.close()
  await postgres.stop()
}, PATIENCE_MS)

it('shows people on the one to those on the other, and that they left', async () => {
  const [here, there] = clients as [RawLiveClient, RawLiveClient]
  const state = { pointer: { near: 'a', x: 3, y: 4 }, selected: ['a'], editing: 'a', view: null }
  here.say({ kind: 'presence', state })
  const { people } = await there.hears('presence', (told) =>
    told.people.some((person) => person.state?.pointer?.x === 3),
  )
  const seen = people.find((person) => person.state?.pointer?.x === 3)
  expect(seen).toMatchObject({ who: { name: 'Owner' }, state })
  const left = await connectRaw(addressOf(servers[0]!), map)
  const { session } = await left.hello()
  await there.hears('presence', (told) => told.people.some((person) => person.session === session))
  left.socket.terminate()
  await there.hears('presence', (told) =>
    told.people.some((person) => person.session === session && person.state === null),
  )
})

it('[E10] tells those on the other which part of the discussion changed', async () => {
  const [, there] = clients as [RawLiveClient, RawLiveClient]
  const before = there.heard.filter(({ kind }) => kind === 'discussed').length
  expect(before).toBe(0)
  await servers[0]!.ask(openThread, {
    params: { id: map },
    body: { subject: { claim: 'a' }, text: 'Between two servers.' },
  })
  expect(await there.hears('discussed')).toEqual({ kind: 'discussed', parts: ['threads'] })
})

const addressOf = ({ app }: ServerUnderTest): string =>
  `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
