import {
  documentSchema,
  effectSchema,
  LIMITS,
  mapIdSchema,
  operationSchema,
  placementSchema,
  positionColorSchema,
  textSchema,
} from '@counterpoint/core'
import { z } from 'zod'
import { actorSchema } from '../actor.ts'
import { inWorkspace, pageOf, workspacePageQuery } from './paging.ts'
import { OPERATIONS_BODY_LIMIT, route } from './route.ts'

const mapParams = z.strictObject({ id: mapIdSchema })
const revision = z.int().min(0)

export const mapSummaryReply = z
  .object({
    id: mapIdSchema,
    title: z.string(),
    question: z.string(),
    revision,
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    counts: z.object({
      sources: z.int(),
      quotes: z.int(),
      claims: z.int(),
      inferences: z.int(),
    }),
    positions: z.array(
      z.object({ id: z.string(), title: z.string(), color: positionColorSchema.nullable() }),
    ),
    /** Where cards stand, for a small picture: at most 400 of them. */
    picture: z.array(placementSchema.extend({ color: positionColorSchema.nullable() })),
  })
  .meta({ id: 'MapSummary' })

/** The document of a map, without the texts of its sources, at one revision. */
export const mapReply = documentSchema.extend({ revision }).meta({ id: 'Map' })

export const listMaps = route({
  id: 'listMaps',
  method: 'GET',
  path: '/maps',
  tag: 'maps',
  needs: { of: 'workspace', action: 'workspace.read' },
  summary: 'The maps, last changed first.',
  query: workspacePageQuery,
  reply: pageOf(mapSummaryReply),
  status: 200,
  errors: ['invalid_input', 'unavailable'],
})

export const createMap = route({
  id: 'createMap',
  method: 'POST',
  path: '/maps',
  tag: 'maps',
  needs: { of: 'workspace', action: 'map.create' },
  summary: 'An empty map at revision 0.',
  query: z.strictObject(inWorkspace),
  body: z
    .strictObject({
      id: mapIdSchema.optional(),
      title: textSchema({ max: LIMITS.title }),
      question: textSchema({ max: LIMITS.question, mayBeEmpty: true }).default(''),
    })
    .meta({ id: 'NewMap' }),
  reply: mapReply,
  status: 201,
  errors: ['malformed_body', 'invalid_input', 'id_taken', 'unavailable'],
})

export const getMap = route({
  id: 'getMap',
  method: 'GET',
  path: '/maps/:id',
  tag: 'maps',
  needs: { of: 'map', action: 'map.read' },
  summary:
    'A map as a document, with its revision; with `revision`, as it was then. Texts of sources are at `/sources/{id}`.',
  params: mapParams,
  query: z.strictObject({
    revision: z.coerce.number().int().min(0).optional().describe('Left out, the present one.'),
  }),
  reply: mapReply,
  status: 200,
  errors: ['invalid_input', 'not_found', 'unavailable'],
})

export const deleteMap = route({
  id: 'deleteMap',
  method: 'DELETE',
  path: '/maps/:id',
  tag: 'maps',
  needs: { of: 'map', action: 'map.delete' },
  summary: 'Deletes a map. Its sources and their quotes stay in the library.',
  params: mapParams,
  status: 204,
  errors: ['invalid_input', 'not_found', 'unavailable'],
})

/** An operation as it is sent, where fields with a default may be missing, and as it is kept. */
export const newOperation = operationSchema.meta({ id: 'NewOperation' })
export const keptOperation = operationSchema.meta({ id: 'Operation' })

/** At most this many operations in one submission. */
export const MAX_OPERATIONS = 500

export const submitOperations = route({
  id: 'submitOperations',
  method: 'POST',
  path: '/maps/:id/operations',
  tag: 'maps',
  needs: { of: 'map', action: 'map.read' },
  summary:
    'Changes a map: all operations or none. With the same `Idempotency-Key` a repeat is answered like the first time and changes nothing.',
  params: mapParams,
  headers: z.object({
    'idempotency-key': z
      .string()
      .regex(/^[\x21-\x7E]{1,200}$/, 'An idempotency key has 1 to 200 visible ASCII characters.')
      .optional(),
  }),
  body: z
    .strictObject({
      operations: z.array(newOperation).min(1).max(MAX_OPERATIONS),
    })
    .meta({ id: 'NewOperations' }),
  bodyLimit: OPERATIONS_BODY_LIMIT,
  reply: z
    .object({
      revision: revision.describe('Revision of the map after the last of these operations.'),
      count: z.int().describe('How many revisions were used; they end at `revision`.'),
    })
    .meta({ id: 'Committed' }),
  status: 200,
  errors: [
    'malformed_body',
    'invalid_input',
    'not_found',
    'rule_violated',
    'quote_mismatch',
    'source_unknown',
    'idempotency_mismatch',
    'unavailable',
    'busy',
  ],
})

export const logEntryReply = z
  .object({
    revision,
    operation: keptOperation,
    effects: z.array(effectSchema),
    subject: actorSchema,
    origin: z.enum(['rest', 'live', 'import', 'seed']),
    suggestion: z
      .object({ id: z.string(), by: actorSchema })
      .nullable()
      .describe('The suggestion that this accepted, and who made it.'),
    at: z.iso.datetime(),
  })
  .meta({ id: 'LogEntry' })

export const readLog = route({
  id: 'readLog',
  method: 'GET',
  path: '/maps/:id/operations',
  tag: 'maps',
  needs: { of: 'map', action: 'map.read' },
  summary: 'The log of a map above a revision, in order, with what each operation did.',
  params: mapParams,
  query: z.strictObject({
    after: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(500).default(200),
  }),
  reply: z.object({ items: z.array(logEntryReply), next: z.int().nullable() }),
  status: 200,
  errors: ['invalid_input', 'not_found', 'unavailable'],
})
