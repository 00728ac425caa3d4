import {
  paragraphsOf,
  quotesOf,
  sliceCodePoints,
  type ArgumentMap,
  type Claim,
  type Quote,
  type Source,
  type SourceId,
  type Span,
} from '@counterpoint/core'
import type { SourceTexts } from '@counterpoint/formats'
import { grouped } from '../grouped.ts'

/** A stretch of a card's body, read out or not. */
export interface Stretch {
  readonly text: string
  readonly isRead: boolean
}

/** A passage cut for reading aloud: whole paragraphs, with the quoted words marked. */
export interface Card {
  readonly source: Source | undefined
  readonly body: readonly (readonly Stretch[])[]
}

/** Cuts cards out of sources; the paragraphs of each source are found once. */
export type Cutter = (claim: Claim) => readonly Card[]

export function cutter(map: ArgumentMap, texts: SourceTexts): Cutter {
  const paragraphs = new Map<SourceId, readonly Span[]>()
  const paragraphsIn = (id: SourceId, text: string): readonly Span[] => {
    const known = paragraphs.get(id) ?? paragraphsOf(text)
    paragraphs.set(id, known)
    return known
  }

  const cut = (id: SourceId, text: string, quotes: readonly Quote[]): Card[] => {
    const all = paragraphsIn(id, text)
    const cards: { quotes: Quote[]; paragraphs: Span[] }[] = []
    for (const quote of quotes.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
      const around = all.filter(({ start, end }) => start < quote.end && end > quote.start)
      const last = cards.at(-1)
      const shared = last?.paragraphs.at(-1)
      if (last && shared && around.some(({ start }) => start <= shared.start)) {
        last.quotes.push(quote)
        last.paragraphs.push(...around.filter(({ start }) => start > shared.start))
      } else {
        cards.push({ quotes: [quote], paragraphs: around })
      }
    }
    return cards.map((card) => ({
      source: map.sources.get(id),
      body: card.paragraphs.map((paragraph) => stretches(text, paragraph, card.quotes)),
    }))
  }

  return (claim) => {
    const bySource = grouped(quotesOf(map, claim), ({ source }) => source)
    return [...bySource].flatMap(([id, quotes]) => {
      const text = texts.get(id)
      return text === undefined ? quotes.map((quote) => bare(map, quote)) : cut(id, text, quotes)
    })
  }
}

/** `paragraph` of `text`, with what `quotes` say of it told from the rest. */
function stretches(text: string, paragraph: Span, quotes: readonly Span[]): Stretch[] {
  const found: Stretch[] = []
  const add = (start: number, end: number, isRead: boolean): void => {
    if (end > start) found.push({ text: sliceCodePoints(text, start, end), isRead })
  }
  let at = paragraph.start
  for (const { start, end } of quotes) {
    const from = Math.max(at, Math.min(start, paragraph.end))
    const to = Math.max(from, Math.min(end, paragraph.end))
    add(at, from, false)
    add(from, to, true)
    at = to
  }
  add(at, paragraph.end, false)
  return found
}

/** A quote whose source's text is not at hand: its words and those around them. */
const bare = (map: ArgumentMap, { source, prefix, exact, suffix }: Quote): Card => ({
  source: map.sources.get(source),
  body: [
    [
      { text: prefix, isRead: false },
      { text: exact, isRead: true },
      { text: suffix, isRead: false },
    ].filter(({ text }) => text !== ''),
  ],
})
