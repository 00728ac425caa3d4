import { assert } from '@counterpoint/core'
import type { Storage } from '@counterpoint/storage'
import { betterAuth } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { z } from 'zod'
import type { AccountsAuth } from '../auth-config.ts'
import { networkOf } from './address.ts'
import { setCookie, type Cookies } from './cookies.ts'
import type { Sender } from './gate.ts'
import type { Identity } from './identity.ts'
import { newSecret } from './secrets.ts'

const DAY_S = 24 * 60 * 60
const IDLE_S = 14 * DAY_S
const ABSOLUTE_S = 30 * DAY_S
const RESET_S = 15 * 60
/** Of this server's own making: what comes under this name from outside is never passed on. */
const CLIENT_HEADER = 'x-counterpoint-client'
/** What better-auth's checks look at; nothing else reaches it. */
const PASSED_ON = [
  'cookie',
  'origin',
  'referer',
  'user-agent',
  'sec-fetch-site',
  'sec-fetch-mode',
  'sec-fetch-dest',
]

interface IdentityParts {
  readonly storage: Storage
  readonly auth: AccountsAuth
  readonly baseUrl: string
  readonly cookies: Cookies
  readonly clock: () => Date
  readonly ids: () => string
}

/** Why it is hardened as it is: docs/adr/0014-accounts.md. */
export async function openIdentity(parts: IdentityParts): Promise<Identity> {
  const { storage, baseUrl, cookies, clock } = parts
  const { accounts } = storage
  const library = await openLibrary(parts)
  const { internalAdapter } = await library.$context

  const call = async (path: string, sender: Sender | undefined, body: object) => {
    const headers = sender ? headersOf(sender) : new Headers()
    headers.set('content-type', 'application/json')
    const request = new Request(`${baseUrl}/api/auth${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    })
    const response = await library.handler(request)
    if (response.status >= 500) {
      // A database that does not answer says so here, and better than through the library.
      await storage.ping()
      throw new Error(`better-auth answered ${response.status} at ${path}.`)
    }
    return { isDone: response.ok, cookies: response.headers.getSetCookie() }
  }

  const issueToken = async (purpose: string, value: string, ttlS: number): Promise<string> => {
    const token = newSecret()
    const expiresAt = new Date(clock().getTime() + ttlS * 1000)
    await internalAdapter.createVerificationValue({
      identifier: `${purpose}:${token}`,
      value,
      expiresAt,
    })
    return token
  }

  return {
    sessionOf: async (sender) => {
      const { response, headers } = await library.api.getSession({
        headers: headersOf(sender),
        returnHeaders: true,
      })
      if (!response) return undefined
      const { session, user } = response
      const isOver = clock().getTime() - session.createdAt.getTime() > ABSOLUTE_S * 1000
      if (isOver || user.disabledAt) {
        await accounts.endSession(user.id, session.id)
        return undefined
      }
      return {
        user: { id: user.id, name: user.name, email: user.email, session: session.id },
        cookies: headers.getSetCookie(),
      }
    },

    signUp: async (sender, account) => {
      const { isDone } = await call('/sign-up/email', sender, account)
      assert(isDone, 'better-auth refused an account that our own rules allow.')
    },

    signIn: async (sender, credentials) => {
      const signedIn = await call('/sign-in/email', sender, credentials)
      const user = await accounts.findUserByEmail(credentials.email)
      if (!signedIn.isDone || !user) return undefined
      // The password was hashed all the same: what takes as long tells nothing.
      if (user.disabledAt === null) return signedIn.cookies
      await accounts.endOtherSessions(user.id, null)
      return undefined
    },

    startSession: async (sender, userId) => {
      if ((await accounts.getUser(userId))?.disabledAt !== null) return undefined
      const { response, headers } = await library.api.startSession({
        body: { userId },
        headers: headersOf(sender),
        returnHeaders: true,
      })
      return response.isStarted ? headers.getSetCookie() : undefined
    },

    signOut: async (sender) => {
      await call('/sign-out', sender, {})
      return [setCookie(cookies, cookies.session, '', 0), setCookie(cookies, cookies.share, '', 0)]
    },

    isPassword: async (user, password) => {
      const account = await internalAdapter.findCredentialAccount(user)
      const { password: hasher } = await library.$context
      return account?.password
        ? hasher.verify({ hash: account.password, password })
        : (await hasher.hash(password), false)
    },

    changePassword: async (sender, { current, password }) => {
      const body = { currentPassword: current, newPassword: password, revokeOtherSessions: true }
      const changed = await call('/change-password', sender, body)
      return changed.isDone ? changed.cookies : undefined
    },

    issueReset: async (user) => {
      await accounts.voidResets(user)
      return issueToken('reset-password', user, RESET_S)
    },

    resetPassword: async (token, password) => {
      const verification = await internalAdapter.findVerificationValue(`reset-password:${token}`)
      if (!verification || verification.expiresAt <= clock()) return undefined
      const { isDone } = await call('/reset-password', undefined, { token, newPassword: password })
      return isDone ? verification.value : undefined
    },

    issueToken,
    useToken: async (purpose, token) => {
      const used = await internalAdapter.consumeVerificationValue(`${purpose}:${token}`)
      return used && used.expiresAt > clock() ? used.value : undefined
    },
  }
}

async function openLibrary({ storage, auth, baseUrl, cookies, ids }: IdentityParts) {
  return betterAuth({
    baseURL: baseUrl,
    basePath: '/api/auth',
    secret: auth.secret,
    trustedOrigins: [baseUrl],
    database: await storage.accounts.authDatabase(),
    telemetry: { enabled: false },
    logger: { disabled: true },
    // Ours counts by account and network, in the database; see limits.ts.
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      autoSignIn: false,
      requireEmailVerification: auth.signUp === 'open',
      minPasswordLength: 8,
      maxPasswordLength: 1024,
      resetPasswordTokenExpiresIn: RESET_S,
      revokeSessionsOnPasswordReset: true,
    },
    user: { additionalFields: { disabledAt: { type: 'date', required: false, input: false } } },
    session: { expiresIn: IDLE_S, updateAge: DAY_S, cookieCache: { enabled: false } },
    verification: { storeIdentifier: 'hashed' },
    advanced: {
      // Switched off by the library itself in test runs, unless told otherwise.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      useSecureCookies: false,
      cookies: {
        session_token: { name: cookies.session, attributes: { secure: cookies.isSecure } },
      },
      defaultCookieAttributes: {
        httpOnly: true,
        sameSite: 'lax',
        path: '/',
        secure: cookies.isSecure,
      },
      ipAddress: { ipAddressHeaders: [CLIENT_HEADER], ipv6Subnet: 64 },
      database: { generateId: () => ids() },
    },
    plugins: [sessionStarter],
  })
}

/** What the library lacks for sign-ins of our own: a session for a user, called by this server alone. */
const sessionStarter = {
  id: 'session-starter',
  endpoints: {
    startSession: createAuthEndpoint(
      { method: 'POST', body: z.object({ userId: z.string() }) },
      async (ctx) => {
        const { internalAdapter } = ctx.context
        const user = await internalAdapter.findUserById(ctx.body.userId)
        const session = user && (await internalAdapter.createSession(user.id))
        if (!user || !session) return ctx.json({ isStarted: false })
        await setSessionCookie(ctx, { session, user })
        return ctx.json({ isStarted: true })
      },
    ),
  },
} as const

function headersOf({ headers, ip }: Sender): Headers {
  const passed = new Headers()
  for (const name of PASSED_ON) {
    const value = headers[name]
    if (typeof value === 'string') passed.set(name, value)
  }
  passed.set(CLIENT_HEADER, networkOf(ip))
  return passed
}
