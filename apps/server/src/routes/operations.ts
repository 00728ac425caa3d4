import { readLog, submitOperations } from '@counterpoint/protocol'
import { createHash } from 'node:crypto'
import type { Operation } from '@counterpoint/core'
import type { FastifyInstance } from 'fastify'
import { completeOperations } from '../commands/complete-operations.ts'
import { OWNER, PERSONAL_WORKSPACE, type Parts } from '../parts.ts'
import { presentLogEntry } from '../presenters/map.ts'
import { notFound, refusedSubmission } from '../problem.ts'
import { serve } from '../serve.ts'

export async function operationRoutes(
  app: FastifyInstance,
  { parts: { storage } }: { readonly parts: Parts },
): Promise<void> {
  serve(app, submitOperations, async ({ params: { id }, headers, body: { operations } }) => {
    const key = headers['idempotency-key']
    const outcome = await storage.submit(PERSONAL_WORKSPACE, {
      map: id,
      operations: await completeOperations(storage, PERSONAL_WORKSPACE, { map: id, operations }),
      subject: OWNER,
      origin: 'rest',
      ...(key !== undefined && { idempotency: { key, requestHash: hashOf(id, operations) } }),
    })
    if (!outcome.ok) throw refusedSubmission(outcome.error, id)
    return { revision: outcome.value.revision, count: outcome.value.count }
  })

  serve(app, readLog, async ({ params: { id }, query: { after, limit } }) => {
    const entries = await storage.readLog(PERSONAL_WORKSPACE, id, after, limit)
    if (!entries) throw notFound('map', id)
    const last = entries.length === limit ? entries.at(-1) : undefined
    return { items: entries.map(presentLogEntry), next: last?.revision ?? null }
  })
}

/** The same for the same operations however their JSON was spaced. */
const hashOf = (map: string, operations: readonly Operation[]): string =>
  createHash('sha256')
    .update(`${map} ${JSON.stringify(operations)}`)
    .digest('hex')
