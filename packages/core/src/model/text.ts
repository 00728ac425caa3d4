import { z } from 'zod'
import { codePointLength, hasLoneSurrogate } from '../unicode/code-points.ts'

/** Limits in code points. */
export const LIMITS = {
  title: 300,
  question: 1_000,
  claim: 2_000,
  note: 10_000,
  name: 300,
  quote: 20_000,
  quoteContext: 64,
  sourceText: 4_000_000,
  premises: 50,
  quotesOfClaim: 200,
  claims: 20_000,
  inferences: 40_000,
  /** Of a whole map, in UTF-16 code units. */
  remainder: 2_000_000,
  /** Furthest distance from the middle of the canvas, in pixels at 100 %. */
  coordinate: 1_000_000,
} as const

/** C0 and C1 controls other than tab and newline: nothing a reader can see, much that breaks files. */
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/

/** At the start of a text some readers take it for a mark of the encoding and drop it. */
export const BYTE_ORDER_MARK = '\uFEFF'

interface TextRule {
  readonly max: number
  /** Whether a text of nothing but white space is a text. */
  readonly mayBeEmpty?: boolean
}

/** Well-formed Unicode without control characters, of at most `max` code points ([M2]). */
export const textSchema = ({ max, mayBeEmpty = false }: TextRule) =>
  z
    .string()
    .max(max * 2, `Must not be longer than ${max} characters.`)
    .refine((text) => !hasLoneSurrogate(text), 'Contains half of a surrogate pair.')
    .refine((text) => !CONTROL.test(text), 'Contains a control character.')
    .refine((text) => !text.startsWith(BYTE_ORDER_MARK), 'Begins with a byte order mark.')
    .refine((text) => mayBeEmpty || text.trim() !== '', 'Must not be empty.')
    .refine((text) => codePointLength(text) <= max, `Must not be longer than ${max} characters.`)

/**
 * Text of a source: stored as it came, so carriage returns and form feeds stay; only what no
 * database can store (U+0000, lone surrogates) is refused.
 */
export const sourceTextSchema = z
  .string()
  .min(1, 'Must not be empty.')
  .max(LIMITS.sourceText * 2, `Must not be longer than ${LIMITS.sourceText} characters.`)
  .refine((text) => !hasLoneSurrogate(text), 'Contains half of a surrogate pair.')
  .refine((text) => !text.includes('\u0000'), 'Contains the character U+0000.')
  .refine((text) => text.trim() !== '', 'Must not be empty.')
  .refine(
    (text) => codePointLength(text) <= LIMITS.sourceText,
    `Must not be longer than ${LIMITS.sourceText} characters.`,
  )
