import { z } from 'zod'
import { audienceSchema, switchesSchema } from '../model/audience.ts'
import { claimSchema } from '../model/claim.ts'
import { equivalenceSchema } from '../model/equivalence.ts'
import {
  audienceIdSchema,
  claimIdSchema,
  equivalenceIdSchema,
  inferenceIdSchema,
  placeableIdSchema,
  positionIdSchema,
  quoteIdSchema,
  sourceIdSchema,
  tensionIdSchema,
} from '../model/id.ts'
import { inferenceSchema, targetSchema } from '../model/inference.ts'
import { placementSchema } from '../model/placement.ts'
import { attitudeSchema, commitmentSchema, positionSchema } from '../model/position.ts'
import { quoteSchema } from '../model/quote.ts'
import { sourceSchema } from '../model/source.ts'
import { tensionSchema } from '../model/tension.ts'
import { LIMITS, textSchema } from '../model/text.ts'
import { ENTITY_NAMES, type Effect } from './effect.ts'

const kind = <K extends string, S extends z.ZodRawShape>(name: K, shape: S) =>
  z.strictObject({ kind: z.literal(name), ...shape })

const claimFields = claimSchema.shape
const newClaim = claimSchema.extend({
  quotes: claimFields.quotes.default([]),
  implicit: claimFields.implicit.default(false),
  attributedTo: claimFields.attributedTo.default(null),
  given: claimFields.given.default(false),
  note: claimFields.note.default(null),
})
const newInference = inferenceSchema.extend({
  scheme: inferenceSchema.shape.scheme.default(null),
  warrant: inferenceSchema.shape.warrant.default(null),
  rationale: inferenceSchema.shape.rationale.default(null),
})
const newQuote = quoteSchema.extend({
  prefix: quoteSchema.shape.prefix.default(''),
  suffix: quoteSchema.shape.suffix.default(''),
})
const newPosition = positionSchema.extend({
  statement: positionSchema.shape.statement.default(''),
  thesis: positionSchema.shape.thesis.default(null),
  color: positionSchema.shape.color.default(null),
  commitments: z.array(commitmentSchema).max(LIMITS.claims).default([]),
})

/** Switches of which only those that are set need to be named. */
const newSwitches = z.strictObject({
  claims: switchesSchema.shape.claims.default([]),
  inferences: switchesSchema.shape.inferences.default([]),
  quotes: switchesSchema.shape.quotes.default([]),
  sources: switchesSchema.shape.sources.default([]),
  positions: switchesSchema.shape.positions.default([]),
  given: switchesSchema.shape.given.default([]),
})

/** Records nest three deep (a position's commitments); comparing values recurses as deep as they go. */
const DEEPEST = 8
const isShallow = (value: unknown, left = DEEPEST): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (left > 0 && Object.values(value).every((part) => isShallow(part, left - 1)))

const recordPart = z
  .record(z.string().max(32), z.unknown())
  .refine((part) => isShallow(part), 'Is nested deeper than any record.')
  .nullable()

/** The wire form of an effect; its records are checked against the map when it is applied. */
export const effectSchema = z
  .strictObject({
    entity: z.enum(ENTITY_NAMES),
    id: z.string().max(64),
    before: recordPart,
    after: recordPart,
  })
  .transform((effect) => effect as unknown as Effect)

