import { livez, readyz } from '@counterpoint/protocol'
import type { FastifyInstance } from 'fastify'
import type { Parts } from '../parts.ts'
import { serve } from '../serve.ts'

export async function healthRoutes(
  app: FastifyInstance,
  { parts: { storage } }: { readonly parts: Parts },
): Promise<void> {
  serve(app, livez, () => ({ status: 'alive' as const }))

  serve(app, readyz, async () => {
    await storage.ping()
    return { status: 'ready' as const, database: storage.kind }
  })
}
