import { paragraphsOf, sliceCodePoints, type Quote } from '@counterpoint/core'

/** A passage as its essay prints it: the paragraphs it stands in, and those around. */
export interface PassageInContext {
  /** The paragraph before, if there is one. */
  readonly above: string
  /** What the passage's paragraph says before it. */
  readonly before: string
  readonly exact: string
  readonly after: string
  /** The paragraph after, if there is one. */
  readonly below: string
}

/** `quote` in `text`, which says its words at its offsets. */
export function passageInContext(text: string, { start, end }: Quote): PassageInContext {
  const paragraphs = paragraphsOf(text)
  const first = paragraphs.findLastIndex((paragraph) => paragraph.start <= start)
  const last = paragraphs.findIndex((paragraph) => paragraph.end >= end)
  const slice = (from: number, to: number) => sliceCodePoints(text, from, to)
  const paragraph = (index: number): string => {
    const found = paragraphs[index]
    return found ? slice(found.start, found.end) : ''
  }
  return {
    above: paragraph(first - 1),
    before: slice(paragraphs[first]?.start ?? start, start),
    exact: slice(start, end),
    after: slice(end, Math.max(end, paragraphs[last]?.end ?? end)),
    below: last < 0 ? '' : paragraph(last + 1),
  }
}
