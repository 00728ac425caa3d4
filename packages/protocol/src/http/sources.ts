import {
  citationSchema,
  LIMITS,
  NO_CITATION,
  quoteSchema,
  sourceIdSchema,
  sourceSchema,
  sourceTextSchema,
  textSchema,
} from '@counterpoint/core'
import { z } from 'zod'
import { inWorkspace, pageOf, pageQuery, workspacePageQuery } from './paging.ts'
import { route, SOURCE_BODY_LIMIT } from './route.ts'

const { author, publication, date, url } = citationSchema.shape
const newCitation = z.strictObject({
  author: author.default(null),
  publication: publication.default(null),
  date: date.default(null),
  url: url.default(null),
})

const sourceParams = z.strictObject({ id: sourceIdSchema })

export const sourceReply = sourceSchema
  .extend({ text: z.string(), createdAt: z.iso.datetime() })
  .meta({ id: 'Source' })

export const sourceSummaryReply = sourceSchema
  .extend({
    createdAt: z.iso.datetime(),
    length: z.int().describe('Code points.'),
    coverage: z.number().min(0).max(1).describe('Share of the text inside at least one quote.'),
    quotes: z.int(),
  })
  .meta({ id: 'SourceSummary' })

export const quoteReply = quoteSchema.meta({ id: 'Quote' })

export const listSources = route({
  id: 'listSources',
  method: 'GET',
  path: '/sources',
  tag: 'sources',
  needs: { of: 'workspace', action: 'source.read' },
  summary: 'The sources of the library, without their texts.',
  query: workspacePageQuery,
  reply: pageOf(sourceSummaryReply),
  status: 200,
  errors: ['invalid_input', 'unavailable'],
})

export const createSource = route({
  id: 'createSource',
  method: 'POST',
  path: '/sources',
  tag: 'sources',
  needs: { of: 'workspace', action: 'source.add' },
  summary: 'Adds a text to the library. Texts are immutable: a corrected text is a new source.',
  query: z.strictObject(inWorkspace),
  body: z
    .strictObject({
      id: sourceIdSchema.optional(),
      title: textSchema({ max: LIMITS.title }),
      text: sourceTextSchema,
      citation: newCitation.default(NO_CITATION),
      language: sourceSchema.shape.language.default('en'),
    })
    .meta({ id: 'NewSource' }),
  bodyLimit: SOURCE_BODY_LIMIT,
  reply: sourceReply,
  status: 201,
  errors: ['malformed_body', 'invalid_input', 'id_taken', 'unavailable'],
})

/** multipart/form-data: `file` (txt or md, UTF-8), optionally `title`. */
export const uploadSource = route({
  id: 'uploadSource',
  method: 'POST',
  path: '/sources/upload',
  tag: 'sources',
  needs: { of: 'workspace', action: 'source.add' },
  summary:
    'Adds a text file (.txt or .md, UTF-8) to the library: multipart/form-data with the fields `file` and, if wanted, `title`.',
  query: z.strictObject(inWorkspace),
  consumes: ['multipart/form-data'],
  bodyLimit: SOURCE_BODY_LIMIT,
  reply: sourceReply,
  status: 201,
  errors: ['malformed_body', 'invalid_input', 'unreadable_text', 'unavailable'],
})

export const getSource = route({
  id: 'getSource',
  method: 'GET',
  path: '/sources/:id',
  tag: 'sources',
  needs: { of: 'source', action: 'source.read' },
  summary: 'A source with its text.',
  params: sourceParams,
  reply: sourceReply,
  status: 200,
  errors: ['invalid_input', 'not_found', 'unavailable'],
})

export const listQuotes = route({
  id: 'listQuotes',
  method: 'GET',
  path: '/sources/:id/quotes',
  tag: 'sources',
  needs: { of: 'source', action: 'source.read' },
  summary: 'The quotes from a source, over all maps, in the order of the text.',
  params: sourceParams,
  query: pageQuery,
  reply: pageOf(quoteReply),
  status: 200,
  errors: ['invalid_input', 'not_found', 'unavailable'],
})

export const createQuote = route({
  id: 'createQuote',
  method: 'POST',
  path: '/sources/:id/quotes',
  tag: 'sources',
  needs: { of: 'source', action: 'source.add' },
  summary:
    'Quotes a source: `exact` must be its text from `start` to `end`, counted in Unicode code points, end exclusive.',
  params: sourceParams,
  body: z
    .strictObject({
      id: quoteSchema.shape.id.optional(),
      start: quoteSchema.shape.start,
      end: quoteSchema.shape.end,
      exact: quoteSchema.shape.exact,
    })
    .meta({ id: 'NewQuote' }),
  reply: quoteReply,
  status: 201,
  errors: [
    'malformed_body',
    'invalid_input',
    'not_found',
    'quote_mismatch',
    'id_taken',
    'unavailable',
  ],
})
