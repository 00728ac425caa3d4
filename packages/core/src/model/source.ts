import { z } from 'zod'
import { sourceIdSchema } from './id.ts'
import { LIMITS, textSchema } from './text.ts'

export const citationSchema = z.strictObject({
  author: textSchema({ max: LIMITS.name }).nullable(),
  publication: textSchema({ max: LIMITS.name }).nullable(),
  /** As the source gives it; not every source has a full date. */
  date: textSchema({ max: 64 }).nullable(),
  /** `http:` or `https:` only: a citation is a link in the app. */
  url: z
    .string()
    .max(2_000)
    .regex(/^https?:\/\/[^\s\p{Cc}\p{Cs}]+$/iu, 'A citation links to an http or https address.')
    .nullable(),
})

/**
 * An immutable text, here without the text itself: the map keeps who it is, the library keeps what
 * it says. A corrected text is a new source.
 */
export const sourceSchema = z.strictObject({
  id: sourceIdSchema,
  title: textSchema({ max: LIMITS.title }),
  citation: citationSchema,
  /** BCP 47 tag. */
  language: z.string().regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'A BCP 47 language tag.'),
  /** SHA-256 of the text's UTF-8 bytes, lower-case hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/, '64 lower-case hexadecimal digits.'),
})

export type Citation = z.infer<typeof citationSchema>
export type Source = Readonly<z.infer<typeof sourceSchema>>

export const NO_CITATION: Citation = { author: null, publication: null, date: null, url: null }
