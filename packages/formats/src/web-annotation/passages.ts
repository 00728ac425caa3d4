import {
  quoteAt,
  quoteMatcher,
  sliceCodePoints,
  toCodePoint,
  type QuoteMatch,
  type QuoteSelector,
  type QuoteId,
  type SourceId,
} from '@counterpoint/core'
import type { LibrarySource } from '../format.ts'
import type { Selection } from './annotations-in.ts'

/** A source whose text is at hand. */
export interface SourceAtHand {
  readonly id: SourceId
  readonly text: string
  readonly match: (selector: QuoteSelector) => QuoteMatch
}

export const atHand = (id: SourceId, text: string): SourceAtHand => ({
  id,
  text,
  match: quoteMatcher(text),
})

/** The source of the library that lives at `address`, whatever fragment that has. */
export function sourceAt(
  address: string,
  library: readonly LibrarySource[],
): LibrarySource | undefined {
  const page = pageOf(address)
  return library.find(({ citation }) => citation.url !== null && pageOf(citation.url) === page)
}

const pageOf = (address: string): string => address.replace(/#.*$/s, '').replace(/\/$/, '')

/**
 * The passage that `selection` means in `source`: where its words are, its own offsets being tried
 * first. Offsets that count UTF-16 code units are counted anew in the source's text.
 */
export function passageOf(
  { exact, prefix, suffix, start, end }: Selection,
  source: SourceAtHand,
  countsUtf16: boolean,
): (ReturnType<typeof quoteAt> & { readonly isVerbatim: boolean }) | undefined {
  const codePoint = (offset: number | undefined): number | undefined =>
    offset === undefined || !countsUtf16 ? offset : toCodePoint(source.text, offset)
  const [from, to] = [codePoint(start), codePoint(end)]
  const words =
    exact ?? (from === undefined || to === undefined ? '' : sliceCodePoints(source.text, from, to))
  const found = source.match({ exact: words, prefix, suffix, start: from })
  if (found.state === 'not-found' || found.state === 'drifted') return undefined
  const named = { id: 'q' as QuoteId, source: source.id }
  return {
    ...quoteAt(named, source.text, found.start, found.end),
    isVerbatim: found.state === 'verbatim',
  }
}
