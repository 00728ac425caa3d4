import { getSession, listWorkspaces } from '@counterpoint/protocol'
import type { FastifyInstance } from 'fastify'
import { linksIn, type Caller } from '../auth/gate.ts'
import type { Parts } from '../parts.ts'
import { PERSONAL_WORKSPACE } from '../parts.ts'
import { mapAbilities } from '../policies/can.ts'
import { presentWorkspace } from '../presenters/workspace.ts'
import { serve } from '../serve.ts'

export async function sessionRoutes(
  app: FastifyInstance,
  { parts: { storage, config } }: { readonly parts: Parts },
): Promise<void> {
  const { accounts } = storage
  const { auth } = config

  /** Those of the person; for an API key the one that it is for; for a guest none. */
  const workspacesOf = async (caller: Caller) => {
    if (caller.user) {
      const own = await accounts.listWorkspaces(caller.user.id)
      return own.map((each) => presentWorkspace(each, { kind: 'user', role: each.role }))
    }
    const id = await app.gate.workspaceOf(caller)
    const access = id === undefined ? undefined : await app.gate.accessToWorkspace(caller, id)
    const workspace = access?.role && (await accounts.getWorkspace(access.workspace))
    if (!workspace || !access.as) return []
    return [presentWorkspace(workspace, { kind: access.as.kind, role: access.role })]
  }

  const sharedWith = async (caller: Caller) => {
    const links = await accounts.standingLinks(linksIn(caller.subjects))
    return links.map(({ map, role }) => ({
      map,
      role,
      abilities: mapAbilities({ kind: 'share_link', role }),
    }))
  }

  serve(app, getSession, async ({ caller }) => {
    const { user } = caller
    const signUp =
      auth.mode === 'personal' ? null : (await isUnclaimed()) ? ('first' as const) : auth.signUp
    return {
      mode: auth.mode,
      signUp,
      oidc: auth.mode === 'accounts' && auth.oidc !== undefined,
      user: user ? { id: user.id, name: user.name, email: user.email } : null,
      workspaces: await workspacesOf(caller),
      shared: await sharedWith(caller),
    }
  })

  const isUnclaimed = async (): Promise<boolean> =>
    (await accounts.listMembers(PERSONAL_WORKSPACE)).length === 0

  serve(app, listWorkspaces, async ({ caller }) => ({
    items: await workspacesOf(caller),
    next: null,
  }))
}
