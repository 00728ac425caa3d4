import { COMMENT_LIMITS, mapIdSchema, textSchema } from '@counterpoint/core'
import { z } from 'zod'
import { actorSchema } from '../../actor.ts'
import { keptOperation, MAX_OPERATIONS, newOperation } from '../maps.ts'
import { pageOf, pageQuery } from '../paging.ts'
import { OPERATIONS_BODY_LIMIT, route } from '../route.ts'
import { actReply, recordId } from './threads.ts'

const mapParams = z.strictObject({ id: mapIdSchema })
const suggestionParams = z.strictObject({ id: mapIdSchema, suggestion: recordId })
const revision = z.int().min(0)
const stateSchema = z.enum(['open', 'accepted', 'rejected', 'withdrawn'])
const newOperations = z.array(newOperation).min(1).max(MAX_OPERATIONS)

export const suggestionReply = z
  .object({
    id: z.string(),
    author: actorSchema,
    isYours: z.boolean(),
    revision: revision.describe('Of the map that its author saw.'),
    version: z.int().describe('Grows when its author brings it up to date.'),
    operations: z.array(keptOperation),
    note: z.string(),
    state: stateSchema,
    createdAt: z.iso.datetime(),
    decided: actReply.extend({ reason: z.string().nullable() }).nullable(),
    conflict: z
      .object({ rule: z.string(), subject: z.string(), message: z.string() })
      .nullable()
      .describe('Of an open one that does not apply to the map as it is now: why.'),
  })
  .meta({ id: 'Suggestion' })

export const listSuggestions = route({
  id: 'listSuggestions',
  method: 'GET',
  path: '/maps/:id/suggestions',
  tag: 'discussion',
  summary: 'Changes that somebody proposes for a map, the newest first.',
  needs: { of: 'map', action: 'map.read' },
  params: mapParams,
  query: pageQuery.extend({ state: stateSchema.optional() }),
  reply: pageOf(suggestionReply),
  status: 200,
  errors: ['invalid_input', 'unavailable'],
})

export const getSuggestion = route({
  id: 'getSuggestion',
  method: 'GET',
  path: '/maps/:id/suggestions/:suggestion',
  tag: 'discussion',
  summary: 'One suggestion.',
  needs: { of: 'map', action: 'map.read' },
  params: suggestionParams,
  reply: suggestionReply,
  status: 200,
  errors: ['invalid_input', 'unavailable'],
})

const REFUSABLE = ['rule_violated', 'quote_mismatch', 'source_unknown'] as const

export const suggestChanges = route({
  id: 'suggestChanges',
  method: 'POST',
  path: '/maps/:id/suggestions',
  tag: 'discussion',
  summary: 'Proposes operations. They must apply to the map as it is; they change nothing yet.',
  needs: { of: 'map', action: 'map.comment' },
  params: mapParams,
  body: z
    .strictObject({
      id: recordId.optional(),
      operations: newOperations,
      note: textSchema({ max: COMMENT_LIMITS.note, mayBeEmpty: true }).default(''),
    })
    .meta({ id: 'NewSuggestion' }),
  bodyLimit: OPERATIONS_BODY_LIMIT,
  reply: suggestionReply,
  status: 201,
  errors: ['malformed_body', 'invalid_input', 'id_taken', ...REFUSABLE, 'unavailable'],
})

export const acceptSuggestion = route({
  id: 'acceptSuggestion',
  method: 'POST',
  path: '/maps/:id/suggestions/:suggestion/accept',
  tag: 'discussion',
  summary: 'Applies a suggestion, all of it, as one revision of the map.',
  needs: { of: 'map', action: 'map.edit' },
  params: suggestionParams,
  body: z
    .strictObject({ version: z.int().min(1).describe('The version that was seen.') })
    .meta({ id: 'Acceptance' }),
  reply: z.object({ suggestion: suggestionReply, revision }).meta({ id: 'AcceptedSuggestion' }),
  status: 200,
  errors: [
    'malformed_body',
    'invalid_input',
    'suggestion_decided',
    'suggestion_changed',
    ...REFUSABLE,
    'unavailable',
  ],
})

export const rejectSuggestion = route({
  id: 'rejectSuggestion',
  method: 'POST',
  path: '/maps/:id/suggestions/:suggestion/reject',
  tag: 'discussion',
  summary: 'Rejects a suggestion, with a reason.',
  needs: { of: 'map', action: 'map.edit' },
  params: suggestionParams,
  body: z
    .strictObject({ reason: textSchema({ max: COMMENT_LIMITS.reason }) })
    .meta({ id: 'Rejection' }),
  reply: suggestionReply,
  status: 200,
  errors: ['malformed_body', 'invalid_input', 'suggestion_decided', 'unavailable'],
})

export const withdrawSuggestion = route({
  id: 'withdrawSuggestion',
  method: 'POST',
  path: '/maps/:id/suggestions/:suggestion/withdraw',
  tag: 'discussion',
  summary: 'Takes a suggestion of one’s own back.',
  needs: { of: 'map', action: 'map.comment' },
  params: suggestionParams,
  reply: suggestionReply,
  status: 200,
  errors: ['invalid_input', 'suggestion_decided', 'unavailable'],
})

export const rebaseSuggestion = route({
  id: 'rebaseSuggestion',
  method: 'PUT',
  path: '/maps/:id/suggestions/:suggestion/operations',
  tag: 'discussion',
  summary: 'Brings a suggestion of one’s own up to the map as it is now, with other operations.',
  needs: { of: 'map', action: 'map.comment' },
  params: suggestionParams,
  body: z.strictObject({ operations: newOperations }).meta({ id: 'RebasedOperations' }),
  bodyLimit: OPERATIONS_BODY_LIMIT,
  reply: suggestionReply,
  status: 200,
  errors: ['malformed_body', 'invalid_input', 'suggestion_decided', ...REFUSABLE, 'unavailable'],
})
