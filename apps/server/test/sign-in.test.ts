import { randomUUID } from 'node:crypto'
import {
  changeEmail,
  changePassword,
  confirmEmail,
  createInvitation,
  getSession,
  listSessions,
  endSession,
  requestReset,
  resetPassword,
  signIn,
  signOut,
  signUp,
} from '@counterpoint/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PERSONAL_WORKSPACE } from '../src/parts.ts'
import { BASE_URL, cookieHeader, PASSWORD, startAccounts, type AccountsServer } from './people.ts'

let server: AccountsServer
beforeAll(async () => {
  server = await startAccounts()
  await server.owner()
})
afterAll(() => server.close())

const RESET = 'A new password'
const ANOTHER = 'a quite different 9 phrase'
const credentials = (email: string, password = PASSWORD) => ({ body: { email, password } })

describe('the first account', () => {
  it('owns the workspace that is there, and later ones come by invitation', async () => {
    const owner = await server.owner()
    const { user, workspaces, signUp: who } = await owner.ask(getSession)
    expect(user).toEqual({ id: owner.id, name: 'Olga', email: owner.email })
    expect(workspaces).toMatchObject([{ id: 'personal', role: 'owner' }])
    expect(who).toBe('invited')
    const late = { name: 'Late', email: 'late@example.org', password: PASSWORD }
    expect(await server.browser().refused(signUp, { body: late })).toMatchObject({
      status: 403,
      code: 'sign_up_closed',
    })
    expect(await server.storage.accounts.findUserByEmail(late.email)).toBeUndefined()
  })
})

describe('[A1] guessing', () => {
  it('stops after ten tries at one account from one network, whatever address it is written as', async () => {
    const person = await server.member('viewer')
    const forms = ['203.0.113.7', '::ffff:203.0.113.7', '::ffff:cb00:7107', '203.0.113.7']
    for (let n = 0; n < 10; n++) {
      const guesser = server.browser(forms[n % forms.length])
      const forged = { 'x-forwarded-for': `198.51.100.${n}`, 'x-counterpoint-client': `1.2.3.${n}` }
      expect(
        await guesser.refused(signIn, {
          ...credentials(person.email, 'wrong guess'),
          headers: forged,
        }),
      ).toMatchObject({ code: 'sign_in_failed' })
    }
    const eleventh = await server.browser(forms[0]).send(signIn, credentials(person.email))
    expect(eleventh.statusCode).toBe(429)
    expect(Number(eleventh.headers['retry-after'])).toBeGreaterThan(60)
    // Its owner is elsewhere, and comes in.
    await server.browser().ask(signIn, credentials(person.email))
  })

  it('counts an IPv6 network as one caller', async () => {
    const person = await server.member('viewer')
    for (let n = 1; n <= 10; n++) {
      const guesser = server.browser(`2001:db8:1:2:${n}::${n}`)
      await guesser.refused(signIn, credentials(person.email, 'wrong guess'))
    }
    const next = server.browser('2001:db8:1:2:ffff::1')
    expect(await next.refused(signIn, credentials(person.email))).toMatchObject({ status: 429 })
    await server.browser('2001:db8:1:3::1').ask(signIn, credentials(person.email))
  })

  it('from everywhere does not keep out whoever has signed in here before', async () => {
    const person = await server.member('viewer')
    const guesses = Array.from({ length: 50 }, () =>
      server.browser().send(signIn, credentials(person.email, 'wrong guess')),
    )
    const statuses = (await Promise.all(guesses)).map(({ statusCode }) => statusCode)
    expect(statuses.filter((status) => status === 429)).toHaveLength(1)
    expect(await server.browser().refused(signIn, credentials(person.email))).toMatchObject({
      status: 429,
    })
    await person.ask(signOut)
    await person.ask(signIn, credentials(person.email))
  })
})

