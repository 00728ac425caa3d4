import { assert } from '@counterpoint/core'
import {
  acceptInvitation,
  acceptOwnInvitation,
  createInvitation,
  listOwnInvitations,
  readInvitation,
} from '@counterpoint/protocol'
import type { Invitation } from '@counterpoint/storage'
import type { FastifyInstance } from 'fastify'
import type { AccountsParts } from '../../auth/accounts-parts.ts'
import { networkOf } from '../../auth/address.ts'
import type { Caller, Sender } from '../../auth/gate.ts'
import { invitationLink } from '../../auth/letters.ts'
import { guessLimit, requireFew } from '../../auth/limits.ts'
import { hashOf, newSecret } from '../../auth/secrets.ts'
import { requireInWorkspace, requireToo } from '../../policies/granted.ts'
import { presentInvitation } from '../../presenters/people.ts'
import { Refused } from '../../problem.ts'
import { serve } from '../../serve.ts'
import { presentGranted } from '../workspaces.ts'

export async function invitationRoutes(
  app: FastifyInstance,
  { accounts: parts }: { readonly accounts: AccountsParts },
): Promise<void> {
  const { storage, letters, mailer, record, ids, clock, baseUrl } = parts
  const { accounts } = storage

  serve(app, createInvitation, async ({ body, granted, request, caller }) => {
    const { workspace } = granted
    requireToo(granted, 'member.invite', { roles: [body.role] })
    await requireFew(accounts, guessLimit('invitations to', workspace, 50))
    const secret = newSecret()
    const invitation = await accounts.createInvitation({
      id: ids(),
      workspace,
      role: body.role,
      email: body.email ?? null,
      secretHash: hashOf(secret),
      invitedBy: granted.as.id ?? '',
      expiresAt: new Date(clock().getTime() + body.expiresInMinutes * 60_000),
    })
    const summary = await accounts.getWorkspace(workspace)
    assert(summary, 'A workspace that somebody may invite to is there.')
    if (body.email !== undefined) {
      mailer.send(letters.invitation(body.email, summary.name, secret))
    }
    await record(request, caller, {
      workspace,
      action: 'invitation.create',
      object: { kind: 'invitation', id: invitation.id },
      result: 'ok',
      detail: { role: body.role },
    })
    const link = body.email === undefined ? invitationLink(baseUrl, secret) : null
    return { ...presentInvitation(invitation), link }
  })

  serve(app, readInvitation, async ({ body: { secret }, request }) => {
    await requireFew(accounts, guessLimit('invitation', networkOf(request.ip), 60))
    const found = await accounts.findInvitation(hashOf(secret))
    if (!found) throw noInvitation()
    return { workspaceName: found.name, role: found.role, email: found.email }
  })

  serve(app, acceptInvitation, async ({ body: { secret }, granted: user, request, caller }) => {
    await requireFew(accounts, guessLimit('invitation', networkOf(request.ip), 60))
    return welcomed(await accounts.acceptInvitation(hashOf(secret), user.id), request, caller)
  })

  serve(app, listOwnInvitations, async ({ granted: user }) => ({
    items: (await accounts.listInvitationsOf(user.id)).map(({ id, name, role, expiresAt }) => ({
      id,
      workspaceName: name,
      role,
      expiresAt,
    })),
    next: null,
  }))

  serve(app, acceptOwnInvitation, async ({ params, granted: user, request, caller }) =>
    welcomed(await accounts.acceptInvitationOf(params.invitation, user.id), request, caller),
  )

  async function welcomed(accepted: Invitation | undefined, request: Sender, caller: Caller) {
    if (!accepted) throw noInvitation()
    await record(request, caller, {
      workspace: accepted.workspace,
      action: 'invitation.accept',
      object: { kind: 'invitation', id: accepted.id },
      result: 'ok',
      detail: { role: accepted.role },
    })
    const granted = await requireInWorkspace(app.gate, caller, 'workspace.read', accepted.workspace)
    return presentGranted(storage, granted)
  }
}

const noInvitation = (): Refused =>
  new Refused(
    'not_found',
    'This invitation is accepted, taken back, too old, or wrong; ask for another.',
  )
