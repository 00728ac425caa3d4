import {
  confirmEmail,
  requestReset,
  resetPassword,
  signIn,
  signOut,
  signUp,
} from '@counterpoint/protocol'
import type { FastifyInstance } from 'fastify'
import type { AccountsParts } from '../../auth/accounts-parts.ts'
import { adoptVisits } from '../../auth/adopt-visits.ts'
import { networkOf } from '../../auth/address.ts'
import { confirmAddress, sendConfirmation } from '../../auth/confirm-address.ts'
import { deviceCookie, isKnownDevice } from '../../auth/known-device.ts'
import { guessLimit, keyOf, pairOf, requireFew, signInLimits } from '../../auth/limits.ts'
import { weaknessOf } from '../../auth/passwords.ts'
import { admissionOf, provesAddress, welcome } from '../../auth/admission.ts'
import { Refused } from '../../problem.ts'
import { serve } from '../../serve.ts'

export async function signInRoutes(
  app: FastifyInstance,
  { accounts: parts }: { readonly accounts: AccountsParts },
): Promise<void> {
  const { storage, auth, identity, letters, mailer, record } = parts
  const { accounts } = storage

  serve(app, signUp, async ({ body, request, caller }) => {
    const { name, email, password } = body
    await requireFew(accounts, guessLimit('sign-up', networkOf(request.ip), 20))
    const admission = await admissionOf(parts, body.invitation)
    await requireStrong(password, { name, email })
    const present = await accounts.findUserByEmail(email)
    await identity.signUp(request, { name, email, password })
    if (present) {
      mailer.send(letters.alreadyHere(email))
      return
    }
    const user = await accounts.findUserByEmail(email)
    if (!user) return
    await welcome(parts, admission, user)
    if (auth.signUp === 'open' && !provesAddress(admission, user)) sendConfirmation(parts, user)
    await record(request, caller, {
      workspace: null,
      action: 'account.create',
      object: { kind: 'user', id: user.id },
      result: 'ok',
      detail: { by: admission.kind },
    })
  })

  serve(app, confirmEmail, async ({ body, request, caller }) => {
    await requireFew(accounts, guessLimit('token', networkOf(request.ip), 30))
    const user = await confirmAddress(parts, body.token)
    if (user === undefined) throw linkIsVoid()
    await record(request, caller, {
      workspace: null,
      action: 'email.confirm',
      object: { kind: 'user', id: user },
      result: 'ok',
    })
  })

  serve(app, signIn, async ({ body: { email, password }, request, caller, reply }) => {
    const network = networkOf(request.ip)
    await requireFew(accounts, signInLimits(email, network, isKnownDevice(parts, request, email)))
    const cookies = await identity.signIn(request, { email, password })
    const user = await accounts.findUserByEmail(email)
    const about = { workspace: null, object: user ? { kind: 'user', id: user.id } : null }
    if (!cookies || !user) {
      await record(request, caller, { ...about, action: 'session.start', result: 'failed' })
      throw new Refused(
        'sign_in_failed',
        'This address and password do not go together; try again, or ask for a new password.',
      )
    }
    // Whatever was in this browser before does not live on beside it.
    if (caller.user) await accounts.endSession(caller.user.id, caller.user.session)
    await accounts.forgetAttempts(keyOf(pairOf(email, network)))
    const left = await adoptVisits(parts, caller, user.id)
    reply.header('set-cookie', [...cookies, deviceCookie(parts, request, email), ...left])
    const signedIn = { ...caller, subjects: [{ kind: 'user', id: user.id } as const] }
    await record(request, signedIn, { ...about, action: 'session.start', result: 'ok' })
  })

  serve(app, signOut, async ({ request, caller, reply }) => {
    if (caller.user) {
      await record(request, caller, {
        workspace: null,
        action: 'session.end',
        object: { kind: 'user', id: caller.user.id },
        result: 'ok',
      })
    }
    reply.header('set-cookie', [...(await identity.signOut(request))])
    // What this browser kept of maps goes too; the page warns of unsent changes before it asks.
    reply.header('clear-site-data', '"cache", "storage"')
  })

  serve(app, requestReset, async ({ body: { email }, request, caller }) => {
    const network = networkOf(request.ip)
    await requireFew(accounts, guessLimit('reset from', network, 20))
    await requireFew(accounts, guessLimit('reset of', email, 5))
    mailer.sendLater(async () => {
      const user = await accounts.findUserByEmail(email)
      if (!user || user.disabledAt !== null) return undefined
      await record(request, caller, {
        workspace: null,
        action: 'password.resetRequest',
        object: { kind: 'user', id: user.id },
        result: 'ok',
      })
      return letters.reset(email, await identity.issueReset(user.id))
    })
  })

  serve(app, resetPassword, async ({ body: { token, password }, request, caller }) => {
    await requireFew(accounts, guessLimit('token', networkOf(request.ip), 30))
    await requireStrong(password)
    const id = await identity.resetPassword(token, password)
    const user = id === undefined ? undefined : await accounts.getUser(id)
    if (!user) throw linkIsVoid()
    mailer.send(letters.passwordChanged(user.email))
    await record(request, caller, {
      workspace: null,
      action: 'password.reset',
      object: { kind: 'user', id: user.id },
      result: 'ok',
    })
  })
}

/** @throws Refused `password_refused` */
export async function requireStrong(
  password: string,
  owner?: { readonly name: string; readonly email: string },
): Promise<void> {
  const weakness = await weaknessOf(password, owner)
  if (weakness !== undefined) throw new Refused('password_refused', weakness)
}

const linkIsVoid = (): Refused =>
  new Refused('not_found', 'This link is used, too old, or wrong; ask for a new one.')
