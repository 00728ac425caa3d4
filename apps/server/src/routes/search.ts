import { search } from '@counterpoint/protocol'
import type { FastifyInstance } from 'fastify'
import { PERSONAL_WORKSPACE, type Parts } from '../parts.ts'
import { presentSearchHit } from '../presenters/search-hit.ts'
import { serve } from '../serve.ts'

export async function searchRoutes(
  app: FastifyInstance,
  { parts: { storage } }: { readonly parts: Parts },
): Promise<void> {
  serve(app, search, async ({ query: { q, limit } }) => {
    const hits = await storage.search(PERSONAL_WORKSPACE, q, limit)
    return { items: hits.map(presentSearchHit), next: null }
  })
}
