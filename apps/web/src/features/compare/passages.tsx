import type { PositionId, Quote } from '@counterpoint/core'
import type { Evidence } from '@counterpoint/core/semantics'
import { useMemo } from 'react'
import { useMap } from '../../data/map-session.tsx'
import { useWorkbench } from '../../data/workbench.tsx'
import { colorClass } from '../../signs/position-color.ts'
import { passageLabel, type SourceTexts } from '../../signs/source-label.ts'
import remark from './remark.module.css'
import styles from './passages.module.css'
import { passageInContext } from './passage-in-context.ts'

interface PassagesProps {
  readonly position: PositionId
  readonly evidence: readonly Evidence[]
  readonly texts: SourceTexts
}

/** The words of one side, each in its paragraph as the essay prints it. */
export function Passages({ position, evidence, texts }: PassagesProps) {
  const map = useMap()
  const quotes = evidence.flatMap(({ quotes }) => quotes.flatMap((id) => map.quotes.get(id) ?? []))
  const once = [...new Map(quotes.map((quote) => [quote.id, quote])).values()]
  return (
    <div className={`${styles.passages} ${colorClass(map.positions.get(position)?.color)}`}>
      {once.map((quote) => (
        <Passage key={quote.id} quote={quote} texts={texts} />
      ))}
      {once.length === 0 && (
        <p className={remark.quiet}>
          No quote: {map.positions.get(position)?.title ?? 'this side'} says this without a source.
        </p>
      )}
    </div>
  )
}

/** The passage itself is in view, whatever stands above it in its essay. */
const showMark = (frame: HTMLElement | null): void => {
  const mark = frame?.querySelector('mark')
  if (!frame || !mark) return
  const above = mark.offsetTop
  if (above + mark.offsetHeight > frame.clientHeight) frame.scrollTop = above - 24
}

function Passage({ quote, texts }: { readonly quote: Quote; readonly texts: SourceTexts }) {
  const map = useMap()
  const { openPassage } = useWorkbench()
  const text = texts.get(quote.source)
  const passage = useMemo(
    () => (text === undefined ? undefined : passageInContext(text, quote)),
    [text, quote],
  )
  const label = passageLabel(map, texts, quote)
  return (
    <figure className={styles.passage}>
      <figcaption>
        {map.sources.get(quote.source)?.title}
        {label.includes('§') && <span> {label.slice(label.indexOf('§'))}</span>}
        <button
          type="button"
          className={remark.link}
          aria-label={`Open the passage in ${label}`}
          onClick={() => openPassage(quote)}
        >
          Open passage
        </button>
      </figcaption>
      <blockquote ref={showMark} tabIndex={0} aria-label={`Passage in ${label}`}>
        {passage ? (
          <>
            {passage.above && <p className={styles.around}>{passage.above}</p>}
            <p>
              {passage.before}
              <mark>{passage.exact}</mark>
              {passage.after}
            </p>
            {passage.below && <p className={styles.around}>{passage.below}</p>}
          </>
        ) : (
          <p>
            <mark>{quote.exact}</mark>
          </p>
        )}
      </blockquote>
    </figure>
  )
}
