import { z } from 'zod'
import { claimIdSchema, inferenceIdSchema } from './id.ts'
import { LIMITS, textSchema } from './text.ts'

export const polaritySchema = z.enum(['for', 'against'])

/** An inference hits either a claim (support, rebuttal) or another inference (backing, undercut). */
export const targetSchema = z.union([
  z.strictObject({ claim: claimIdSchema }),
  z.strictObject({ inference: inferenceIdSchema }),
])

/**
 * One step from its premises, which only work together, to its target
 * (AIF S-node RA or CA; Pollock 1987 for what it may hit).
 */
export const inferenceSchema = z.strictObject({
  id: inferenceIdSchema,
  polarity: polaritySchema,
  premises: z.array(claimIdSchema).min(1).max(LIMITS.premises),
  target: targetSchema,
  /** Id of an argumentation scheme (Walton, Reed and Macagno 2008), ours or another catalogue's. */
  scheme: textSchema({ max: LIMITS.name }).nullable(),
  /** Why the step is allowed (Toulmin 1958). */
  warrant: textSchema({ max: LIMITS.note }).nullable(),
  rationale: textSchema({ max: LIMITS.note }).nullable(),
})

export type Polarity = z.infer<typeof polaritySchema>
export type Target = Readonly<z.infer<typeof targetSchema>>
export type Inference = Readonly<z.infer<typeof inferenceSchema>>

/** Id of the claim or inference that a target names. */
export const targetId = (target: Target): string =>
  'claim' in target ? target.claim : target.inference