const SINGLE = [
  kind('map.edit', {
    changes: z.strictObject({
      title: textSchema({ max: LIMITS.title }).optional(),
      question: textSchema({ max: LIMITS.question, mayBeEmpty: true }).optional(),
    }),
  }),

  kind('source.add', { source: sourceSchema }),
  kind('source.remove', { source: sourceIdSchema }),

  kind('quote.add', { quote: newQuote }),
  kind('quote.remove', { quote: quoteIdSchema }),

  kind('claim.create', { claim: newClaim, at: placementSchema.nullable().default(null) }),
  kind('claim.edit', {
    claim: claimIdSchema,
    changes: z.strictObject({
      text: claimFields.text.optional(),
      implicit: claimFields.implicit.optional(),
      attributedTo: claimFields.attributedTo.optional(),
      given: claimFields.given.optional(),
      note: claimFields.note.optional(),
    }),
    /** The texts as the person saw them: what others wrote since is merged, not overwritten. */
    base: z.strictObject({ text: claimFields.text, note: claimFields.note }).partial().optional(),
  }),
  kind('claim.attachQuote', { claim: claimIdSchema, quote: quoteIdSchema }),
  kind('claim.detachQuote', { claim: claimIdSchema, quote: quoteIdSchema }),
  kind('claim.merge', { from: claimIdSchema, into: claimIdSchema }),
  kind('claim.delete', { claim: claimIdSchema }),

  kind('inference.create', {
    inference: newInference,
    at: placementSchema.nullable().default(null),
  }),
  kind('inference.edit', {
    inference: inferenceIdSchema,
    changes: z.strictObject({
      polarity: inferenceSchema.shape.polarity.optional(),
      scheme: inferenceSchema.shape.scheme.optional(),
      warrant: inferenceSchema.shape.warrant.optional(),
      rationale: inferenceSchema.shape.rationale.optional(),
    }),
    base: inferenceSchema.pick({ warrant: true, rationale: true }).partial().optional(),
  }),
  /** Premises and target change together, so that no half of two people's changes can meet. */
  kind('inference.retarget', {
    inference: inferenceIdSchema,
    premises: inferenceSchema.shape.premises,
    target: targetSchema,
  }),
  kind('inference.delete', { inference: inferenceIdSchema }),

  kind('equivalence.create', { equivalence: equivalenceSchema }),
  kind('equivalence.delete', { equivalence: equivalenceIdSchema }),
  kind('tension.create', { tension: tensionSchema }),
  kind('tension.edit', {
    tension: tensionIdSchema,
    rationale: tensionSchema.shape.rationale,
    base: tensionSchema.pick({ rationale: true }).optional(),
  }),
  kind('tension.delete', { tension: tensionIdSchema }),

  kind('position.create', { position: newPosition }),
  kind('position.edit', {
    position: positionIdSchema,
    changes: z.strictObject({
      title: positionSchema.shape.title.optional(),
      statement: positionSchema.shape.statement.optional(),
      thesis: positionSchema.shape.thesis.optional(),
      color: positionSchema.shape.color.optional(),
    }),
    base: positionSchema.pick({ statement: true }).optional(),
  }),
  /** Commits the position to the claim, or changes its attitude to it. */
  kind('position.commit', {
    position: positionIdSchema,
    claim: claimIdSchema,
    attitude: attitudeSchema,
  }),
  kind('position.withdraw', { position: positionIdSchema, claim: claimIdSchema }),
  kind('position.delete', { position: positionIdSchema }),

  kind('audience.create', { audience: audienceSchema.extend({ switches: newSwitches }) }),
  kind('audience.edit', {
    audience: audienceIdSchema,
    changes: z.strictObject({
      title: audienceSchema.shape.title.optional(),
      switches: newSwitches.optional(),
    }),
  }),
  kind('audience.delete', { audience: audienceIdSchema }),

  /** `at: null` gives a card back to the automatic layout. */
  kind('placement.set', {
    placements: z
      .array(z.strictObject({ of: placeableIdSchema, at: placementSchema.nullable() }))
      .min(1)
      .max(LIMITS.claims + LIMITS.inferences),
  }),

  /** Puts effects back, but only where nobody changed those records since: the inverse of all. */
  kind('restore', { effects: z.array(effectSchema).min(1).max(200_000) }),
] as const

export const singleOperationSchema = z.discriminatedUnion('kind', SINGLE)

/** All of them or none of them, as one revision and one step of undo. */
const batchSchema = kind('batch', { operations: z.array(singleOperationSchema).min(1).max(20_000) })

/** Everything that can happen to a map. */
export const operationSchema = z.discriminatedUnion('kind', [...SINGLE, batchSchema])

export type SingleOperation = z.infer<typeof singleOperationSchema>
export type Operation = z.infer<typeof operationSchema>
/** As written by hand: fields with a default may be missing. */
export type OperationInput = z.input<typeof operationSchema>
export type OperationKind = Operation['kind']
export type OperationOf<K extends OperationKind> = Extract<Operation, { kind: K }>

export const OPERATION_KINDS: readonly OperationKind[] = [
  ...SINGLE.map((schema) => schema.shape.kind.value),
  'batch',
]
