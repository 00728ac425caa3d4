import { codePointIndex, codePointLength, sliceCodePoints } from '../unicode/code-points.ts'
import { choosePlace, type Surroundings } from './choose-place.ts'
import { foldText, type FoldedText } from './fold-text.ts'
import { nearestPassages } from './nearest-passages.ts'
import type { Span } from './span.ts'

/** What is known of a passage that is to be found (W3C Web Annotation Data Model, 4.2.4). */
export interface QuoteSelector {
  readonly exact: string
  readonly prefix?: string | undefined
  readonly suffix?: string | undefined
  /** Where it stood, in code points: tried first, and decides between places that are as good. */
  readonly start?: number | undefined
}

export interface FoundPassage extends Span {
  /**
   * *verbatim*: word for word ([Q2]). *normalised*: equal after `foldText` ([Q3]). *drifted*: the
   * passage least unlike it, for a person to judge; never moved silently ([Q4]).
   */
  readonly state: 'verbatim' | 'normalised' | 'drifted'
  /** What the text says there. */
  readonly exact: string
  /** Likeness in [0, 1]: 1 less the edits per code point, after folding. */
  readonly score: number
}

export type QuoteMatch = FoundPassage | { readonly state: 'not-found'; readonly score: 0 }

/**
 * Best place of a quote in `text`; offsets are code points. For many quotes of one text,
 * `quoteMatcher` folds it only once.
 */
export const matchQuote = (selector: QuoteSelector, text: string): QuoteMatch =>
  quoteMatcher(text)(selector)

/**
 * Finds quotes in `text`. Cost of a verbatim or normalised quote: O(text); of any other:
 * O(text × quote / 32), so ask off the main thread where both are long.
 */
export function quoteMatcher(text: string): (selector: QuoteSelector) => QuoteMatch {
  let prepared: FoldedText | undefined
  const folded = (): FoldedText => (prepared ??= foldText(text))
  const found = (
    state: FoundPassage['state'],
    { start, end }: Span,
    score: number,
  ): FoundPassage => ({
    state,
    start,
    end,
    exact: sliceCodePoints(text, start, end),
    score,
  })

  return (selector) => {
    if (selector.exact === '') return NOT_FOUND
    const verbatim = verbatimPlace(selector, text)
    if (verbatim) return found('verbatim', verbatim, 1)
    const pattern = foldText(selector.exact).text.trim()
    if (pattern === '') return NOT_FOUND
    const around = surroundingsOf(selector, (words) => foldText(words).text)
    const normalised = normalisedPlace(pattern, around, folded())
    if (normalised) return found('normalised', normalised, 1)
    const drifted = driftedPlace(pattern, around, folded())
    return drifted ? found('drifted', drifted, drifted.score) : NOT_FOUND
  }
}

/** Least likeness of a candidate; below it, passages that merely share letters begin to win. */
const THRESHOLD = 0.7

const NOT_FOUND: QuoteMatch = { state: 'not-found', score: 0 }

const surroundingsOf = (
  { prefix = '', suffix = '', start }: QuoteSelector,
  fold: (words: string) => string,
): Surroundings => ({ prefix: fold(prefix), suffix: fold(suffix), hint: start })

function verbatimPlace(selector: QuoteSelector, text: string): Span | undefined {
  const { exact, start: hint } = selector
  const length = codePointLength(exact)
  if (hint !== undefined && sliceCodePoints(text, hint, hint + length) === exact) {
    return { start: hint, end: hint + length }
  }
  const index = codePointIndex(text)
  const places = occurrencesOf(exact, text).map((at) => ({
    from: at,
    to: at + exact.length,
    start: index.toCodePoint(at),
    end: index.toCodePoint(at + exact.length),
  }))
  return choosePlace(
    places,
    text,
    surroundingsOf(selector, (words) => words),
  )
}

function normalisedPlace(
  pattern: string,
  around: Surroundings,
  folded: FoldedText,
): Span | undefined {
  const index = codePointIndex(folded.text)
  const places = occurrencesOf(pattern, folded.text).flatMap((at) => {
    const [from, to] = [at, at + pattern.length]
    const [first, end] = [index.toCodePoint(from), index.toCodePoint(to)]
    if (splits(folded, first) || splits(folded, end)) return []
    return [{ from, to, ...originalSpan(folded, first, end) }]
  })
  return choosePlace(places, folded.text, around)
}

function driftedPlace(
  pattern: string,
  around: Surroundings,
  folded: FoldedText,
): (Span & { readonly score: number }) | undefined {
  const codePoints = codePointsOf(pattern)
  const most = Math.floor(codePoints.length * (1 - THRESHOLD) + 1e-9)
  if (most === 0) return undefined
  const index = codePointIndex(folded.text)
  const passages = nearestPassages(codePoints, codePointsOf(folded.text), most)
  const places = passages.map(({ start, end, distance }) => ({
    from: index.toUtf16(start),
    to: index.toUtf16(end),
    ...originalSpan(folded, start, end),
    score: 1 - distance / Math.max(codePoints.length, end - start),
  }))
  return choosePlace(places, folded.text, around)
}

/** UTF-16 offsets of the first occurrences, overlapping ones included. */
function occurrencesOf(words: string, text: string): number[] {
  const found: number[] = []
  let at = text.indexOf(words)
  while (at >= 0 && found.length < MOST_OCCURRENCES) {
    found.push(at)
    at = text.indexOf(words, at + 1)
  }
  return found
}

/** What stands more often is a letter or a space; and a text of one letter is not to stall us. */
const MOST_OCCURRENCES = 10_000

/** Whether the boundary before folded code point `at` lies inside one character of the original. */
const splits = ({ starts }: FoldedText, at: number): boolean =>
  at > 0 && at < starts.length && starts[at] === starts[at - 1]

const originalSpan = ({ starts, ends }: FoldedText, first: number, end: number): Span => ({
  start: starts[first]!,
  end: ends[end - 1]!,
})

const codePointsOf = (text: string): Uint32Array =>
  Uint32Array.from(text, (codePoint) => codePoint.codePointAt(0)!)
