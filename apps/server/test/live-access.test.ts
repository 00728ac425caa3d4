import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import {
  changePassword,
  createMap,
  createShareLink,
  endSession,
  forgetSharedMap,
  getMap,
  LIVE_CLOSE,
  listSessions,
  redeemShareLink,
  revokeShareLink,
  setMemberRole,
  signIn,
  signOut,
} from '@counterpoint/protocol'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  BASE_URL,
  cookieHeader,
  PASSWORD,
  startAccounts,
  type AccountsServer,
  type Browser,
  type Person,
} from './people.ts'
import { claim, connectRaw, refusedUpgrade, type RawLiveClient } from './raw-live-client.ts'

/** Live connections of people who have accounts, keys or links, and lose what let them in. */

let server: AccountsServer
let owner: Person
let address: string
let map: string
let opened: RawLiveClient[]

beforeAll(async () => {
  server = await startAccounts()
  owner = await server.owner()
  await server.app.listen({ port: 0, host: '127.0.0.1' })
  address = `http://127.0.0.1:${(server.app.server.address() as AddressInfo).port}`
})
afterAll(() => server.close())
beforeEach(async () => {
  map = (await owner.ask(createMap, { body: { title: 'A map' } })).map.id
  opened = []
})
afterEach(() => opened.forEach(({ socket }) => socket.terminate()))

/** Signed out, or without a right to the map: whichever is found out first. */
const KEPT_OUT: readonly number[] = [LIVE_CLOSE.unauthenticated, LIVE_CLOSE.forbidden]

const ours = { host: new URL(BASE_URL).host, origin: BASE_URL }
const headersOf = ({ cookies }: Browser) => ({ ...ours, cookie: cookieHeader(cookies) })
const live = () => `${address}/api/maps/${map}/live`

const join = async (browser: Browser): Promise<RawLiveClient> => {
  const client = await connectRaw(address, map, { headers: headersOf(browser) })
  opened.push(client)
  await client.hello()
  return client
}

describe('[W2] an upgrade of somebody who is not signed in', () => {
  it.each([
    ['without a session', () => ({})],
    ['with a cookie that we never gave', () => ({ cookie: '__Host-sid=stolen' })],
    ['with a key that we never gave', () => ({ authorization: 'Bearer am_stolen' })],
  ])('%s is refused before it is one', async (_how, headers) => {
    const refusal = await refusedUpgrade(live(), { ...ours, ...headers() })
    expect(refusal).toEqual({ status: 401, code: 'unauthenticated' })
  })

  it('is not let in by what the address says: addresses are logged', async () => {
    const member = await server.member('editor')
    const [token] = member.cookies.values()
    for (const name of ['token', 'session', 'access_token', 'key']) {
      const refusal = await refusedUpgrade(`${live()}?${name}=${encodeURIComponent(token!)}`, ours)
      expect(refusal).toEqual({ status: 401, code: 'unauthenticated' })
    }
  })
})

describe('[A5] an open connection ends, and no new one opens, when its cookie is void', () => {
  const secondBrowserOf = async ({ email }: Person): Promise<Browser> => {
    const browser = server.browser()
    await browser.ask(signIn, { body: { email, password: PASSWORD } })
    return browser
  }

  it.each<[string, (person: Person) => Promise<unknown>]>([
    ['signing out', (person) => person.send(signOut)],
    [
      'a change of password elsewhere',
      async (person) =>
        (await secondBrowserOf(person)).ask(changePassword, {
          body: { current: PASSWORD, password: 'another horse 8 battery' },
        }),
    ],
    [
      'ending it from another browser',
      async (person) => {
        const elsewhere = await secondBrowserOf(person)
        const { items } = await elsewhere.ask(listSessions)
        const other = items.find(({ isCurrent }: { isCurrent: boolean }) => !isCurrent)
        return elsewhere.ask(endSession, { params: { session: other.id } })
      },
    ],
    ['disabling its owner', (person) => server.storage.accounts.setDisabled(person.id, true)],
  ])('by %s', async (_how, losing) => {
    const person = await server.member('editor')
    const client = await join(person)
    const headers = headersOf(person)
    await losing(person)
    expect(KEPT_OUT).toContain((await client.ended).code)
    expect(await refusedUpgrade(live(), headers)).toMatchObject({ status: 401 })
  })
})

it('[Z5] a demoted editor hears of it, and none of what was in flight comes after it', async () => {
  const editor = await server.member('editor')
  const client = await join(editor)
  let number = 1
  const pushing = setInterval(() => {
    client.push(number, claim(randomUUID()), claim(randomUUID()))
    number += 2
  }, 5)
  await client.hears('operations', ({ entries }) => entries.some(({ revision }) => revision >= 6))
  await owner.ask(setMemberRole, {
    params: { id: 'personal', user: editor.id },
    body: { role: 'viewer' },
  })
  const { revision } = await owner.ask(getMap, { params: { id: map } })
  expect(await client.hears('role')).toMatchObject({ role: 'viewer' })
  await client.hears('refused')
  clearInterval(pushing)
  expect((await owner.ask(getMap, { params: { id: map } })).revision).toBe(revision)
})

it('[Z6] a link that is revoked closes what was opened by it', async () => {
  const { link: address, id } = await owner.ask(createShareLink, { params: { id: map }, body: {} })
  const [link, secret] = address.slice(`${BASE_URL}/s/`.length).split('#')
  const guest = server.browser()
  await guest.ask(redeemShareLink, { body: { link, secret } })
  const client = await join(guest)
  await owner.ask(revokeShareLink, { params: { id: map, link: id } })
  expect(KEPT_OUT).toContain((await client.ended).code)
  expect(await refusedUpgrade(live(), headersOf(guest))).toMatchObject({ status: 401 })
})

it('a link that somebody keeps no more closes what was opened by it, wherever he is signed in', async () => {
  const made = await owner.ask(createShareLink, { params: { id: map }, body: {} })
  const [link, secret] = made.link.slice(`${BASE_URL}/s/`.length).split('#')
  const person = await server.stranger()
  await person.ask(redeemShareLink, { body: { link, secret } })
  const elsewhere = server.browser()
  await elsewhere.ask(signIn, { body: { email: person.email, password: PASSWORD } })
  const client = await join(elsewhere)
  await person.ask(forgetSharedMap, { params: { map } })
  // He is still signed in: signing in again would be no way back.
  expect((await client.ended).code).toBe(LIVE_CLOSE.forbidden)
  const again = await connectRaw(address, map, { headers: headersOf(elsewhere) })
  expect((await again.ended).code).toBe(LIVE_CLOSE.gone)
})
