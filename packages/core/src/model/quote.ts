import { z } from 'zod'
import { quoteIdSchema, sourceIdSchema } from './id.ts'
import { codePointLength, hasLoneSurrogate } from '../unicode/code-points.ts'
import { BYTE_ORDER_MARK, LIMITS } from './text.ts'

/** Words of a source, as they stand there, of at most `max` code points ([M3]). */
const words = (max: number) =>
  z
    .string()
    .max(max * 2, `Must not be longer than ${max} characters.`)
    .refine((text) => !hasLoneSurrogate(text), 'Contains half of a surrogate pair.')
    .refine((text) => !text.includes('\u0000'), 'Contains the character U+0000.')
    .refine((text) => codePointLength(text) <= max, `Must not be longer than ${max} characters.`)

const context = words(LIMITS.quoteContext).refine(
  (text) => !text.startsWith(BYTE_ORDER_MARK),
  'Begins with a byte order mark.',
)

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
  exact: words(LIMITS.quote).min(1),
  prefix: context,
  suffix: context,
})

export type Quote = Readonly<z.infer<typeof quoteSchema>>
