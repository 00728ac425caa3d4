import type { ArgumentMap } from '../model/argument-map.ts'
import type { Quote } from '../model/quote.ts'
import { codePointLength } from '../unicode/code-points.ts'
import { violation, type Violation } from '../violation.ts'

/** What can be said of a quote without its source's text; `checkQuote` says the rest. */
export function violationOfQuote(map: ArgumentMap, quote: Quote): Violation | undefined {
  if (!map.sources.has(quote.source)) {
    return violation(
      'I1',
      quote.id,
      `There is no source ${quote.source} in this map; add it first.`,
    )
  }
  if (quote.end <= quote.start) {
    return violation('I5', quote.id, `A quote ends after it starts; ${quote.id} does not.`)
  }
  if (codePointLength(quote.exact) !== quote.end - quote.start) {
    return violation(
      'I5',
      quote.id,
      `The words of quote ${quote.id} are not as long as its span; offsets count code points.`,
    )
  }
  return undefined
}
