import { codePointLength } from '../unicode/code-points.ts'
import type { Span } from './span.ts'

export interface Paragraph extends Span {
  /** Whether it names what follows: it starts with `#`, or is short and does not end a sentence. */
  readonly heading: boolean
}

/**
 * The lines of `text` that hold more than white space, without the white space at their edges.
 * A line ends at LF, CR, CRLF, form feed, U+0085, U+2028 or U+2029. Spans count code points.
 */
export function paragraphsOf(text: string): Paragraph[] {
  const paragraphs: Paragraph[] = []
  let at = 0
  for (const [piece] of text.matchAll(LINE_OR_BREAK)) {
    const length = codePointLength(piece)
    const words = piece.trim()
    if (words !== '') {
      const start = at + codePointLength(piece.slice(0, piece.length - piece.trimStart().length))
      const end = start + codePointLength(words)
      paragraphs.push({ start, end, heading: isHeading(words, end - start) })
    }
    at += length
  }
  return paragraphs
}

const LINE_OR_BREAK = /[^\n\r\f\u0085\u2028\u2029]+|[\n\r\f\u0085\u2028\u2029]/g

/** A line of essays that is longer is a sentence that lost its full stop. */
const LONGEST_HEADING = 120

const isHeading = (words: string, length: number): boolean =>
  /^#{1,6}\s/.test(words) || (length <= LONGEST_HEADING && !SENTENCE_END.test(words))

const SENTENCE_END = /[.!?…;:,。！？][\p{Pe}\p{Pf}"'’”*_]*$/u
