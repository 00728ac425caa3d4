import type { Quote } from '../model/quote.ts'
import { LIMITS } from '../model/text.ts'
import { codePointLength, sliceCodePoints } from '../unicode/code-points.ts'
import { shortened } from '../unicode/shortened.ts'
import { violation, type Violation } from '../violation.ts'

/**
 * Whether `quote` says, word for word, what its source says at its offsets ([Q1]).
 * `text` is the whole text of the source that the quote names.
 */
export function checkQuote(
  { id, start, end, exact }: Pick<Quote, 'id' | 'start' | 'end' | 'exact'>,
  text: string,
): Violation | undefined {
  if (end <= start) return violation('I5', id, `A quote ends after it starts; ${id} does not.`)
  const length = codePointLength(text)
  if (end > length) {
    return violation(
      'Q1',
      id,
      `The quote ends at ${end}, after the end of its source at ${length}.`,
    )
  }
  const words = sliceCodePoints(text, start, end)
  if (words === exact) return undefined
  return violation(
    'Q1',
    id,
    `The source says “${shortened(words, SHOWN)}” at ${start} to ${end}, not “${shortened(exact, SHOWN)}”; ` +
      `offsets count Unicode code points.`,
  )
}

/** The quote of `text` from code point `start` to `end`, with its surroundings. */
export function quoteAt(
  { id, source }: Pick<Quote, 'id' | 'source'>,
  text: string,
  start: number,
  end: number,
): Quote {
  return {
    id,
    source,
    start,
    end,
    exact: sliceCodePoints(text, start, end),
    prefix: unmarked(sliceCodePoints(text, Math.max(0, start - CONTEXT), start)),
    suffix: unmarked(sliceCodePoints(text, end, end + CONTEXT)),
  }
}

/** A byte order mark is no word to find a passage by. */
const unmarked = (text: string): string => text.replace(/^\uFEFF+/u, '')

/** Code points of a passage that a sentence shows at most. */
const SHOWN = 60
/** Code points of surroundings kept on each side; half of the most a quote may carry. */
const CONTEXT = LIMITS.quoteContext / 2
