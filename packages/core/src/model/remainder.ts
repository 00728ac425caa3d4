import { z } from 'zod'
import { hasLoneSurrogate } from '../unicode/code-points.ts'
import { LIMITS } from './text.ts'

const remainderPartSchema = z.strictObject({
  /** The record that the words belong to, which may be gone by now; null for the whole file. */
  of: z.string().max(64).nullable(),
  /** As the file's format writes it. Never interpreted but by that format. */
  content: z
    .string()
    .max(LIMITS.remainder)
    .refine((text) => !hasLoneSurrogate(text), 'Contains half of a surrogate pair.')
    .refine((text) => !text.includes('\u0000'), 'Contains the character U+0000.'),
})

/**
 * What the file that a map came from said beyond what a map can say. No operation touches it and
 * nothing is derived from it: it is kept so that an export to the same format gives it back.
 */
export const remainderSchema = z.strictObject({
  /** Name of the file's format. */
  format: z.string().regex(/^[a-z][a-z-]{0,30}$/, 'The name of a format.'),
  parts: z
    .array(remainderPartSchema)
    .max(LIMITS.claims + LIMITS.inferences)
    .refine(
      (parts) => parts.reduce((sum, { content }) => sum + content.length, 0) <= LIMITS.remainder,
      `Must not hold more than ${LIMITS.remainder} characters.`,
    ),
})

export type RemainderPart = Readonly<z.infer<typeof remainderPartSchema>>
export interface Remainder {
  readonly format: string
  readonly parts: readonly RemainderPart[]
}
