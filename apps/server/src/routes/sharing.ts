import {
  getMapAccess,
  listMapRoles,
  listShareLinks,
  revokeShareLink,
  setMapRole,
} from '@counterpoint/protocol'
import type { FastifyInstance } from 'fastify'
import { recorderOn } from '../auth/accounts-parts.ts'
import type { Parts } from '../parts.ts'
import { mapAbilities } from '../policies/can.ts'
import { presentShareLink } from '../presenters/people.ts'
import { notFound, Refused } from '../problem.ts'
import { serve } from '../serve.ts'

export async function sharingRoutes(
  app: FastifyInstance,
  { parts: { storage } }: { readonly parts: Parts },
): Promise<void> {
  const { accounts } = storage
  const record = recorderOn(storage)

  serve(app, getMapAccess, ({ granted: { workspace, role, as, aclEpoch } }) => ({
    workspace,
    role,
    abilities: mapAbilities({ kind: as.kind, role }),
    aclEpoch,
  }))

  serve(app, listMapRoles, async ({ params: { id } }) => ({
    items: (await accounts.listMapRoles(id)).map(({ user, role }) => ({ user, role })),
    next: null,
  }))

  serve(app, setMapRole, async ({ params: { id, user }, body: { role }, granted, ...by }) => {
    const set = await accounts.setMapRole(granted.workspace, id, user, role)
    if (!set.ok) {
      throw set.error === 'not_a_member' ? notFound('member', user) : fixed()
    }
    await record(by.request, by.caller, {
      workspace: granted.workspace,
      action: 'mapRole.change',
      object: { kind: 'user', id: user },
      result: 'ok',
      detail: { map: id, to: role ?? 'as in the workspace' },
    })
  })

  serve(app, listShareLinks, async ({ params: { id } }) => ({
    items: (await accounts.listShareLinks(id)).map(presentShareLink),
    next: null,
  }))

  serve(app, revokeShareLink, async ({ params: { id, link }, granted, ...by }) => {
    if (!(await accounts.revokeShareLink(id, link))) throw notFound('share link', link)
    await record(by.request, by.caller, {
      workspace: granted.workspace,
      action: 'share.revoke',
      object: { kind: 'share_link', id: link },
      result: 'ok',
    })
  })
}

const fixed = (): Refused =>
  new Refused(
    'role_fixed',
    'Owners and admins have the same role on every map; change the role in the workspace.',
  )