describe('an account that came by an invitation to nobody in particular', () => {
  it('confirms its address by a letter, where sign-up is open', async () => {
    const open = await startAccounts({ signUp: 'open' })
    const owner = await open.owner()
    const { link } = await owner.ask(createInvitation, {
      params: { id: PERSONAL_WORKSPACE },
      body: { role: 'editor' },
    })
    const visitor = open.browser()
    const email = `${randomUUID()}@example.org`
    await visitor.ask(signUp, {
      body: { name: 'Vera', email, password: PASSWORD, invitation: link.split('#')[1] },
    })
    const token = /#(\S+)/.exec(await open.letter(email, 'Confirm this address'))?.[1]
    await visitor.ask(confirmEmail, { body: { token } })
    await visitor.ask(signIn, credentials(email))
    const { workspaces } = await visitor.ask(getSession)
    expect(workspaces).toMatchObject([{ id: PERSONAL_WORKSPACE, role: 'editor' }])
    await open.close()
  })
})

describe('[A2] whether an address has an account', () => {
  const bare = (response: { statusCode: number; body: string }) => [
    response.statusCode,
    response.body.replaceAll(/urn:uuid:[0-9a-f-]+/g, ''),
  ]

  it('is not told by signing in, signing up or asking for a new password', async () => {
    const open = await startAccounts({ signUp: 'open' })
    const { email } = await open.owner()
    const unknown = `${randomUUID()}@example.org`
    for (const [route, body] of [
      [signIn, { password: 'wrong guess' }],
      [signUp, { name: 'Somebody', password: PASSWORD }],
      [requestReset, {}],
    ] as const) {
      const [known, other] = [
        await open.browser().send(route, { body: { ...body, email } }),
        await open.browser().send(route, { body: { ...body, email: unknown } }),
      ]
      expect(bare(known), route.id).toEqual(bare(other))
    }
    await open.close()
  })

  it('takes the same work to deny: a password is hashed either way', async () => {
    const { email } = await server.member('viewer')
    const cpuOf = async (address: string) => {
      const before = process.cpuUsage()
      for (let n = 0; n < 5; n++) {
        await server.browser().refused(signIn, credentials(address, 'wrong guess'))
      }
      const { user } = process.cpuUsage(before)
      return user
    }
    await cpuOf('warm-up@example.org')
    const [known, unknown] = [await cpuOf(email), await cpuOf('nobody@example.org')]
    expect(unknown / known).toBeGreaterThan(0.4)
    expect(unknown / known).toBeLessThan(2.5)
  })
})

describe('[A3] a password', () => {
  const tried = async (password: string) => {
    const { email, ...person } = await server.member('viewer')
    return person.send(changePassword, { body: { current: PASSWORD, password } })
  }

  it.each([
    ['of seven characters', 'x7#kQ2p'],
    ['that is common', 'password123'],
    ['that is common, in capitals', 'PASSWORD123'],
    ['in a list of breaches', 'iloveyou1'],
    ['of one character', 'aaaaaaaaaaaa'],
    ['of 257 characters', 'x7#kQ2p!'.repeat(33)],
  ])('%s is refused with a reason', async (_, password) => {
    const response = await tried(password)
    expect(response.json()).toMatchObject({ status: 422, code: 'password_refused' })
  })

  it.each([
    ['of a hundred characters', 'x7#kQ2p!vB'.repeat(10)],
    ['with spaces at its ends', '  three quiet words  '],
    ['in any script', 'мир 平和 🕊️ ειρήνη'],
  ])('%s is taken whole', async (_, password) => {
    const person = await server.member('viewer')
    await person.ask(changePassword, { body: { current: PASSWORD, password } })
    const cut = [...password].slice(0, -1).join('')
    const wrong = await server.browser().refused(signIn, credentials(person.email, cut))
    expect(wrong.code).toBe('sign_in_failed')
    await server.browser().refused(signIn, credentials(person.email, password.trim() + '!'))
    await server.browser().ask(signIn, credentials(person.email, password))
  })
})

