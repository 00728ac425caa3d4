import { z } from 'zod'
import { roleSchema } from '../role.ts'
import { pageOf, pageQuery } from './paging.ts'
import { accountIdSchema, emailSchema, nameSchema, secretSchema } from './people.ts'
import { route } from './route.ts'
import { workspaceReply } from './session.ts'

const params = z.strictObject({ id: accountIdSchema })
const ofUser = params.extend({ user: accountIdSchema })
const day = 24 * 60
/** How long something stands, in minutes. */
const minutes = (most: number) => z.int().min(1).max(most)

export const listWorkspaces = route({
  id: 'listWorkspaces',
  method: 'GET',
  path: '/workspaces',
  tag: 'workspaces',
  needs: 'anyone',
  summary: 'Your workspaces, the one you came to first before the others.',
  reply: z.object({ items: z.array(workspaceReply), next: z.null() }),
  status: 200,
  errors: ['unavailable'],
})

export const createWorkspace = route({
  id: 'createWorkspace',
  method: 'POST',
  path: '/workspaces',
  tag: 'workspaces',
  needs: 'user',
  only: 'accounts',
  summary: 'A workspace of your own, with nothing in it.',
  body: z.strictObject({ name: nameSchema }).meta({ id: 'NewWorkspace' }),
  reply: workspaceReply,
  status: 201,
  errors: ['malformed_body', 'invalid_input', 'too_many_requests', 'unavailable'],
})

export const getWorkspace = route({
  id: 'getWorkspace',
  method: 'GET',
  path: '/workspaces/:id',
  tag: 'workspaces',
  needs: { of: 'workspace', action: 'workspace.read' },
  summary: 'A workspace, and what you may do in it.',
  params,
  reply: workspaceReply,
  status: 200,
  errors: ['invalid_input', 'unavailable'],
})

export const editWorkspace = route({
  id: 'editWorkspace',
  method: 'PATCH',
  path: '/workspaces/:id',
  tag: 'workspaces',
  needs: { of: 'workspace', action: 'workspace.edit' },
  summary: 'Renames a workspace; an owner also decides whether share links may let people edit.',
  params,
  body: z
    .strictObject({ name: nameSchema.optional(), linksMayEdit: z.boolean().optional() })
    .meta({ id: 'WorkspaceChange' }),
  reply: workspaceReply,
  status: 200,
  errors: ['malformed_body', 'invalid_input', 'unavailable'],
})

export const memberReply = z
  .object({
    user: z.string(),
    name: z.string(),
    email: z.string().nullable().describe('For admins; null for others.'),
    role: roleSchema,
    since: z.iso.datetime(),
  })
  .meta({ id: 'Member' })

export const listMembers = route({
  id: 'listMembers',
  method: 'GET',
  path: '/workspaces/:id/members',
  tag: 'workspaces',
  needs: { of: 'workspace', action: 'member.list' },
  summary: 'The members of a workspace.',
  params,
  reply: z.object({ items: z.array(memberReply), next: z.null() }),
  status: 200,
  errors: ['invalid_input', 'unavailable'],
})

export const setMemberRole = route({
  id: 'setMemberRole',
  method: 'PUT',
  path: '/workspaces/:id/members/:user',
  tag: 'workspaces',
  needs: { of: 'workspace', action: 'member.setRole' },
  summary: 'Gives a member another role. Nobody gives or takes more than he has; an owner remains.',
  params: ofUser,
  body: z.strictObject({ role: roleSchema }).meta({ id: 'MemberRole' }),
  status: 204,
  errors: ['malformed_body', 'invalid_input', 'last_owner', 'unavailable'],
})

export const removeMember = route({
  id: 'removeMember',
  method: 'DELETE',
  path: '/workspaces/:id/members/:user',
  tag: 'workspaces',
  needs: { of: 'workspace', action: 'member.remove' },
  summary: 'Removes a member; everybody may remove himself. An owner remains.',
  params: ofUser,
  status: 204,
  errors: ['invalid_input', 'last_owner', 'unavailable'],
})

