import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import {
  createApi,
  memoryQueue,
  openMapSession,
  Refused,
  type Api,
  type MapSession,
} from '@counterpoint/client'
import { mapOf, operationSchema, type MapId, type OperationInput } from '@counterpoint/core'
import {
  createMap,
  createQuote,
  createSource,
  getMap,
  importMap,
  uploadSource,
} from '@counterpoint/protocol'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { startServer, type ServerUnderTest } from './server-under-test.ts'

let server: ServerUnderTest
let api: Api
let id: MapId
let sessions: MapSession[]

beforeEach(async () => {
  server = await startServer()
  await server.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = server.app.server.address() as AddressInfo
  api = createApi({ base: `http://127.0.0.1:${port}`, fetch })
  id = (await api.call(createMap, { body: { title: 'Shared' } })).map.id
  sessions = []
})
afterEach(async () => {
  await Promise.all(sessions.map((session) => session.close()))
  await server.close()
})

async function join(): Promise<MapSession> {
  const random = () => 0.5
  const session = await openMapSession(id, {
    api,
    queue: memoryQueue(),
    newKey: randomUUID,
    random,
  })
  sessions.push(session)
  return session
}

const saved = (session: MapSession, revision: number): Promise<void> =>
  vi.waitFor(() => expect(session.state().save).toEqual({ kind: 'saved', revision }), {
    timeout: 20_000,
  })
const dispatch = (session: MapSession, operation: OperationInput): void => {
  expect(session.dispatch(operationSchema.parse(operation))).toMatchObject({ ok: true })
}
const claim = (name: string): OperationInput => ({
  kind: 'claim.create',
  claim: { id: name, text: `Claim ${name}.` },
})
const kept = async () => mapOf(await api.call(getMap, { params: { id } }))

it('two people who change one map see the same map, and it is the one that is kept', async () => {
  const [ann, bob] = [await join(), await join()]
  dispatch(ann, claim('a'))
  dispatch(bob, claim('b'))
  await Promise.all([saved(ann, 2), saved(bob, 2)].map((each) => each.catch(() => undefined)))
  await Promise.all([ann.refresh(), bob.refresh()])
  dispatch(bob, {
    kind: 'inference.create',
    inference: { id: 'i', polarity: 'against', premises: ['a'], target: { claim: 'b' } },
  })
  await saved(bob, 3)
  expect(bob.undo()).toMatchObject({ ok: true })
  expect(bob.redo()).toMatchObject({ ok: true })
  await saved(bob, 5)
  await ann.refresh()
  expect(ann.state().map).toEqual(bob.state().map)
  expect(ann.state().map).toEqual(await kept())
  expect(ann.state().map.inferences.size).toBe(1)
})

it('a change that another’s change made impossible is refused with the rule', async () => {
  const [ann, bob] = [await join(), await join()]
  dispatch(ann, claim('a'))
  await saved(ann, 1)
  await bob.refresh()
  dispatch(ann, { kind: 'claim.delete', claim: 'a' })
  await saved(ann, 2)
  dispatch(bob, { kind: 'claim.edit', claim: 'a', changes: { text: 'Changed.' } })
  await saved(bob, 2)
  expect(bob.state().refused).toMatchObject([{ problem: { code: 'rule_violated', status: 422 } }])
  expect(bob.state().map).toEqual(await kept())
})

it('the client’s calls reach the library, uploads and imports', async () => {
  const text = 'A text of the library.'
  const source = await api.call(createSource, { body: { title: 'Library', text } })
  const quote = { start: 2, end: 6, exact: 'text' }
  await api.call(createQuote, { params: { id: source.id }, body: quote })
  const wrong = api.call(createQuote, {
    params: { id: source.id },
    body: { ...quote, exact: 'test' },
  })
  await expect(wrong).rejects.toBeInstanceOf(Refused)

  const form = new FormData()
  form.set('title', 'Uploaded')
  form.set('file', new File([text], 'upload.md'))
  expect(await api.send(uploadSource, form)).toMatchObject({
    title: 'Uploaded',
    sha256: source.sha256,
  })

  const { revision: _revision, ...document } = await api.call(getMap, { params: { id } })
  const imported = await api.sendRaw(importMap, { format: 'auto' }, JSON.stringify(document))
  expect(imported.warnings).toMatchObject([{ where: 'map' }])
})