describe('[A4] a session', () => {
  it('is new at every sign-in, and the one before it ends', async () => {
    const person = await server.member('viewer')
    const before = cookieHeader(person.cookies)
    await person.ask(signIn, credentials(person.email))
    expect(cookieHeader(person.cookies)).not.toBe(before)
    const old = server.browser()
    expect(await old.refused(listSessions, { headers: { cookie: before } })).toMatchObject({
      status: 401,
      code: 'unauthenticated',
    })
  })

  it('cannot be chosen by whoever sets a cookie before', async () => {
    const person = await server.member('viewer')
    const victim = server.browser()
    victim.cookies.set('__Host-sid', 'chosen.by-the-attacker')
    await victim.ask(signIn, credentials(person.email))
    expect(victim.cookies.get('__Host-sid')).not.toBe('chosen.by-the-attacker')
    const attacker = { headers: { cookie: '__Host-sid=chosen.by-the-attacker' } }
    await server.browser().refused(listSessions, attacker)
  })

  it('[D2] is in a cookie of this host alone, which no script reads', async () => {
    const person = await server.member('viewer')
    const { headers } = await person.send(signIn, credentials(person.email))
    const cookies = [headers['set-cookie'] ?? []].flat()
    expect(cookies.length).toBeGreaterThan(1)
    for (const cookie of cookies) {
      expect(cookie).toMatch(/^__Host-/)
      expect(cookie).toMatch(/; ?Secure/i)
      expect(cookie).toMatch(/; ?HttpOnly/i)
      expect(cookie).toMatch(/; ?SameSite=Lax/i)
      expect(cookie).toMatch(/; ?Path=\/(;|$)/i)
      expect(cookie).not.toMatch(/domain/i)
    }
    expect(headers['strict-transport-security']).toMatch(/max-age=31536000/)
  })

  it('ends after thirty days, however much it is used', async () => {
    const late = await startAccounts()
    const owner = await late.owner()
    late.advance(29 * 86_400_000)
    await owner.ask(listSessions)
    late.advance(2 * 86_400_000)
    expect(await owner.refused(listSessions)).toMatchObject({ code: 'unauthenticated' })
    await late.close()
  })
})

describe('[A5] a cookie is void', () => {
  const replay = (cookie: string) => server.browser().send(listSessions, { headers: { cookie } })

  it('after signing out', async () => {
    const person = await server.member('viewer')
    const cookie = cookieHeader(person.cookies)
    const { headers } = await person.send(signOut)
    expect(headers['clear-site-data']).toBe('"cache", "storage"')
    expect((await replay(cookie)).statusCode).toBe(401)
  })

  it('everywhere else after a change of password, and here it is a new one', async () => {
    const person = await server.member('viewer')
    const elsewhere = server.browser()
    await elsewhere.ask(signIn, credentials(person.email))
    const [here, there] = [cookieHeader(person.cookies), cookieHeader(elsewhere.cookies)]
    await person.ask(changePassword, { body: { current: PASSWORD, password: ANOTHER } })
    expect((await replay(here)).statusCode).toBe(401)
    expect((await replay(there)).statusCode).toBe(401)
    await person.ask(listSessions)
  })

  it('after its owner was disabled, who cannot sign in again', async () => {
    const person = await server.member('viewer')
    await server.storage.accounts.setDisabled(person.id, true)
    expect((await replay(cookieHeader(person.cookies))).statusCode).toBe(401)
    expect(await server.browser().refused(signIn, credentials(person.email))).toMatchObject({
      code: 'sign_in_failed',
    })
  })

  it('after it was ended from another browser', async () => {
    const person = await server.member('viewer')
    const elsewhere = server.browser()
    await elsewhere.ask(signIn, credentials(person.email))
    const { items } = await elsewhere.ask(listSessions)
    expect(items).toHaveLength(2)
    const other = items.find(({ isCurrent }: { isCurrent: boolean }) => !isCurrent)
    await elsewhere.ask(endSession, { params: { session: other.id } })
    await person.refused(listSessions)
    await elsewhere.ask(listSessions)
  })
})

