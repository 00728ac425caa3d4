import { livez, readyz } from '@counterpoint/protocol'
import type { FastifyInstance } from 'fastify'
import type { Parts } from '../parts.ts'
import { Refused } from '../problem.ts'
import { serve } from '../serve.ts'

export async function healthRoutes(
  app: FastifyInstance,
  { parts: { storage } }: { readonly parts: Parts },
): Promise<void> {
  serve(app, livez, () => ({ status: 'alive' as const }))

  serve(app, readyz, async () => {
    // Asked while the last changes are decided: whoever balances sends nobody here any more.
    if (app.rooms.isClosed) throw new Refused('unavailable', 'The server is about to stop.')
    await storage.ping()
    return { status: 'ready' as const, database: storage.kind }
  })
}
