import { z } from 'zod'
import { audienceSchema } from '../model/audience.ts'
import { claimSchema } from '../model/claim.ts'
import { equivalenceSchema } from '../model/equivalence.ts'
import { mapIdSchema } from '../model/id.ts'
import { inferenceSchema } from '../model/inference.ts'
import { placementSchema } from '../model/placement.ts'
import { positionSchema } from '../model/position.ts'
import { quoteSchema } from '../model/quote.ts'
import { remainderSchema } from '../model/remainder.ts'
import { sourceSchema } from '../model/source.ts'
import { tensionSchema } from '../model/tension.ts'
import { LIMITS, sourceTextSchema, textSchema } from '../model/text.ts'

/** A source as a document carries it; its text may be left out, its checksum not. */
export const documentSourceSchema = sourceSchema.extend({ text: sourceTextSchema.optional() })

/** A whole map as one JSON document, sources included: version 1. */
export const documentSchema = z.strictObject({
  format: z.literal('counterpoint'),
  version: z.literal(1),
  map: z.strictObject({
    id: mapIdSchema,
    title: textSchema({ max: LIMITS.title }),
    question: textSchema({ max: LIMITS.question, mayBeEmpty: true }),
  }),
  sources: z.array(documentSourceSchema),
  quotes: z.array(quoteSchema),
  claims: z.array(claimSchema).max(LIMITS.claims),
  inferences: z.array(inferenceSchema).max(LIMITS.inferences),
  equivalences: z.array(equivalenceSchema),
  tensions: z.array(tensionSchema),
  positions: z.array(positionSchema),
  audiences: z.array(audienceSchema).default([]),
  placements: z.record(z.string().max(64), placementSchema),
  remainder: remainderSchema.optional(),
})

export type MapDocument = z.infer<typeof documentSchema>
export type DocumentSource = z.infer<typeof documentSourceSchema>
