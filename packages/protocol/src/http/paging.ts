import { z } from 'zod'
import { accountIdSchema } from './people.ts'

/** Where to look or to put something; left out, the asker's first workspace. */
export const inWorkspace = {
  workspace: accountIdSchema.optional(),
}

export const pageQuery = z.strictObject({
  after: z.string().max(200).optional().describe('The `next` of the page before.'),
  limit: z.coerce.number().int().min(1).max(200).default(100),
})

export const workspacePageQuery = pageQuery.extend(inWorkspace)

/** `{ items, next }`: go on with `after=next` until it is null. */
export const pageOf = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item), next: z.string().nullable() })
