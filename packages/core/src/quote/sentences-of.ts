import { codePointIndex, sliceCodePoints } from '../unicode/code-points.ts'
import { paragraphsOf } from './paragraphs-of.ts'
import type { Span } from './span.ts'

/**
 * The sentences of `text`, paragraph by paragraph; a heading is one sentence. Together they hold
 * everything but white space. Spans count code points.
 *
 * By rule rather than by `Intl.Segmenter`, whose answer changes with the engine's version and which
 * ends a sentence at “U.S. Army”.
 */
export const sentencesOf = (text: string): Span[] =>
  paragraphsOf(text).flatMap(({ start, end, heading }) => {
    if (heading) return [{ start, end }]
    const paragraph = sliceCodePoints(text, start, end)
    return sentencesIn(paragraph).map((span) => ({
      start: start + span.start,
      end: start + span.end,
    }))
  })

function sentencesIn(paragraph: string): Span[] {
  const sentences: Span[] = []
  const index = codePointIndex(paragraph)
  let from = 0
  const add = (to: number, next: number): void => {
    sentences.push({ start: index.toCodePoint(from), end: index.toCodePoint(to) })
    from = next
  }
  for (const match of paragraph.matchAll(STOP)) {
    const end = match.index + match[0].length
    const gap = /^\s*/.exec(paragraph.slice(end))![0].length
    const rest = paragraph.slice(end + gap)
    if (rest === '') break
    if (endsHere(paragraph.slice(from, match.index), match[0], gap > 0, rest)) add(end, end + gap)
  }
  add(paragraph.length, paragraph.length)
  return sentences
}

/** Stops with the quotation marks and brackets that close behind them. */
const STOP = /(?:[.!?…]+|[。！？])[\p{Pe}\p{Pf}"'*_]*(?:\[\d+\])*/gu

function endsHere(before: string, stop: string, isSpaced: boolean, rest: string): boolean {
  if (/^[。！？]/u.test(stop)) return true
  if (!isSpaced || !OPENING.test(rest)) return false
  if (!stop.startsWith('.') || stop.startsWith('..')) return true
  const word = /\S*$/.exec(before.slice(-LONGEST_WORD))![0].replace(/^\p{P}+/u, '')
  if (BEFORE_A_NAME.has(word.toLowerCase())) return false
  if (BEFORE_A_NUMBER.has(word.toLowerCase()) && /^\p{N}/u.test(rest)) return false
  const isInitialOrAcronym = /^(?:\p{L}\.)*\p{Lu}$/u.test(word) || /^(?:\p{L}\.)+\p{L}$/u.test(word)
  if (!isInitialOrAcronym || word === 'I') return true
  // “the U.S. The talks” ends a sentence, “the U.S. Army” and “J. Doe” do not.
  return word.includes('.') && STARTERS.test(rest)
}

/** How a sentence may open: a capital, a number, a script without case, after marks and dashes. */
const OPENING = /^(?:[–—―-]+\s*)?[\p{Ps}\p{Pi}"'*_]*[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u

const STARTERS =
  /^[\p{Pi}"']*(?:The|This|That|These|Those|It|Its|In|On|At|By|For|From|But|And|Yet|So|If|When|While|As|A|An|He|She|We|They|There|However|Meanwhile|Moreover|Still|Both|Such|Nor|Not|What|To|With)\b/u

/** Abbreviations that are never the last word. */
const BEFORE_A_NAME: ReadonlySet<string> = new Set(
  'mr mrs ms dr prof st gen col lt sgt capt sen gov rev vs cf e.g i.e'.split(' '),
)

/** Abbreviations when a number follows, and perhaps words otherwise. */
const BEFORE_A_NUMBER: ReadonlySet<string> = new Set(
  (
    'no nos vol p pp v vv fig ch sec art c ca approx ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec'
  ).split(' '),
)

/** Enough of what stands before a full stop to know an abbreviation. */
const LONGEST_WORD = 32
