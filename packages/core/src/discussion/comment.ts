import { z } from 'zod'
import {
  claimIdSchema,
  inferenceIdSchema,
  positionIdSchema,
  quoteIdSchema,
  sourceIdSchema,
} from '../model/id.ts'
import { quoteSchema } from '../model/quote.ts'
import { textSchema } from '../model/text.ts'

const { start, end, exact } = quoteSchema.shape

/**
 * What a thread of comments is about: a record of a map, or a passage of a source. A passage is a
 * span in code points, end exclusive, with the source's words there, checked like a quote's.
 */
export const threadSubjectSchema = z.union([
  z.strictObject({ claim: claimIdSchema }),
  z.strictObject({ inference: inferenceIdSchema }),
  z.strictObject({ quote: quoteIdSchema }),
  z.strictObject({ position: positionIdSchema }),
  z.strictObject({ source: sourceIdSchema, start, end, exact }),
])

export type ThreadSubject = Readonly<z.infer<typeof threadSubjectSchema>>
export type Passage = Extract<ThreadSubject, { source: unknown }>

/** Most code points of a comment, of a suggestion's note and of a reason for rejecting it. */
export const COMMENT_LIMITS = { text: 20_000, note: 2_000, reason: 2_000 } as const

/** Markdown without HTML; a mention is written `@[id of the person]` ([V13]). */
export const commentTextSchema = textSchema({ max: COMMENT_LIMITS.text })

const MENTION = /@\[([A-Za-z0-9_-]{1,64})\]/g

/** Ids of the people whom `text` mentions, each once, in the order of the text. */
export const mentionsIn = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(MENTION)].flatMap(([, id]) => id ?? [])),
]

/** `text` as it reads: mentions as `@` and the name that `nameOf` gives. */
export const withMentionsNamed = (text: string, nameOf: (id: string) => string): string =>
  text.replace(MENTION, (_, id: string) => `@${nameOf(id)}`)

/** `text` as it is kept: every `@name` of `people` as a mention, the longest name first. */
export function withNamesMentioned(
  text: string,
  people: readonly { readonly id: string; readonly name: string }[],
): string {
  const byLength = people.toSorted((a, b) => b.name.length - a.name.length)
  return byLength.reduce(
    (kept, { id, name }) =>
      kept.replace(
        new RegExp(`(?<![\\p{L}\\p{N}])@${escaped(name)}(?![\\p{L}\\p{N}])`, 'gu'),
        () => `@[${id}]`,
      ),
    text,
  )
}

const escaped = (name: string): string => name.replaceAll(/[$()*+.?[\\\]^{|}/-]/gu, String.raw`\$&`)
