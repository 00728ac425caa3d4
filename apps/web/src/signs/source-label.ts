import {
  paragraphsOf,
  type ArgumentMap,
  type Quote,
  type Source,
  type SourceId,
} from '@counterpoint/core'

/**
 * One word to call a source by on a card: the last word of its main title, so that “Navigating
 * Shadows: The Secret Dance …” is “Shadows”.
 */
export function shortTitle(source: Pick<Source, 'title'>): string {
  const main = source.title.split(/[:–—?!]/u)[0]?.trim() || source.title
  const word = main.split(/\s+/u).at(-1) ?? main
  return word.charAt(0).toLocaleUpperCase() + word.slice(1)
}

/** What texts are at hand, by source. */
export type SourceTexts = ReadonlyMap<SourceId, string>

const numbersOf = new Map<string, readonly { readonly start: number; readonly end: number }[]>()

/** Paragraph, from 1, in which a passage starts; headings are not counted. */
export function paragraphNumber(text: string, start: number): number {
  let spans = numbersOf.get(text)
  if (!spans) {
    spans = paragraphsOf(text).filter(({ heading }) => !heading)
    numbersOf.set(text, spans)
  }
  const before = spans.findLastIndex((span) => span.start <= start)
  return Math.max(1, before + 1)
}

/** “Wires §3”: where a quote stands; without the paragraph while the text is not at hand. */
export function passageLabel(map: ArgumentMap, texts: SourceTexts, quote: Quote): string {
  const source = map.sources.get(quote.source)
  const title = source ? shortTitle(source) : 'Source'
  const text = texts.get(quote.source)
  return text === undefined ? title : `${title} §${paragraphNumber(text, quote.start)}`
}
