import { z } from 'zod'

export const pageQuery = z.strictObject({
  after: z.string().max(200).optional().describe('The `next` of the page before.'),
  limit: z.coerce.number().int().min(1).max(200).default(100),
})

/** `{ items, next }`: go on with `after=next` until it is null. */
export const pageOf = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item), next: z.string().nullable() })
