import { z } from 'zod'
import { quoteIdSchema, sourceIdSchema } from './id.ts'
import { hasLoneSurrogate } from '../unicode/code-points.ts'
import { LIMITS } from './text.ts'

const span = z
  .string()
  .refine((text) => !hasLoneSurrogate(text), 'Contains half of a surrogate pair.')
  .refine((text) => !text.includes('\u0000'), 'Contains the character U+0000.')

const offset = z.int().min(0).max(LIMITS.sourceText)

/**
 * A span of a source: position selector and quote selector in one (W3C Web Annotation Data Model,
 * 4.2.4 and 4.2.5). `start` and `end` count code points, end exclusive; `exact` is the text between
 * them; `prefix` and `suffix` are up to 64 code points around it, and only help to find the passage
 * again in another edition.
 */
export const quoteSchema = z.strictObject({
  id: quoteIdSchema,
  source: sourceIdSchema,
  start: offset,
  end: offset,
  exact: span.min(1).max(LIMITS.quote * 2),
  prefix: span.max(LIMITS.quoteContext * 2),
  suffix: span.max(LIMITS.quoteContext * 2),
})

export type Quote = Readonly<z.infer<typeof quoteSchema>>