export const invitationReply = z
  .object({
    id: z.string(),
    role: roleSchema,
    email: z.string().nullable(),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    acceptedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Invitation' })

export const listInvitations = route({
  id: 'listInvitations',
  method: 'GET',
  path: '/workspaces/:id/invitations',
  tag: 'workspaces',
  needs: { of: 'workspace', action: 'member.invite' },
  summary: 'Invitations to a workspace, without their secrets.',
  params,
  reply: z.object({ items: z.array(invitationReply), next: z.null() }),
  status: 200,
  errors: ['invalid_input', 'unavailable'],
})

export const createInvitation = route({
  id: 'createInvitation',
  method: 'POST',
  path: '/workspaces/:id/invitations',
  tag: 'workspaces',
  needs: { of: 'workspace', action: 'member.invite' },
  only: 'accounts',
  summary: 'Invites somebody: by mail, or by a link to pass on, which is shown this once.',
  params,
  body: z
    .strictObject({
      role: roleSchema,
      email: emailSchema.optional(),
      expiresInMinutes: minutes(30 * day).default(7 * day),
    })
    .meta({ id: 'NewInvitation' }),
  reply: invitationReply
    .extend({ link: z.string().nullable().describe('Null where it was mailed.') })
    .meta({ id: 'MadeInvitation' }),
  status: 201,
  errors: ['malformed_body', 'invalid_input', 'too_many_requests', 'unavailable'],
})

export const revokeInvitation = route({
  id: 'revokeInvitation',
  method: 'DELETE',
  path: '/workspaces/:id/invitations/:invitation',
  tag: 'workspaces',
  needs: { of: 'workspace', action: 'member.invite' },
  summary: 'Takes an invitation back that nobody has accepted.',
  params: params.extend({ invitation: accountIdSchema }),
  status: 204,
  errors: ['invalid_input', 'unavailable'],
})

const invitationSecret = z.strictObject({ secret: secretSchema }).meta({ id: 'InvitationSecret' })

export const readInvitation = route({
  id: 'readInvitation',
  method: 'POST',
  path: '/invitations/read',
  tag: 'workspaces',
  needs: 'anyone',
  only: 'accounts',
  summary: 'What an invitation is to, for whoever holds its secret.',
  body: invitationSecret,
  reply: z
    .object({ workspaceName: z.string(), role: roleSchema, email: z.string().nullable() })
    .meta({ id: 'InvitationOffer' }),
  status: 200,
  errors: ['malformed_body', 'invalid_input', 'not_found', 'too_many_requests', 'unavailable'],
})

export const acceptInvitation = route({
  id: 'acceptInvitation',
  method: 'POST',
  path: '/invitations/accept',
  tag: 'workspaces',
  needs: 'user',
  only: 'accounts',
  summary: 'Makes you a member, once. A role that you have already is never lowered.',
  body: invitationSecret,
  reply: workspaceReply,
  status: 200,
  errors: ['malformed_body', 'invalid_input', 'not_found', 'too_many_requests', 'unavailable'],
})

export const listOwnInvitations = route({
  id: 'listOwnInvitations',
  method: 'GET',
  path: '/account/invitations',
  tag: 'account',
  needs: 'user',
  only: 'accounts',
  summary: 'Invitations that were mailed to your address and wait; none before it is confirmed.',
  reply: z.object({
    items: z.array(
      z
        .object({
          id: z.string(),
          workspaceName: z.string(),
          role: roleSchema,
          expiresAt: z.iso.datetime(),
        })
        .meta({ id: 'OwnInvitation' }),
    ),
    next: z.null(),
  }),
  status: 200,
  errors: ['unavailable'],
})

export const acceptOwnInvitation = route({
  id: 'acceptOwnInvitation',
  method: 'POST',
  path: '/account/invitations/:invitation/acceptance',
  tag: 'account',
  needs: 'user',
  only: 'accounts',
  summary:
    'Accepts an invitation that was mailed to your address, once. A role that you have already is never lowered.',
  params: z.strictObject({ invitation: accountIdSchema }),
  reply: workspaceReply,
  status: 200,
  errors: ['invalid_input', 'not_found', 'unavailable'],
})

export const apiKeyReply = z
  .object({
    id: z.string(),
    name: z.string(),
    role: roleSchema,
    user: z.string().describe('Who made it; it never may more than this member.'),
    prefix: z.string(),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ApiKey' })

export const listApiKeys = route({
  id: 'listApiKeys',
  method: 'GET',
  path: '/workspaces/:id/keys',
  tag: 'workspaces',
  needs: { of: 'workspace', action: 'key.create' },
  summary: 'Your API keys; for admins, everybody’s.',
  params,
  reply: z.object({ items: z.array(apiKeyReply), next: z.null() }),
  status: 200,
  errors: ['invalid_input', 'unavailable'],
})

export const createApiKey = route({
  id: 'createApiKey',
  method: 'POST',
  path: '/workspaces/:id/keys',
  tag: 'workspaces',
  needs: { of: 'workspace', action: 'key.create' },
  only: 'accounts',
  summary: 'A key for a program, for this workspace alone. The key is shown this once.',
  params,
  body: z
    .strictObject({
      name: nameSchema,
      role: roleSchema,
      expiresInMinutes: minutes(366 * day).default(90 * day),
    })
    .meta({ id: 'NewApiKey' }),
  reply: apiKeyReply
    .extend({ key: z.string().describe('Send it as `Authorization: Bearer …`.') })
    .meta({ id: 'MadeApiKey' }),
  status: 201,
  errors: ['malformed_body', 'invalid_input', 'too_many_requests', 'unavailable'],
})

export const revokeApiKey = route({
  id: 'revokeApiKey',
  method: 'DELETE',
  path: '/workspaces/:id/keys/:key',
  tag: 'workspaces',
  needs: { of: 'workspace', action: 'key.revoke' },
  summary: 'Makes a key void.',
  params: params.extend({ key: accountIdSchema }),
  status: 204,
  errors: ['invalid_input', 'unavailable'],
})

export const readAudit = route({
  id: 'readAudit',
  method: 'GET',
  path: '/workspaces/:id/audit',
  tag: 'workspaces',
  needs: { of: 'workspace', action: 'audit.read' },
  summary: 'What happened to rights in a workspace, the newest first.',
  params,
  query: pageQuery,
  reply: pageOf(
    z
      .object({
        at: z.iso.datetime(),
        actor: z
          .object({ kind: z.string(), id: z.string().nullable(), name: z.string() })
          .nullable(),
        addressPrefix: z.string().nullable(),
        action: z.string(),
        object: z.object({ kind: z.string(), id: z.string() }).nullable(),
        result: z.enum(['ok', 'failed', 'denied']),
        detail: z.record(z.string(), z.string()).nullable(),
      })
      .meta({ id: 'AuditEntry' }),
  ),
  status: 200,
  errors: ['invalid_input', 'unavailable'],
})
