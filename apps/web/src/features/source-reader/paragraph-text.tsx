import type { LanedPassage } from './marked-passage.ts'
import styles from './source-reader.module.css'
import type { Paragraph, Stretch } from './text-model.ts'
import { canHighlight } from './use-highlights.ts'

interface ParagraphTextProps {
  readonly paragraph: Paragraph
  readonly passages: readonly LanedPassage[]
  readonly active: Stretch | undefined
}

/** The words of a paragraph; with marks of its own where the browser has no custom highlights. */
export function ParagraphText({ paragraph, passages, active }: ParagraphTextProps) {
  if (canHighlight()) return paragraph.text
  return segmentsOf(paragraph, passages).map(({ start, text, over }) => {
    if (over.length === 0) return text
    const top = over.at(-1)
    const isActive = active && active.start <= start && start < active.end
    return (
      <mark
        key={start}
        className={`${styles.mark} p-${top?.color ?? 'none'} ${isActive ? styles.activeMark : ''}`}
      >
        {text}
      </mark>
    )
  })
}

interface Segment {
  readonly start: number
  readonly text: string
  readonly over: readonly LanedPassage[]
}

/** The paragraph cut wherever a passage begins or ends. */
function segmentsOf(paragraph: Paragraph, passages: readonly LanedPassage[]): Segment[] {
  const here = passages.filter(({ start, end }) => start < paragraph.end && end > paragraph.start)
  const cuts = [paragraph.start, paragraph.end, ...here.flatMap(({ start, end }) => [start, end])]
    .filter((offset) => offset >= paragraph.start && offset <= paragraph.end)
    .toSorted((a, b) => a - b)
  return cuts.flatMap((start, index) => {
    const end = cuts[index + 1]
    if (end === undefined || end === start) return []
    return [
      {
        start,
        text: paragraph.text.slice(start - paragraph.start, end - paragraph.start),
        over: here.filter((passage) => passage.start <= start && passage.end >= end),
      },
    ]
  })
}
