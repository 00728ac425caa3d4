import { readLog, submitOperations } from '@counterpoint/protocol'
import { createHash } from 'node:crypto'
import type { Operation } from '@counterpoint/core'
import type { FastifyInstance } from 'fastify'
import { completeOperations } from '../commands/complete-operations.ts'
import type { Parts } from '../parts.ts'
import { submitAllowed } from '../commands/submit-allowed.ts'
import { presentLogEntry } from '../presenters/map.ts'
import { notFound, refusedSubmission } from '../problem.ts'
import { serve } from '../serve.ts'

export async function operationRoutes(
  app: FastifyInstance,
  { parts: { storage } }: { readonly parts: Parts },
): Promise<void> {
  serve(
    app,
    submitOperations,
    async ({ params: { id }, headers, body: { operations }, caller, granted }) => {
      const key = headers['idempotency-key']
      const outcome = await submitAllowed(
        { storage, gate: app.gate, caller, granted },
        id,
        async ({ workspace, as }) => ({
          map: id,
          operations: await completeOperations(storage, workspace, { map: id, operations }),
          subject: as,
          origin: 'rest',
          ...(key !== undefined && { idempotency: { key, requestHash: hashOf(id, operations) } }),
        }),
      )
      if (!outcome.ok) throw refusedSubmission(outcome.error, id)
      return { revision: outcome.value.revision, count: outcome.value.count }
    },
  )

  serve(
    app,
    readLog,
    async ({ params: { id }, query: { after, limit }, granted: { workspace } }) => {
      const entries = await storage.readLog(workspace, id, after, limit)
      if (!entries) throw notFound('map', id)
      const last = entries.length === limit ? entries.at(-1) : undefined
      return { items: entries.map(presentLogEntry), next: last?.revision ?? null }
    },
  )
}

/** The same for the same operations however their JSON was spaced. */
const hashOf = (map: string, operations: readonly Operation[]): string =>
  createHash('sha256')
    .update(`${map} ${JSON.stringify(operations)}`)
    .digest('hex')
