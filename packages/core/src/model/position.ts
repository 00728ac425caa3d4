import { z } from 'zod'
import { claimIdSchema, positionIdSchema } from './id.ts'
import { LIMITS, textSchema } from './text.ts'

export const attitudeSchema = z.enum(['asserted', 'conceded', 'denied'])

/** Safe for colour-blind readers; each has an edge pattern and a glyph beside its hue. */
export const positionColorSchema = z.enum(['plum', 'teal', 'blue', 'ochre', 'moss', 'slate'])

export const commitmentSchema = z.strictObject({
  claim: claimIdSchema,
  attitude: attitudeSchema,
})

/** A named answer to the map's question (IBIS position), with what it is committed to. */
export const positionSchema = z.strictObject({
  id: positionIdSchema,
  title: textSchema({ max: LIMITS.title }),
  statement: textSchema({ max: LIMITS.note, mayBeEmpty: true }),
  thesis: claimIdSchema.nullable(),
  color: positionColorSchema.nullable(),
  commitments: z.array(commitmentSchema).max(LIMITS.claims),
})

export type Attitude = z.infer<typeof attitudeSchema>
export type PositionColor = z.infer<typeof positionColorSchema>
export type Commitment = Readonly<z.infer<typeof commitmentSchema>>
export type Position = Readonly<z.infer<typeof positionSchema>>
