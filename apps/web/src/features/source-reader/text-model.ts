import { codePointIndex, paragraphsOf, sentencesOf, type Quote } from '@counterpoint/core'

/** A stretch of the text in UTF-16 code units, end exclusive. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

export interface Paragraph extends Stretch {
  readonly text: string
  readonly heading: boolean
  /** From 1; headings have none. */
  readonly number: number | undefined
}

export interface TextModel {
  readonly paragraphs: readonly Paragraph[]
  readonly sentences: readonly Stretch[]
  readonly stretchOf: (quote: Pick<Quote, 'start' | 'end'>) => Stretch
}

/** A source's text as the page needs it. Cost: O(text), once a source. */
export function textModel(text: string): TextModel {
  const { toUtf16 } = codePointIndex(text)
  const stretchOf = ({ start, end }: Stretch): Stretch => ({
    start: toUtf16(start),
    end: toUtf16(end),
  })
  let number = 0
  const paragraphs = paragraphsOf(text).map((span): Paragraph => {
    const stretch = stretchOf(span)
    return {
      ...stretch,
      text: text.slice(stretch.start, stretch.end),
      heading: span.heading,
      number: span.heading ? undefined : ++number,
    }
  })
  return { paragraphs, sentences: sentencesOf(text).map(stretchOf), stretchOf }
}

/** `stretch` without the white space at its ends; undefined when nothing is left. */
export function trimmed(text: string, { start, end }: Stretch): Stretch | undefined {
  const words = text.slice(start, end)
  const from = start + (words.length - words.trimStart().length)
  const to = end - (words.length - words.trimEnd().length)
  return to > from ? { start: from, end: to } : undefined
}
