import {
  claimIdSchema,
  inferenceIdSchema,
  mapIdSchema,
  positionIdSchema,
  quoteIdSchema,
  sourceIdSchema,
} from '@counterpoint/core'
import { SEMANTICS } from '@counterpoint/core/semantics'
import { z } from 'zod'
import { clashReply } from './clash-reply.ts'
import { acceptance, campStandings, nearReason, standing, strength } from './judgement-reply.ts'
import { route } from './route.ts'

const mapParams = z.strictObject({ id: mapIdSchema })
const revision = z.int().min(0).describe('Of the map that was judged.')
const reading = z
  .enum(['debate', 'evidence'])
  .default('debate')
  .describe(
    'Debate: what nobody supports and nobody answers stands. Evidence: only with a quote or a stance.',
  )

const cutShort = z
  .enum(['steps', 'cancelled', 'limit'])
  .nullable()
  .describe('What ended the search before it had seen everything; null if nothing did.')

const judged = { revision, reading: z.enum(['debate', 'evidence']) }

const groundedReply = z
  .object({
    ...judged,
    semantics: z.literal('grounded'),
    claims: z.array(z.object({ id: z.string(), standing, reason: nearReason.nullable() })),
    inferences: z.array(z.object({ id: z.string(), standing, reason: nearReason.nullable() })),
    cutShort: cutShort.describe('Null unless some reasons are missing.'),
  })
  .meta({ id: 'GroundedStanding' })

const campsReply = (semantics: 'preferred' | 'stable', id: string) =>
  z
    .object({
      ...judged,
      semantics: z.literal(semantics),
      count: z
        .int()
        .nullable()
        .describe('Camps found; null if there are more than a number can count.'),
      camps: z
        .array(campStandings)
        .describe('The first of them, with what the grounded standing leaves undecided.'),
      claims: z.array(acceptance),
      inferences: z.array(acceptance),
      cutShort,
    })
    .meta({ id })

const gradualReply = z
  .object({
    ...judged,
    semantics: z.literal('gradual'),
    claims: z.array(strength),
    inferences: z.array(strength),
    convergence: z.object({
      hasConverged: z.boolean(),
      rounds: z.int().describe('Most rounds that one circle took; 0 if there is none.'),
      residual: z.number().describe('Largest change in the last round of any circle.'),
    }),
  })
  .meta({ id: 'GradualStrength' })

export const evaluationReply = z.discriminatedUnion('semantics', [
  groundedReply,
  campsReply('preferred', 'PreferredStandings'),
  campsReply('stable', 'StableStandings'),
  gradualReply,
])

export const evaluateMap = route({
  id: 'evaluateMap',
  method: 'GET',
  path: '/maps/:id/evaluation',
  tag: 'judging',
  needs: { of: 'map', action: 'map.read' },
  summary:
    'What stands, and why: the standing or strength of every claim and inference under one semantics, by the stances that you may see. A search is bounded and says when it was cut short; null is not known.',
  params: mapParams,
  query: z.strictObject({
    semantics: z.enum(SEMANTICS).default('grounded'),
    reading,
    reasons: z
      .enum(['include', 'omit'])
      .default('include')
      .describe('Whether grounded standings come with their reasons.'),
  }),
  reply: evaluationReply,
  status: 200,
  errors: [
    'invalid_input',
    'not_found',
    'too_many_requests',
    'judging_took_too_long',
    'unavailable',
  ],
})

/** At most this many positions face each other in one report. */
const MOST_POSITIONS = 20

export const reportClash = route({
  id: 'reportClash',
  method: 'GET',
  path: '/maps/:id/clash',
  tag: 'judging',
  needs: { of: 'map', action: 'map.read' },
  summary:
    'Positions face to face: every clash and how it was answered, what both accept or deny, and what the difference hangs on.',
  params: mapParams,
  query: z.strictObject({
    positions: z
      .string()
      .max(65 * MOST_POSITIONS)
      .transform((ids) => ids.split(',').filter(Boolean))
      .pipe(z.array(positionIdSchema).max(MOST_POSITIONS))
      .describe('Ids of two or more positions of the map, with commas between them.'),
    reading,
  }),
  reply: clashReply.extend(judged).meta({ id: 'ClashReport' }),
  status: 200,
  errors: [
    'invalid_input',
    'not_found',
    'unknown_position',
    'too_few_positions',
    'too_many_requests',
    'judging_took_too_long',
    'unavailable',
  ],
})

export const lintMap = route({
  id: 'lintMap',
  method: 'GET',
  path: '/maps/:id/lint',
  tag: 'judging',
  needs: { of: 'map', action: 'map.read' },
  summary: 'Where the evidence is weaker than it looks, warnings first.',
  params: mapParams,
  reply: z.object({
    revision,
    items: z.array(
      z
        .object({
          rule: z.enum([
            'bare-claim',
            'cut-mid-sentence',
            'cut-negation',
            'claim-exceeds-quotes',
            'one-source-side',
            'open-questions',
          ]),
          weight: z.enum(['warning', 'note']),
          subject: z.string().describe('The claim, inference, position or quote concerned.'),
          message: z.string(),
          questions: z
            .array(
              z.object({
                id: z.string(),
                text: z.string(),
                attacks: z.enum(['premise', 'inference', 'conclusion']),
              }),
            )
            .optional()
            .describe('Critical questions of the scheme that nothing in the map takes up.'),
        })
        .meta({ id: 'Finding' }),
    ),
    next: z.null(),
  }),
  status: 200,
  errors: [
    'invalid_input',
    'not_found',
    'too_many_requests',
    'judging_took_too_long',
    'unavailable',
  ],
})

/** At most this many records of one kind are switched at once. */
const MOST_SWITCHES = 2_000
const switched = <S extends z.ZodType>(id: S, what: string) =>
  z.array(id).max(MOST_SWITCHES).default([]).describe(what)

export const askWhatIf = route({
  id: 'askWhatIf',
  method: 'POST',
  path: '/maps/:id/what-if',
  tag: 'judging',
  needs: { of: 'map', action: 'map.read' },
  summary:
    'What would stand if some things were switched off or granted, beside what stands. Changes nothing.',
  params: mapParams,
  body: z
    .strictObject({
      reading,
      off: z
        .strictObject({
          claims: switched(claimIdSchema, 'Claims that count as out.'),
          inferences: switched(inferenceIdSchema, 'Inferences that count as out.'),
          quotes: switched(quoteIdSchema, 'Passages nobody may rely on.'),
          sources: switched(sourceIdSchema, 'All passages of these sources.'),
          positions: switched(positionIdSchema, 'What only these positions assert.'),
        })
        .prefault({}),
      granted: switched(claimIdSchema, 'Claims that need no support; they can be rebutted.'),
    })
    .meta({ id: 'Switches' }),
  reply: z
    .object({
      ...judged,
      moved: z.array(
        z.object({ id: z.string(), before: standing, after: standing, reason: nearReason }),
      ),
      strengths: z
        .array(z.object({ id: z.string(), before: z.number(), after: z.number() }))
        .describe('Every claim and inference whose strength would be another, in [0, 1].'),
    })
    .meta({ id: 'WhatIf' }),
  status: 200,
  errors: [
    'malformed_body',
    'invalid_input',
    'not_found',
    'unknown_switch',
    'too_many_requests',
    'judging_took_too_long',
    'unavailable',
  ],
})
