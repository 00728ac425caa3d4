import { checkQuote, type Quote } from '@counterpoint/core'
import type { SourceTexts } from '../../signs/source-label.ts'

/** Whether the source says these words at this place; undefined while its text is not here. */
export function isVerbatim(quote: Quote, texts: SourceTexts): boolean | undefined {
  const text = texts.get(quote.source)
  return text === undefined ? undefined : checkQuote(quote, text) === undefined
}
