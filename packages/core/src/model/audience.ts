import { z } from 'zod'
import {
  audienceIdSchema,
  claimIdSchema,
  inferenceIdSchema,
  positionIdSchema,
  quoteIdSchema,
  sourceIdSchema,
} from './id.ts'
import { LIMITS, textSchema } from './text.ts'

/**
 * What somebody does not grant, and what they take for granted ([M8]); what would stand then,
 * `whatIf` says.
 */
export const switchesSchema = z.strictObject({
  /** Claims that count as out. */
  claims: z.array(claimIdSchema).max(LIMITS.claims),
  /** Inferences that count as out. */
  inferences: z.array(inferenceIdSchema).max(LIMITS.inferences),
  /** Passages nobody may rely on. */
  quotes: z.array(quoteIdSchema).max(LIMITS.claims),
  /** All passages of these sources. */
  sources: z.array(sourceIdSchema).max(LIMITS.claims),
  /** What only these positions assert. */
  positions: z.array(positionIdSchema).max(LIMITS.claims),
  /** Claims that need no support. */
  given: z.array(claimIdSchema).max(LIMITS.claims),
})

/**
 * A set of switches with a name: one public that a debate may be held before (Perelman and
 * Olbrechts-Tyteca 1958; Bench-Capon 2003). It changes nothing in the map it belongs to.
 */
export const audienceSchema = z.strictObject({
  id: audienceIdSchema,
  title: textSchema({ max: LIMITS.title }),
  switches: switchesSchema,
})

export type AudienceSwitches = Readonly<z.infer<typeof switchesSchema>>
export type Audience = Readonly<z.infer<typeof audienceSchema>>

export const SWITCH_KINDS = [
  'claims',
  'inferences',
  'quotes',
  'sources',
  'positions',
  'given',
] as const satisfies readonly (keyof AudienceSwitches)[]
