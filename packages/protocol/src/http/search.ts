import { z } from 'zod'
import { inWorkspace } from './paging.ts'
import { route } from './route.ts'

export const searchHitReply = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('claim'),
      map: z.string(),
      mapTitle: z.string(),
      id: z.string(),
      text: z.string(),
    }),
    z.object({
      kind: z.literal('quote'),
      source: z.string(),
      sourceTitle: z.string(),
      id: z.string(),
      text: z.string(),
      start: z.int(),
      end: z.int(),
    }),
    z.object({
      kind: z.literal('source'),
      id: z.string(),
      title: z.string(),
      text: z.string().describe('Up to 200 code points around the first match.'),
      start: z.int().describe('Where `text` begins in the source, in code points.'),
    }),
  ])
  .meta({ id: 'SearchHit' })

export const search = route({
  id: 'search',
  method: 'GET',
  path: '/search',
  tag: 'search',
  needs: { of: 'workspace', action: 'workspace.read' },
  summary: 'Claims, quotes and sources that hold the words.',
  query: z.strictObject({
    ...inWorkspace,
    q: z.string().max(200),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  reply: z.object({ items: z.array(searchHitReply), next: z.null() }),
  status: 200,
  errors: ['invalid_input', 'unavailable'],
})
