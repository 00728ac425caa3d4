import { search } from '@counterpoint/protocol'
import type { FastifyInstance } from 'fastify'
import type { Parts } from '../parts.ts'
import { presentSearchHit } from '../presenters/search-hit.ts'
import { serve } from '../serve.ts'

export async function searchRoutes(
  app: FastifyInstance,
  { parts: { storage } }: { readonly parts: Parts },
): Promise<void> {
  serve(app, search, async ({ query: { q, limit }, granted: { workspace } }) => {
    const hits = await storage.search(workspace, q, limit)
    return { items: hits.map(presentSearchHit), next: null }
  })
}
