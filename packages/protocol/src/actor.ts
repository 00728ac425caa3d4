import { z } from 'zod'

/** Who did something, as others may see it: never an address or a secret. */
export const actorSchema = z.object({
  kind: z.enum(['user', 'share_link', 'api_key', 'system']),
  id: z.string().nullable(),
  name: z.string(),
})

export type Actor = z.infer<typeof actorSchema>
