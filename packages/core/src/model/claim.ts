import { z } from 'zod'
import { claimIdSchema, quoteIdSchema } from './id.ts'
import { LIMITS, textSchema } from './text.ts'

/** One declarative sentence put forward as true (AIF I-node; Toulmin 1958). */
export const claimSchema = z.strictObject({
  id: claimIdSchema,
  text: textSchema({ max: LIMITS.claim }),
  /** The passages that assert it, in the order in which they are read. */
  quotes: z.array(quoteIdSchema).max(LIMITS.quotesOfClaim),
  /** Nobody wrote it; an inference needs it. */
  implicit: z.boolean(),
  /** Whom a source reports as holding it, when the source does not assert it itself. */
  attributedTo: textSchema({ max: LIMITS.name }).nullable(),
  /** A person decided to take it as accepted unless attacked. */
  given: z.boolean(),
  note: textSchema({ max: LIMITS.note }).nullable(),
  /** Wordings of claims that were merged into this one. */
  otherWordings: z
    .array(textSchema({ max: LIMITS.claim }))
    .max(LIMITS.quotesOfClaim)
    .default([]),
})

export type Claim = Readonly<z.infer<typeof claimSchema>>
