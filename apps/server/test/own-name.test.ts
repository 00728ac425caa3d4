import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import {
  changeName,
  getSession,
  listMembers,
  listThreads,
  openThread,
  readLog,
  signUp,
  submitOperations,
} from '@counterpoint/protocol'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  BASE_URL,
  cookieHeader,
  PASSWORD,
  startAccounts,
  type AccountsServer,
  type Browser,
  type Person,
} from './people.ts'
import { claim, connectRaw } from './raw-live-client.ts'
import type { Json } from './server-under-test.ts'
import { mapOf } from './shared-maps.ts'

let server: AccountsServer
let owner: Person
beforeAll(async () => {
  server = await startAccounts()
  owner = await server.owner()
})
afterAll(() => server.close())

const named = (name: string) => ({ body: { name } })

it('another name stands beside what its owner did before, and among the members', async () => {
  const [map, editor] = [await mapOf(owner), await server.member('editor')]
  const params = { id: map }
  await editor.ask(submitOperations, { params, body: { operations: [claim('c1')] } })
  await editor.ask(openThread, { params, body: { subject: { claim: 'c1' }, text: 'Is it so?' } })
  await editor.ask(changeName, named('Ada Lovelace'))

  expect((await editor.ask(getSession)).user).toMatchObject({ id: editor.id, name: 'Ada Lovelace' })
  const { items: members } = await owner.ask(listMembers, { params: { id: 'personal' } })
  expect(members.find(({ user }: Json) => user === editor.id).name).toBe('Ada Lovelace')
  const { items: threads } = await owner.ask(listThreads, { params })
  expect(threads[0].comments[0].author).toMatchObject({ id: editor.id, name: 'Ada Lovelace' })
  const { items: log } = await owner.ask(readLog, { params })
  expect(log[0].subject).toMatchObject({ id: editor.id, name: 'Ada Lovelace' })
})

it('those who are on a map see it with the next connection', async () => {
  await server.app.listen({ port: 0, host: '127.0.0.1' })
  const address = `http://127.0.0.1:${(server.app.server.address() as AddressInfo).port}`
  const [map, editor] = [await mapOf(owner), await server.member('editor')]
  const join = async ({ cookies }: Browser) => {
    const headers = { host: new URL(BASE_URL).host, origin: BASE_URL }
    const cookie = cookieHeader(cookies)
    const client = await connectRaw(address, map, { headers: { ...headers, cookie } })
    await client.hello()
    return client
  }
  const [watcher, before] = [await join(owner), await join(editor)]
  const isHere = (name: string) =>
    watcher.hears('presence', ({ people }) => people.some(({ who }) => who.name === name))
  await isHere('Editor')
  await editor.ask(changeName, named('Grace Hopper'))
  before.socket.terminate()
  const after = await join(editor)
  await isHere('Grace Hopper')
  after.push(1, claim('c1'))
  const { entries } = await watcher.hears('operations')
  expect(entries[0]?.by).toMatchObject({ id: editor.id, name: 'Grace Hopper' })
  for (const { socket } of [watcher, after]) socket.terminate()
})

it.each([
  ['nothing', ''],
  ['spaces alone', '   '],
  ['two lines', 'Ann\nBob'],
  ['a line separator', 'Ann\u2028Bob'],
  ['a bell', 'Ann\u0007'],
  ['half of a surrogate pair', 'Ann\ud800'],
  ['101 characters', '\u{1f54a}'.repeat(101)],
])('%s is no name, neither here nor at sign-up', async (_, name) => {
  const person = await server.member('viewer')
  const refusal = { status: 400, code: 'invalid_input' }
  expect(await person.refused(changeName, named(name))).toMatchObject(refusal)
  const account = { name, email: `${randomUUID()}@example.org`, password: PASSWORD }
  expect(await server.browser().refused(signUp, { body: account })).toMatchObject(refusal)
  expect((await person.ask(getSession)).user.name).toBe('Viewer')
})

it('a hundred characters of any script are a name, and no page', async () => {
  const person = await server.member('viewer')
  for (const name of ['\u{1f54a}'.repeat(100), '<img src=x onerror=alert(1)>', 'मीरा']) {
    await person.ask(changeName, named(name))
    expect((await person.ask(getSession)).user.name).toBe(name)
  }
})

it('nobody changes another’s: whose name it is says the session alone', async () => {
  const person = await server.member('viewer')
  const body = { name: 'Mallory', user: owner.id }
  expect(await person.refused(changeName, { body })).toMatchObject({ code: 'invalid_input' })
  expect((await owner.ask(getSession)).user.name).toBe('Olga')
})

it('[L1] a change is in the audit, and there are not many at once', async () => {
  const person = await server.member('viewer')
  const statuses: number[] = []
  for (let n = 0; n < 21; n++) {
    statuses.push((await person.send(changeName, named(`Name ${n}`))).statusCode)
  }
  expect(statuses).toEqual([...Array<number>(20).fill(204), 429])
  const { audit } = (await server.storage.accounts.exportUser(person.id)) as Json
  expect(audit.filter(({ action }: Json) => action === 'name.change')).toHaveLength(20)
})
