import { quoteAt, type QuoteId, type SourceId } from '@counterpoint/core'
import {
  createQuote,
  createSource,
  getSource,
  listQuotes,
  listSources,
} from '@counterpoint/protocol'
import type { FastifyInstance } from 'fastify'
import { PERSONAL_WORKSPACE, type Parts } from '../parts.ts'
import { presentQuote, presentSource, presentSourceSummary } from '../presenters/source.ts'
import { broken, idTaken, notFound } from '../problem.ts'
import { pageRequest } from '../page-request.ts'
import { serve } from '../serve.ts'

export async function sourceRoutes(
  app: FastifyInstance,
  { parts: { storage, ids } }: { readonly parts: Parts },
): Promise<void> {
  serve(app, listSources, async ({ query }) => {
    const page = await storage.listSources(PERSONAL_WORKSPACE, pageRequest(query))
    return { items: page.items.map(presentSourceSummary), next: page.next }
  })

  // The same text may come again under another title or citation: that is another source.
  serve(app, createSource, async ({ body }) => {
    const id = body.id ?? (ids() as SourceId)
    const { title, text, language, citation } = body
    const created = await storage.createSource(PERSONAL_WORKSPACE, {
      id,
      title,
      text,
      language,
      citation,
    })
    if (!created.ok) throw idTaken('source', id)
    return presentSource(created.value)
  })

  serve(app, getSource, async ({ params: { id } }) => {
    const source = await storage.getSource(PERSONAL_WORKSPACE, id)
    if (!source) throw notFound('source', id)
    return presentSource(source)
  })

  serve(app, listQuotes, async ({ params: { id }, query }) => {
    if (!(await storage.getSource(PERSONAL_WORKSPACE, id))) throw notFound('source', id)
    const page = await storage.listQuotes(PERSONAL_WORKSPACE, id, pageRequest(query))
    return { items: page.items.map(presentQuote), next: page.next }
  })

  serve(
    app,
    createQuote,
    async ({ params: { id: source }, body: { start, end, exact, ...body } }) => {
      const id = body.id ?? (ids() as QuoteId)
      const stored = await storage.getSource(PERSONAL_WORKSPACE, source)
      if (!stored) throw notFound('source', source)
      const { prefix, suffix } = quoteAt({ id, source }, stored.text, start, end)
      const quote = { id, source, start, end, exact, prefix, suffix }
      const created = await storage.createQuote(PERSONAL_WORKSPACE, quote)
      if (created.ok) return presentQuote(created.value)
      if (created.error === 'source_not_found') throw notFound('source', source)
      if (created.error === 'id_taken') throw idTaken('quote', id)
      throw broken('quote_mismatch', created.error)
    },
  )
}
