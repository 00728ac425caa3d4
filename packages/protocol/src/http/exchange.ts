import { mapIdSchema } from '@counterpoint/core'
import { z } from 'zod'
import { inWorkspace } from './paging.ts'
import { IMPORT_BODY_LIMIT, route } from './route.ts'

const mapParams = z.strictObject({ id: mapIdSchema })
/** Which formats there are is for the formats to say; here it is only a name. */
const formatName = z
  .string()
  .regex(/^[a-z][a-z-]{0,30}$/, 'A format name, such as json or argdown.')

export const lossReply = z
  .object({
    record: z.string().describe('The kind of record concerned.'),
    field: z.string().nullable().describe('Null when whole records stay behind.'),
    count: z.int().describe('How many records are concerned.'),
    reason: z.string(),
  })
  .meta({ id: 'Loss' })

export const exportMap = route({
  id: 'exportMap',
  method: 'GET',
  path: '/maps/:id/export',
  tag: 'exchange',
  needs: { of: 'map', action: 'map.read' },
  summary: 'The map as a file, sources included.',
  params: mapParams,
  query: z.strictObject({
    format: formatName.default('json'),
    texts: z
      .enum(['include', 'omit'])
      .default('include')
      .describe('Whether a JSON document carries the texts of its sources.'),
  }),
  status: 200,
  errors: [
    'invalid_input',
    'unknown_format',
    'not_found',
    'too_costly',
    'too_many_requests',
    'unavailable',
  ],
})

export const listLosses = route({
  id: 'listLosses',
  method: 'GET',
  path: '/maps/:id/export/losses',
  tag: 'exchange',
  needs: { of: 'map', action: 'map.read' },
  summary: 'What this map would lose in a format.',
  params: mapParams,
  query: z.strictObject({ format: formatName }),
  reply: z.object({ items: z.array(lossReply), next: z.null() }),
  status: 200,
  errors: ['invalid_input', 'unknown_format', 'not_found', 'unavailable'],
})

const importWarnings = z.array(
  z.object({
    where: z.string().nullable().describe('A place in the file; null for the whole of it.'),
    message: z.string(),
    kind: z
      .enum(['changed', 'skipped'])
      .describe('Whether it was read otherwise than it is written, or left out.'),
  }),
)

/** What an import and its preview have in common: the same file, refused for the same reasons. */
const importing = {
  method: 'POST',
  tag: 'exchange',
  needs: { of: 'workspace', action: 'map.create' },
  query: z.strictObject({ format: formatName.default('auto'), ...inWorkspace }),
  consumes: ['application/octet-stream', 'application/json', 'text/plain'],
  bodyLimit: IMPORT_BODY_LIMIT,
  errors: [
    'malformed_body',
    'invalid_input',
    'unknown_format',
    'import_refused',
    'quote_mismatch',
    'too_costly',
    'too_many_requests',
    'unavailable',
  ],
} as const

export const importMap = route({
  ...importing,
  id: 'importMap',
  path: '/maps/import',
  summary:
    'Makes a new map of a file: the raw bytes as body. Sources that the library holds are shared, others are added to it.',
  reply: z
    .object({
      id: mapIdSchema,
      warnings: importWarnings,
      understood: z
        .record(z.string(), z.int())
        .describe('How many records of each kind the file had that a map can hold.'),
    })
    .meta({ id: 'Imported' }),
  status: 201,
})

export const previewImport = route({
  ...importing,
  id: 'previewImport',
  path: '/maps/import/preview',
  summary: 'What an import of the same file would make, and what it would warn of; keeps nothing.',
  reply: z
    .object({
      format: formatName,
      title: z.string(),
      question: z.string(),
      counts: z.object({
        claims: z.int(),
        inferences: z.int(),
        quotes: z.int(),
        sources: z.int(),
        positions: z.int(),
        equivalences: z.int(),
        tensions: z.int(),
      }),
      warnings: importWarnings,
    })
    .meta({ id: 'ImportPreview' }),
  status: 200,
})
