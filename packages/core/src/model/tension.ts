import { z } from 'zod'
import { claimIdSchema, tensionIdSchema } from './id.ts'
import { LIMITS, textSchema } from './text.ts'

/** Two claims that pull apart in value, scope or time without contradicting each other. */
export const tensionSchema = z.strictObject({
  id: tensionIdSchema,
  claims: z.array(claimIdSchema).length(2),
  rationale: textSchema({ max: LIMITS.note }),
})

export type Tension = Readonly<z.infer<typeof tensionSchema>>
