import { quoteAt, type QuoteId, type SourceId } from '@counterpoint/core'
import {
  createQuote,
  createSource,
  getSource,
  listQuotes,
  listSources,
} from '@counterpoint/protocol'
import type { FastifyInstance } from 'fastify'
import { linksIn } from '../auth/gate.ts'
import type { Parts } from '../parts.ts'
import { presentQuote, presentSource, presentSourceSummary } from '../presenters/source.ts'
import { broken, idTaken, notFound } from '../problem.ts'
import { pageRequest } from '../page-request.ts'
import { serve } from '../serve.ts'

export async function sourceRoutes(
  app: FastifyInstance,
  { parts: { storage, ids } }: { readonly parts: Parts },
): Promise<void> {
  serve(app, listSources, async ({ query, granted: { workspace } }) => {
    const page = await storage.listSources(workspace, pageRequest(query))
    return { items: page.items.map(presentSourceSummary), next: page.next }
  })

  // The same text may come again under another title or citation: that is another source.
  serve(app, createSource, async ({ body, granted: { workspace } }) => {
    const id = body.id ?? (ids() as SourceId)
    const { title, text, language, citation } = body
    const created = await storage.createSource(workspace, {
      id,
      title,
      text,
      language,
      citation,
    })
    if (!created.ok) throw idTaken('source', id)
    return presentSource(created.value)
  })

  serve(app, getSource, async ({ params: { id }, granted: { workspace } }) => {
    const source = await storage.getSource(workspace, id)
    if (!source) throw notFound('source', id)
    return presentSource(source)
  })

  serve(app, listQuotes, async ({ params: { id }, query, granted: { workspace, as }, caller }) => {
    if (!(await storage.getSource(workspace, id))) throw notFound('source', id)
    // A guest sees what the maps that were shared with him quote, and nothing of others'.
    const links = as.kind === 'share_link' ? linksIn(caller.subjects) : undefined
    const page = await storage.listQuotes(workspace, id, pageRequest(query), links)
    return { items: page.items.map(presentQuote), next: page.next }
  })

  serve(
    app,
    createQuote,
    async ({
      params: { id: source },
      body: { start, end, exact, ...body },
      granted: { workspace },
    }) => {
      const id = body.id ?? (ids() as QuoteId)
      const stored = await storage.getSource(workspace, source)
      if (!stored) throw notFound('source', source)
      const { prefix, suffix } = quoteAt({ id, source }, stored.text, start, end)
      const quote = { id, source, start, end, exact, prefix, suffix }
      const created = await storage.createQuote(workspace, quote)
      if (created.ok) return presentQuote(created.value)
      if (created.error === 'source_not_found') throw notFound('source', source)
      if (created.error === 'id_taken') throw idTaken('quote', id)
      throw broken('quote_mismatch', created.error)
    },
  )
}
