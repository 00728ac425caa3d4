import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import {
  createInvitation,
  signIn,
  signUp,
  type Problem,
  type Role,
  type Route,
} from '@counterpoint/protocol'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { expect, vi } from 'vitest'
import type { AccountsAuth } from '../src/auth-config.ts'
import { PERSONAL_WORKSPACE } from '../src/parts.ts'
import {
  answerIn,
  injectAt,
  problemIn,
  startServer,
  type Json,
  type Request,
  type ServerUnderTest,
} from './server-under-test.ts'

export const BASE_URL = 'https://counterpoint.example'
export const PASSWORD = 'correct horse 7 battery'

/** A browser: it keeps cookies, and says where its requests come from. */
export interface Browser {
  readonly cookies: Map<string, string>
  readonly send: (route: Route, request?: Request) => Promise<LightMyRequestResponse>
  readonly ask: <T = Json>(route: Route, request?: Request) => Promise<T>
  readonly refused: (route: Route, request?: Request) => Promise<Problem>
}

export interface Person extends Browser {
  readonly id: string
  readonly email: string
  readonly name: string
}

/** The real app with accounts; the clock can be set forward. */
export interface AccountsServer extends ServerUnderTest {
  readonly browser: (ip?: string) => Browser
  /** The owner of the first workspace. */
  readonly owner: () => Promise<Person>
  /** A member of the first workspace. */
  readonly member: (role: Role) => Promise<Person>
  /** Signed in, and member of nothing but a workspace of his own. */
  readonly stranger: () => Promise<Person>
  /** The next letter to `email` about `subject`; waits for it. */
  readonly letter: (email: string, subject: string) => Promise<string>
  readonly advance: (ms: number) => void
}

const SECRET = 'a8Jk2mZq9PwX4vB7nC1rT6yL3sD5fG0h'

let networks = 0
/** Each caller from a network of its own, as limits count by network. */
const newAddress = (): string => {
  networks++
  return `10.${(networks >> 16) & 255}.${(networks >> 8) & 255}.${networks & 255}`
}

export async function startAccounts(given: Partial<AccountsAuth> = {}): Promise<AccountsServer> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'accounts-'))
  const mail = path.join(dataDir, 'mail')
  const read = new Set<string>()
  let ahead = 0
  const auth: AccountsAuth = {
    mode: 'accounts',
    secret: SECRET,
    signUp: 'invited',
    trustedProxies: [],
    smtpUrl: undefined,
    mailFrom: 'Counterpoint <counterpoint@counterpoint.example>',
    oidc: undefined,
    ...given,
  }
  const server = await startServer({
    config: { baseUrl: BASE_URL, auth, dataDir },
    clock: () => new Date(Date.now() + ahead),
  })
  const browser = (ip = newAddress()): Browser => browserOn(server.app, ip)

  const signedIn = async (name: string, invitation?: string): Promise<Person> => {
    const visitor = browser()
    const email = `${name.toLowerCase()}-${randomUUID()}@example.org`
    await visitor.ask(signUp, {
      body: { name, email, password: PASSWORD, ...(invitation && { invitation }) },
    })
    await visitor.ask(signIn, { body: { email, password: PASSWORD } })
    const user = await server.storage.accounts.findUserByEmail(email)
    expect(user).toBeDefined()
    return { ...visitor, id: user!.id, email, name }
  }

  let first: Promise<Person> | undefined
  const owner = () => (first ??= signedIn('Olga'))
  const invited = async (by: Person, role: Role, workspace: string): Promise<Person> => {
    const made = await by.ask(createInvitation, { params: { id: workspace }, body: { role } })
    return signedIn(role[0]!.toUpperCase() + role.slice(1), made.link.split('#')[1])
  }

  return {
    ...server,
    browser,
    owner,
    member: async (role) => invited(await owner(), role, PERSONAL_WORKSPACE),
    stranger: async () => {
      const person = await invited(await owner(), 'viewer', PERSONAL_WORKSPACE)
      await server.storage.accounts.createWorkspace({
        id: randomUUID(),
        name: 'Elsewhere',
        owner: person.id,
      })
      await server.storage.accounts.removeMember(PERSONAL_WORKSPACE, person.id)
      return person
    },
    letter: (email, subject) =>
      vi.waitFor(
        async () => {
          for (const file of await readdir(mail)) {
            const letter = await readFile(path.join(mail, file), 'utf8')
            if (read.has(file) || !letter.includes(`To: ${email}\nSubject: ${subject}`)) continue
            read.add(file)
            return letter
          }
          throw new Error(`There is no letter to ${email} about ${subject}.`)
        },
        { timeout: 20_000 },
      ),
    advance: (ms) => {
      ahead += ms
    },
    close: async () => {
      await server.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

function browserOn(app: FastifyInstance, ip: string): Browser {
  const cookies = new Map<string, string>()
  const send = async (route: Route, request: Request = {}) => {
    const headers = {
      host: new URL(BASE_URL).host,
      ...(route.method !== 'GET' && { origin: BASE_URL, 'sec-fetch-site': 'same-origin' }),
      ...(cookies.size > 0 && { cookie: cookieHeader(cookies) }),
      ...request.headers,
    }
    const response = await injectAt(app, route, { ...request, headers }, ip)
    for (const { name, value, maxAge } of response.cookies) {
      if (maxAge === 0 || value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return response
  }
  return {
    cookies,
    send,
    ask: async (route, request) => answerIn(route, await send(route, request)),
    refused: async (route, request) => problemIn(await send(route, request)),
  }
}

export const cookieHeader = (cookies: ReadonlyMap<string, string>): string =>
  [...cookies].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; ')