describe('[A6] with a stolen cookie alone', () => {
  it('neither password nor address can be changed', async () => {
    const person = await server.member('viewer')
    const passwords = { current: 'wrong guess', password: ANOTHER }
    expect(await person.refused(changePassword, { body: passwords })).toMatchObject({
      status: 403,
      code: 'wrong_password',
    })
    const address = { email: 'thief@example.org', password: 'wrong guess' }
    expect(await person.refused(changeEmail, { body: address })).toMatchObject({
      code: 'wrong_password',
    })
    await server.browser().ask(signIn, credentials(person.email))
  })

  it('a change of address needs the new one’s word, and the old one hears of it', async () => {
    const person = await server.member('viewer')
    const email = `${randomUUID()}@example.org`
    await person.ask(changeEmail, { body: { email, password: PASSWORD } })
    await server.browser().ask(signIn, credentials(person.email))
    await server.letter(person.email, 'Your account gets another address')
    const token = tokenIn(await server.letter(email, 'Confirm'))
    await server.browser().ask(confirmEmail, { body: { token } })
    await server.browser().ask(signIn, credentials(email))
    await server.browser().refused(signIn, credentials(person.email))
    expect(await server.browser().refused(confirmEmail, { body: { token } })).toMatchObject({
      code: 'not_found',
    })
  })
})

const tokenIn = (letter: string): string => /#(\S+)/.exec(letter)?.[1] ?? ''

it('[L1] each sign-in, failed or not, and each sign-out is in the audit', async () => {
  const person = await server.member('viewer')
  await person.refused(signIn, credentials(person.email, 'wrong guess'))
  await person.ask(signOut)
  const entries = await server.storage.accounts.exportUser(person.id)
  expect(entries).toMatchObject({
    audit: [
      { action: 'account.create', result: 'ok' },
      { action: 'session.start', result: 'ok' },
      { action: 'session.start', result: 'failed' },
      { action: 'session.end', result: 'ok' },
    ],
  })
})

describe('[A7] a link for a new password', () => {
  it('is of the configured address, whatever the request says', async () => {
    const person = await server.member('viewer')
    await server.browser().ask(requestReset, {
      body: { email: person.email },
      headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example' },
    })
    const letter = await server.letter(person.email, RESET)
    expect(letter).toContain(`${BASE_URL}/reset-password#`)
    expect(letter).not.toContain('evil')
  })

  it('works once, ends every session, and makes earlier links void', async () => {
    const person = await server.member('viewer')
    const asked = async () => {
      await server.browser().ask(requestReset, { body: { email: person.email } })
      return tokenIn(await server.letter(person.email, RESET))
    }
    const [first, second] = [await asked(), await asked()]
    expect(first).not.toBe(second)
    const set = (token: string, password = ANOTHER) => ({ body: { token, password } })
    expect(await server.browser().refused(resetPassword, set(first))).toMatchObject({ status: 404 })
    await server.browser().ask(resetPassword, set(second))
    await person.refused(listSessions)
    await server.browser().ask(signIn, credentials(person.email, ANOTHER))
    await server.browser().refused(resetPassword, set(second, 'yet another 3 phrase'))
    await server.browser().ask(signIn, credentials(person.email, ANOTHER))
  })

  it('is void after fifteen minutes', async () => {
    const slow = await startAccounts()
    const { email } = await slow.owner()
    await slow.browser().ask(requestReset, { body: { email } })
    const token = tokenIn(await slow.letter(email, RESET))
    slow.advance(15 * 60_000 + 1000)
    const late = { body: { token, password: ANOTHER } }
    expect(await slow.browser().refused(resetPassword, late)).toMatchObject({ status: 404 })
    slow.advance(-60_000)
    await slow.browser().ask(resetPassword, late)
    await slow.close()
  })
})
