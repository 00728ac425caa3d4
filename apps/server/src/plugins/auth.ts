import { assert } from '@counterpoint/core'
import type { FastifyInstance } from 'fastify'
import { openAccounts, type AccountsParts } from '../auth/accounts-parts.ts'
import { accountsGate } from '../auth/accounts-gate.ts'
import { personalGate } from '../auth/personal-gate.ts'
import type { Parts } from '../parts.ts'

/**
 * Gives `app` the gate through which every request comes: `app.gate` says who asks and what they have
 * a right to. With accounts, also what their routes work with.
 */
export async function authenticate(
  app: FastifyInstance,
  { storage, config, clock, ids }: Parts,
): Promise<AccountsParts | undefined> {
  const { auth, baseUrl, dataDir } = config
  if (auth.mode === 'personal') {
    app.decorate('gate', personalGate(storage))
    return undefined
  }
  assert(baseUrl !== undefined, 'A server with accounts has a BASE_URL.')
  const onFailure = (error: unknown): void => {
    app.log.error({ err: error }, 'A letter could not be sent; see SMTP_URL.')
  }
  const parts = await openAccounts({ storage, auth, baseUrl, dataDir, clock, ids, onFailure })
  app.decorate('gate', accountsGate(parts))
  app.addHook('onClose', () => parts.mailer.idle())
  return parts
}
