import {
  changeEmail,
  changeName,
  changePassword,
  createWorkspace,
  deleteAccount,
  endOtherSessions,
  endSession,
  exportAccount,
  listSessions,
} from '@counterpoint/protocol'
import type { FastifyInstance } from 'fastify'
import type { AccountsParts } from '../../auth/accounts-parts.ts'
import { sendEmailChange } from '../../auth/confirm-address.ts'
import type { SignedIn } from '../../auth/gate.ts'
import { guessLimit, requireFew } from '../../auth/limits.ts'
import { FILE_POLICY } from '../../plugins/security.ts'
import { attachmentHeader } from '../../presenters/attachment.ts'
import { presentWorkspace } from '../../presenters/workspace.ts'
import { notFound, Refused } from '../../problem.ts'
import { serve } from '../../serve.ts'
import { requireStrong } from './sign-in.ts'

export async function accountRoutes(
  app: FastifyInstance,
  { accounts: parts }: { readonly accounts: AccountsParts },
): Promise<void> {
  const { storage, identity, letters, mailer, record, ids } = parts
  const { accounts } = storage

  const mine = (user: SignedIn) => ({
    workspace: null,
    object: { kind: 'user', id: user.id },
    result: 'ok' as const,
  })

  /** Whoever has only the cookie cannot change what would keep its owner out. */
  const requirePassword = async (user: SignedIn, password: string): Promise<void> => {
    await requireFew(accounts, guessLimit('password of', user.id, 10))
    if (!(await identity.isPassword(user.id, password))) throw wrongPassword()
  }

  serve(app, listSessions, async ({ granted: user }) => {
    const sessions = await accounts.listSessions(user.id)
    const items = sessions.map(({ id, createdAt, usedAt, address, userAgent }) => ({
      id,
      createdAt,
      usedAt,
      address,
      userAgent,
      isCurrent: id === user.session,
    }))
    return { items, next: null }
  })

  serve(app, endSession, async ({ params: { session }, granted: user, request, caller }) => {
    if (!(await accounts.endSession(user.id, session))) throw notFound('session', session)
    await record(request, caller, { ...mine(user), action: 'session.revoke' })
  })

  serve(app, endOtherSessions, async ({ granted: user, request, caller }) => {
    await accounts.endOtherSessions(user.id, user.session)
    await record(request, caller, { ...mine(user), action: 'session.revokeOthers' })
  })

  serve(app, changePassword, async ({ body, granted: user, request, caller, reply }) => {
    await requireFew(accounts, guessLimit('password of', user.id, 10))
    await requireStrong(body.password, user)
    const cookies = await identity.changePassword(request, body)
    if (!cookies) throw wrongPassword()
    reply.header('set-cookie', [...cookies])
    mailer.send(letters.passwordChanged(user.email))
    await record(request, caller, { ...mine(user), action: 'password.change' })
  })

  serve(app, changeName, async ({ body: { name }, granted: user, request, caller }) => {
    await requireFew(accounts, guessLimit('name of', user.id, 20))
    await accounts.setName(user.id, name)
    await record(request, caller, { ...mine(user), action: 'name.change' })
  })

  serve(app, changeEmail, async ({ body, granted: user, request, caller }) => {
    await requirePassword(user, body.password)
    sendEmailChange(parts, user, body.email)
    await record(request, caller, { ...mine(user), action: 'email.change' })
  })

  serve(app, exportAccount, async ({ granted: user, request, caller, reply }) => {
    const everything = await accounts.exportUser(user.id)
    await record(request, caller, { ...mine(user), action: 'account.export' })
    return reply
      .type('application/json')
      .header('content-disposition', attachmentHeader('counterpoint-account', 'json'))
      .header('content-security-policy', FILE_POLICY)
      .send(JSON.stringify(everything, null, 2))
  })

  serve(app, deleteAccount, async ({ body, granted: user, request, caller, reply }) => {
    await requirePassword(user, body.password)
    const deleted = await accounts.deleteUser(user.id)
    if (!deleted.ok) {
      throw new Refused(
        'last_owner',
        `You are the only owner of the workspace ${deleted.error.lastOwnerOf}; make somebody else an owner first.`,
      )
    }
    await record(request, caller, { ...mine(user), action: 'account.delete' })
    reply.header('set-cookie', [...(await identity.signOut(request))])
    reply.header('clear-site-data', '"cache", "storage"')
  })

  serve(app, createWorkspace, async ({ body: { name }, granted: user, request, caller }) => {
    await requireFew(accounts, guessLimit('workspaces of', user.id, 20))
    const id = ids()
    await accounts.createWorkspace({ id, name, owner: user.id })
    await record(request, caller, {
      workspace: id,
      action: 'workspace.create',
      object: { kind: 'workspace', id },
      result: 'ok',
    })
    return presentWorkspace({ id, name, linksMayEdit: false }, { kind: 'user', role: 'owner' })
  })
}

const wrongPassword = (): Refused =>
  new Refused(
    'wrong_password',
    'This is not your current password; an account without one gets it by a password reset.',
  )
