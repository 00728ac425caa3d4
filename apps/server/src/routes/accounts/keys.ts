import { createApiKey } from '@counterpoint/protocol'
import type { FastifyInstance } from 'fastify'
import { KEY_PREFIX } from '../../auth/accounts-gate.ts'
import type { AccountsParts } from '../../auth/accounts-parts.ts'
import { guessLimit, requireFew } from '../../auth/limits.ts'
import { hashOf, newSecret } from '../../auth/secrets.ts'
import { requireToo } from '../../policies/granted.ts'
import { presentApiKey } from '../../presenters/people.ts'
import { serve } from '../../serve.ts'

/** Enough of a key to know it by, and far too little to guess the rest. */
const SHOWN = KEY_PREFIX.length + 6

export async function keyRoutes(
  app: FastifyInstance,
  { accounts: { storage, record, ids, clock } }: { readonly accounts: AccountsParts },
): Promise<void> {
  const { accounts } = storage

  serve(app, createApiKey, async ({ body, granted, request, caller }) => {
    const { workspace, as } = granted
    requireToo(granted, 'key.create', { roles: [body.role] })
    await requireFew(accounts, guessLimit('keys of', as.id ?? '', 20))
    const key = `${KEY_PREFIX}${newSecret()}`
    const made = await accounts.createApiKey({
      id: ids(),
      workspace,
      user: as.id ?? '',
      name: body.name,
      role: body.role,
      prefix: key.slice(0, SHOWN),
      keyHash: hashOf(key),
      expiresAt: new Date(clock().getTime() + body.expiresInMinutes * 60_000),
    })
    await record(request, caller, {
      workspace,
      action: 'key.create',
      object: { kind: 'api_key', id: made.id },
      result: 'ok',
      detail: { role: body.role },
    })
    return { ...presentApiKey(made), key }
  })
}
