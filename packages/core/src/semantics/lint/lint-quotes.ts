import type { ArgumentMap } from '../../model/argument-map.ts'
import type { SourceId } from '../../model/id.ts'
import type { Quote } from '../../model/quote.ts'
import { sliceCodePoints } from '../../unicode/code-points.ts'
import { shortened } from '../../unicode/shortened.ts'
import { hasNegation, isEnglish } from './english.ts'
import type { Finding } from './finding.ts'

type Texts = ReadonlyMap<SourceId, string>

/** Code points looked at on either side of a quote. */
const AROUND = 400

/** A sentence ends here, closing quotation marks and brackets included, or the paragraph does. */
const SENTENCE_END = /(?:[.!?…]["'”’»)\]]*(?=\s|$)|\n)/gu
const ENDS_SENTENCE = /(?:[.!?…:;]["'”’»)\]]*\s*|\n\s*)$/u

/** A negation beyond one of these rarely reaches into the quote: “it is not over, but …” */
const CLAUSE_BREAK = /[—–;:]|,\s*(?:but|yet)\b/iu

/**
 * The start of a coordinate after the quote, up to a relative clause in it, whose negation bears on
 * what that coordinate speaks of: “or by making concessions | that cannot be admitted”. A relative
 * pronoun right after the conjunction, or one word on, may point back into the quote.
 */
const COORDINATE = /^,?\s*(?:and|or)\s+\S+\s+\S+.*?(?=\s(?:that|which|who|whom|whose)\b)/isu

/** Quotes that start or end inside a sentence, and what the cut leaves out. */
export const lintQuotes = (map: ArgumentMap, texts: Texts): Finding[] =>
  [...map.quotes.values()].flatMap((quote) => {
    const before = sentenceBefore(quote, texts)
    const after = sentenceAfter(quote, texts)
    if (before === '' && after === '') return []
    const language = map.sources.get(quote.source)?.language ?? ''
    const next = after.split(/[—–;:]/u)[0]!
    const near = [before.split(CLAUSE_BREAK).at(-1)!, COORDINATE.exec(next)?.[0] ?? next]
    const lost = near.filter((part) => isEnglish(language) && hasNegation(part))
    if (lost.length > 0) return [cutNegation(quote, lost)]
    return [cutMidSentence(quote, before !== '', after !== '')]
  })

const cutNegation = ({ id }: Quote, lost: readonly string[]): Finding => ({
  rule: 'cut-negation',
  weight: 'warning',
  subject: id,
  message:
    `The sentence this quote is cut from also says “${lost.map((part) => inShort(part.trim())).join('” and “')}”; ` +
    'a negation outside the quote may turn what it says.',
})

const cutMidSentence = ({ id }: Quote, atStart: boolean, atEnd: boolean): Finding => ({
  rule: 'cut-mid-sentence',
  weight: 'note',
  subject: id,
  message: `This quote ${
    atStart && atEnd ? 'starts and ends' : atStart ? 'starts' : 'ends'
  } in the middle of a sentence; check that the rest of it does not change the meaning.`,
})

/** What the quote's first sentence says before the quote; empty at the start of a sentence. */
function sentenceBefore(quote: Quote, texts: Texts): string {
  const text = texts.get(quote.source)
  const before =
    text === undefined
      ? quote.prefix
      : sliceCodePoints(text, Math.max(0, quote.start - AROUND), quote.start)
  if (ENDS_SENTENCE.test(before)) return ''
  const start = [...before.matchAll(SENTENCE_END)].at(-1)
  return before.slice(start ? start.index + start[0].length : 0).trim()
}

/** What its last sentence says after the quote; empty at the end of a sentence. */
function sentenceAfter(quote: Quote, texts: Texts): string {
  if (ENDS_SENTENCE.test(quote.exact)) return ''
  const text = texts.get(quote.source)
  const after =
    text === undefined ? quote.suffix : sliceCodePoints(text, quote.end, quote.end + AROUND)
  const end = after.search(SENTENCE_END)
  const rest = (end < 0 ? after : after.slice(0, end)).trim()
  return /[\p{L}\p{N}]/u.test(rest) ? rest : ''
}

/**
 * Claims that read two passages of one sentence as one, over a negation between them: what an
 * ellipsis on a card would hide. Only where the source's text is at hand.
 */
export const lintEllipses = (map: ArgumentMap, texts: Texts): Finding[] =>
  [...map.claims.values()].flatMap((claim) => {
    const quotes = claim.quotes.flatMap((id) => map.quotes.get(id) ?? [])
    const ordered = quotes.sort(inReadingOrder)
    return ordered.flatMap((next, i): Finding[] => {
      const gap = gapBetween(map, texts, ordered[i - 1], next)
      if (gap === undefined || !hasNegation(gap)) return []
      return [
        {
          rule: 'cut-negation',
          weight: 'warning',
          subject: claim.id,
          message: `Between the quotes of this claim the source says “${inShort(gap)}”; leaving out a negation may turn what they say.`,
        },
      ]
    })
  })

const inReadingOrder = (a: Quote, b: Quote): number =>
  a.source === b.source ? a.start - b.start : a.source < b.source ? -1 : 1

/** The words between two quotes of one sentence. */
function gapBetween(
  map: ArgumentMap,
  texts: Texts,
  first: Quote | undefined,
  next: Quote,
): string | undefined {
  const text = texts.get(next.source)
  if (!first || text === undefined || first.source !== next.source) return undefined
  if (!isEnglish(map.sources.get(next.source)?.language ?? '') || next.start <= first.end) {
    return undefined
  }
  const gap = sliceCodePoints(text, first.end, next.start)
  const isOneSentence = !ENDS_SENTENCE.test(first.exact) && gap.search(SENTENCE_END) < 0
  return isOneSentence ? gap.trim() : undefined
}

const LONGEST = 120

const inShort = (text: string): string => shortened(text.replace(/\s+/gu, ' '), LONGEST)
