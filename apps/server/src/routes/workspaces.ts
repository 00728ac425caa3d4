import { assert } from '@counterpoint/core'
import {
  editWorkspace,
  getWorkspace,
  listApiKeys,
  listInvitations,
  listMembers,
  readAudit,
  removeMember,
  revokeApiKey,
  revokeInvitation,
  setMemberRole,
} from '@counterpoint/protocol'
import type { Storage } from '@counterpoint/storage'
import type { FastifyInstance } from 'fastify'
import { recorderOn } from '../auth/accounts-parts.ts'
import { pageRequest } from '../page-request.ts'
import type { Parts } from '../parts.ts'
import { can } from '../policies/can.ts'
import { requireToo, type Granted } from '../policies/granted.ts'
import {
  presentApiKey,
  presentAuditEntries,
  presentInvitation,
  presentMember,
} from '../presenters/people.ts'
import { presentWorkspace } from '../presenters/workspace.ts'
import { notFound, Refused } from '../problem.ts'
import { serve } from '../serve.ts'

export async function workspaceRoutes(
  app: FastifyInstance,
  { parts: { storage } }: { readonly parts: Parts },
): Promise<void> {
  const { accounts } = storage
  const record = recorderOn(storage)
  const present = (granted: Granted) => presentGranted(storage, granted)

  serve(app, getWorkspace, ({ granted }) => present(granted))

  serve(app, editWorkspace, async ({ body, granted, request, caller }) => {
    const { name, linksMayEdit } = body
    if (linksMayEdit !== undefined) requireToo(granted, 'workspace.allowEditLinks', {})
    await accounts.editWorkspace(granted.workspace, { name, linksMayEdit })
    await record(request, caller, {
      workspace: granted.workspace,
      action: 'workspace.edit',
      object: { kind: 'workspace', id: granted.workspace },
      result: 'ok',
      ...(linksMayEdit !== undefined && { detail: { linksMayEdit: String(linksMayEdit) } }),
    })
    return present(granted)
  })

  serve(app, listMembers, async ({ granted }) => {
    const actor = { kind: granted.as.kind, role: granted.role }
    const withEmail = can(actor, 'member.seeEmails')
    const members = await accounts.listMembers(granted.workspace)
    return { items: members.map((member) => presentMember(member, withEmail)), next: null }
  })

  serve(app, setMemberRole, async ({ params: { user }, body: { role }, granted, ...by }) => {
    const { workspace } = granted
    const member = await accounts.getMember(workspace, user)
    if (!member) throw notFound('member', user)
    requireToo(granted, 'member.setRole', { roles: [member.role, role] })
    const changed = await accounts.setRole(workspace, user, role)
    if (!changed.ok) throw lastOwner()
    await record(by.request, by.caller, {
      workspace,
      action: 'role.change',
      object: { kind: 'user', id: user },
      result: 'ok',
      detail: { from: member.role, to: role },
    })
  })

  serve(app, removeMember, async ({ params: { user }, granted, ...by }) => {
    const { workspace } = granted
    const member = await accounts.getMember(workspace, user)
    if (!member) throw notFound('member', user)
    const isOwn = granted.as.kind === 'user' && granted.as.id === user
    requireToo(granted, 'member.remove', { isOwn, roles: [member.role] })
    const removed = await accounts.removeMember(workspace, user)
    if (!removed.ok) {
      throw removed.error === 'last_owner' ? lastOwner() : notFound('member', user)
    }
    await record(by.request, by.caller, {
      workspace,
      action: 'member.remove',
      object: { kind: 'user', id: user },
      result: 'ok',
      detail: { from: member.role },
    })
  })

  serve(app, listInvitations, async ({ granted }) => ({
    items: (await accounts.listInvitations(granted.workspace)).map(presentInvitation),
    next: null,
  }))

  serve(app, revokeInvitation, async ({ params: { invitation }, granted, ...by }) => {
    if (!(await accounts.revokeInvitation(granted.workspace, invitation))) {
      throw notFound('invitation', invitation)
    }
    await record(by.request, by.caller, {
      workspace: granted.workspace,
      action: 'invitation.revoke',
      object: { kind: 'invitation', id: invitation },
      result: 'ok',
    })
  })

  serve(app, listApiKeys, async ({ granted }) => {
    const actor = { kind: granted.as.kind, role: granted.role }
    const seesAll = can(actor, 'key.revoke', { isOwn: false })
    const keys = await accounts.listApiKeys(granted.workspace)
    const shown = keys.filter(({ user }) => seesAll || user === granted.as.id)
    return { items: shown.map(presentApiKey), next: null }
  })

  serve(app, revokeApiKey, async ({ params: { key: id }, granted, ...by }) => {
    const { workspace } = granted
    const key = await accounts.getApiKey(workspace, id)
    if (!key) throw notFound('key', id)
    requireToo(granted, 'key.revoke', { isOwn: key.user === granted.as.id })
    await accounts.revokeApiKey(workspace, id)
    await record(by.request, by.caller, {
      workspace,
      action: 'key.revoke',
      object: { kind: 'api_key', id },
      result: 'ok',
    })
  })

  serve(app, readAudit, async ({ granted, query }) => {
    const page = await accounts.readAudit(granted.workspace, pageRequest(query))
    return { items: await presentAuditEntries(storage, page.items), next: page.next }
  })
}

export async function presentGranted({ accounts }: Storage, { workspace, as, role }: Granted) {
  const summary = await accounts.getWorkspace(workspace)
  assert(summary, `Somebody has rights in the workspace ${workspace}, which is not there.`)
  return presentWorkspace(summary, { kind: as.kind, role })
}

const lastOwner = (): Refused =>
  new Refused('last_owner', 'A workspace needs an owner; make somebody else an owner first.')
