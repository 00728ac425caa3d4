import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import {
  createMap,
  createShareLink,
  getSession,
  listSharedMaps,
  oidcCallback,
  oidcStart,
  redeemShareLink,
  signUp,
} from '@counterpoint/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startDishonestProvider, type DishonestProvider } from './dishonest-provider.ts'
import { BASE_URL, PASSWORD, startAccounts, type AccountsServer, type Browser } from './people.ts'
import type { Json } from './server-under-test.ts'

const CLIENT = { clientId: 'counterpoint', clientSecret: 'a-secret-of-the-client-of-this-test' }
const REDIRECT = `${BASE_URL}/api/oidc/callback`

const comeBack = (browser: Browser, { searchParams }: URL) =>
  browser.send(oidcCallback, { query: Object.fromEntries(searchParams) })
const begin = async (browser: Browser): Promise<string> =>
  (await browser.ask(oidcStart, { body: {} })).location
const whoIs = async (browser: Browser) => (await browser.ask(getSession)).user
const FAILED = `${BASE_URL}/sign-in?problem=sign_in_failed`

describe('[A8] a sign-in by a provider', () => {
  let provider: ChildProcess
  let server: AccountsServer
  beforeAll(async () => {
    const program = path.join(import.meta.dirname, 'oidc-provider.mjs')
    const given = [CLIENT.clientId, CLIENT.clientSecret, REDIRECT]
    provider = spawn(process.execPath, [program, ...given], { stdio: ['ignore', 'pipe', 'ignore'] })
    const [line] = await once(provider.stdout!, 'data')
    const issuer = String(line).trim()
    server = await startAccounts({ signUp: 'open', oidc: { issuer, ...CLIENT } })
    await server.owner()
  })
  afterAll(async () => {
    provider.kill()
    await server.close()
  })

  /** What a person does at the provider, who is signed in there as `account`. */
  async function atProvider(location: string, account: string): Promise<URL> {
    const cookies = new Map([['login_as', account]])
    let url = location
    while (!url.startsWith(REDIRECT)) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const response = await fetch(url, { redirect: 'manual', headers: { cookie } })
      for (const each of response.headers.getSetCookie()) {
        const [name = '', value = ''] = each.split(';')[0]!.split(/=(.*)/s)
        cookies.set(name, value)
      }
      const next = response.headers.get('location')
      expect(next, await response.text()).not.toBeNull()
      url = new URL(next!, url).href
    }
    return new URL(url)
  }

  it('makes an account the first time, and finds it the next', async () => {
    const [here, there] = [server.browser(), server.browser()]
    const { headers } = await comeBack(here, await atProvider(await begin(here), 'ann'))
    expect(headers.location).toBe(`${BASE_URL}/`)
    const ann = await whoIs(here)
    expect(ann).toMatchObject({ name: 'Person ann', email: 'ann@example.org' })
    await comeBack(there, await atProvider(await begin(there), 'ann'))
    expect(await whoIs(there)).toEqual(ann)
  })

  it('keeps the links that the browser came by', async () => {
    const owner = await server.owner()
    const { map } = await owner.ask(createMap, { body: { title: 'A map' } })
    const made: Json = await owner.ask(createShareLink, { params: { id: map.id }, body: {} })
    const [link, secret] = made.link.split('/s/')[1].split('#')
    const browser = server.browser()
    await browser.ask(redeemShareLink, { body: { link, secret } })
    await comeBack(browser, await atProvider(await begin(browser), 'dora'))
    expect(await browser.ask(listSharedMaps)).toMatchObject({ items: [{ map: map.id }] })
    expect(browser.cookies.has('__Host-share')).toBe(false)
  })

  it('takes no answer that another browser was sent for', async () => {
    const [mallory, victim] = [server.browser(), server.browser()]
    const answer = await atProvider(await begin(mallory), 'mallory')
    expect((await comeBack(victim, answer)).headers.location).toBe(FAILED)
    await begin(victim)
    expect((await comeBack(victim, answer)).headers.location).toBe(FAILED)
    expect(await whoIs(victim)).toBeNull()
  })

  it('takes an answer once', async () => {
    const browser = server.browser()
    const answer = await atProvider(await begin(browser), 'bob')
    const key = browser.cookies.get('__Host-oidc')!
    await comeBack(browser, answer)
    const again = server.browser()
    again.cookies.set('__Host-oidc', key)
    expect((await comeBack(again, answer)).headers.location).toBe(FAILED)
    await begin(again)
    expect((await comeBack(again, answer)).headers.location).toBe(FAILED)
    expect(await whoIs(again)).toBeNull()
  })

  it('never joins an account by its address', async () => {
    const email = 'carol@example.org'
    await server.browser().ask(signUp, { body: { name: 'Carol', email, password: PASSWORD } })
    const browser = server.browser()
    const { headers } = await comeBack(browser, await atProvider(await begin(browser), 'carol'))
    expect(headers.location).toBe(FAILED)
    expect(await whoIs(browser)).toBeNull()
  })

  it('goes on without an answer', async () => {
    const browser = server.browser()
    await begin(browser)
    const refused = new URL(`${REDIRECT}?error=access_denied`)
    expect((await comeBack(browser, refused)).headers.location).toBe(FAILED)
  })
})

describe('[A8] an ID token', () => {
  let provider: DishonestProvider
  let server: AccountsServer
  beforeAll(async () => {
    provider = await startDishonestProvider(CLIENT.clientId)
    server = await startAccounts({
      signUp: 'open',
      oidc: { issuer: provider.issuer, ...CLIENT },
    })
    await server.owner()
  })
  afterAll(async () => {
    await server.close()
    await provider.close()
  })

  const signInWith = async (wrong: DishonestProvider['wrong']) => {
    provider.wrong = wrong
    const browser = server.browser()
    const { headers } = await comeBack(browser, provider.answer(await begin(browser)))
    return { location: headers.location, user: await whoIs(browser) }
  }
  const now = Math.floor(Date.now() / 1000)

  it('that is right lets somebody in', async () => {
    expect(await signInWith({})).toMatchObject({
      location: `${BASE_URL}/`,
      user: { email: 'mallory@example.org' },
    })
  })

  it.each<[string, DishonestProvider['wrong']]>([
    ['without the nonce', { claims: { nonce: undefined } }],
    ['with another nonce', { claims: { nonce: 'another' } }],
    ['of another issuer', { claims: { iss: 'https://id.example' } }],
    ['for another audience', { claims: { aud: 'somebody-else' } }],
    ['for several audiences, none of them authorised', { claims: { aud: ['x', 'y'] } }],
    ['that has expired', { claims: { iat: now - 7200, exp: now - 3600 } }],
    ['without a signature', { header: { alg: 'none' }, isUnsigned: true }],
    ['of another algorithm', { header: { alg: 'HS256' } }],
    ['without a subject', { claims: { sub: undefined } }],
  ])('%s lets nobody in', async (_, wrong) => {
    expect(await signInWith(wrong)).toEqual({ location: FAILED, user: null })
  })
})
