import { z } from 'zod'
import { claimIdSchema, equivalenceIdSchema } from './id.ts'
import { LIMITS, textSchema } from './text.ts'

/** Claims that say the same thing (AIF MA; Argdown equivalence class). */
export const equivalenceSchema = z.strictObject({
  id: equivalenceIdSchema,
  claims: z.array(claimIdSchema).min(2).max(LIMITS.premises),
  rationale: textSchema({ max: LIMITS.note }).nullable(),
})

export type Equivalence = Readonly<z.infer<typeof equivalenceSchema>>
