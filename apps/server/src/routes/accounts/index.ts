import { ROUTES } from '@counterpoint/protocol'
import type { FastifyInstance } from 'fastify'
import type { AccountsParts } from '../../auth/accounts-parts.ts'
import { Refused } from '../../problem.ts'
import { accountRoutes as ownAccountRoutes } from './account.ts'
import { invitationRoutes } from './invitations.ts'
import { keyRoutes } from './keys.ts'
import { linkRoutes } from './links.ts'
import { oidcRoutes } from './oidc.ts'
import { signInRoutes } from './sign-in.ts'

export async function accountRoutes(
  app: FastifyInstance,
  { accounts }: { readonly accounts: AccountsParts },
): Promise<void> {
  for (const routes of [
    signInRoutes,
    oidcRoutes,
    ownAccountRoutes,
    invitationRoutes,
    keyRoutes,
    linkRoutes,
  ]) {
    await app.register(routes, { accounts })
  }
}

/** The same addresses where there are no accounts: they say so. */
export async function noAccountRoutes(app: FastifyInstance): Promise<void> {
  for (const { method, path, only } of ROUTES) {
    if (only !== 'accounts') continue
    app.route({
      method,
      url: path,
      handler: () => {
        throw new Refused(
          'not_found',
          'This server is for one person and has no accounts; start it with AUTH_MODE=accounts.',
        )
      },
    })
  }
}
