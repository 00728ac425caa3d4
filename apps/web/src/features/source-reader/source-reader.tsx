import type { QuoteId } from '@counterpoint/core'
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { CommentCount, type CommentedPassage } from './comment-count.tsx'
import { FindBar } from './find-bar.tsx'
import { inLanes, passageAt, type MarkedPassage } from './marked-passage.ts'
import { ParagraphText } from './paragraph-text.tsx'
import { PassageRail } from './passage-rail.tsx'
import { SelectionBar } from './selection-bar.tsx'
import './highlights.css'
import styles from './source-reader.module.css'
import { textModel, trimmed, type Stretch } from './text-model.ts'
import { offsetAtPoint, rangeOf, selectedStretch, START_ATTRIBUTE } from './text-position.ts'
import { useHighlights } from './use-highlights.ts'
import { useSentenceKeys } from './use-sentence-keys.ts'

interface SourceReaderProps {
  readonly title: string
  readonly text: string
  readonly passages: readonly MarkedPassage[]
  /** Passages that people comment on. */
  readonly commented?: readonly CommentedPassage[]
  readonly onComments?: (passage: CommentedPassage) => void
  readonly active: QuoteId | undefined
  /** Brings a passage into view; a new object for each wish. */
  readonly show: { readonly what: QuoteId } | undefined
  readonly isFinding: boolean
  /** Words to begin finding with. */
  readonly find?: string | undefined
  readonly onFindEnd: () => void
  readonly onPassage: (id: QuoteId) => void
  /** What may be made of a selection here. */
  readonly make?: {
    readonly quote?: (stretch: Stretch) => void
    readonly claim?: (stretch: Stretch) => void
    readonly evidence?: (stretch: Stretch) => void
    readonly comment?: (stretch: Stretch) => void
  }
}

/** A text to be read, with its quotes marked; selected words become quotes and claims. */
export function SourceReader({
  title,
  text,
  passages,
  commented = NOTHING,
  onComments,
  active,
  show,
  isFinding,
  find,
  onFindEnd,
  onPassage,
  make,
}: SourceReaderProps) {
  const container = useRef<HTMLDivElement>(null)
  const model = useMemo(() => textModel(text), [text])
  const laned = useMemo(() => inLanes(passages), [passages])
  const [selected, setSelected] = useState<Stretch>()
  const [found, setFound] = useState<readonly Stretch[]>(NONE)
  const activePassage = passages.find(({ id }) => id === active)
  useHighlights(container, {
    passages: laned,
    commented,
    active: activePassage,
    found,
    version: model,
  })

  useEffect(() => {
    const read = () => {
      const stretch = container.current ? selectedStretch(container.current) : undefined
      setSelected(stretch && trimmed(text, stretch))
    }
    document.addEventListener('selectionchange', read)
    return () => document.removeEventListener('selectionchange', read)
  }, [text])

  const scrollTo = useCallback((stretch: Stretch) => {
    const element = container.current
    const range = element && rangeOf(element, stretch)
    if (!element || !range) return
    const words = range.getBoundingClientRect()
    const frame = element.getBoundingClientRect()
    if (words.top >= frame.top + 8 && words.bottom <= frame.bottom - 56) return
    element.scrollTo({
      top: element.scrollTop + words.top - frame.top - frame.height / 3,
      behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth',
    })
  }, [])

  // Only a new wish scrolls; passages that come and go do not.
  const showPassage = useEffectEvent((id: QuoteId) => {
    const wanted = passages.find((passage) => passage.id === id)
    if (wanted) scrollTo(wanted)
  })
  useEffect(() => {
    if (show) showPassage(show.what)
  }, [show, model])

  const clear = useCallback(() => {
    document.getSelection()?.removeAllRanges()
    container.current?.focus({ preventScroll: true })
  }, [])

  const act = (perform: ((stretch: Stretch) => void) | undefined) => {
    // The browser tells of a new selection only later; what counts is what is selected now.
    const now = container.current ? selectedStretch(container.current) : undefined
    const stretch = (now && trimmed(text, now)) ?? selected
    if (!stretch || !perform) return
    perform(stretch)
    document.getSelection()?.removeAllRanges()
  }

  const onKeyDown = useSentenceKeys({
    container,
    sentences: model.sentences,
    selected,
    scrollTo,
    onLeave: clear,
    onKey: {
      q: () => act(make?.quote),
      n: () => act(make?.claim),
      e: () => act(make?.evidence),
      c: () => act(make?.comment),
    },
  })

  return (
    <div className={styles.frame}>
      {isFinding && (
        <FindBar
          text={text}
          begin={find}
          onFound={setFound}
          onShow={scrollTo}
          onClose={onFindEnd}
        />
      )}
      <div
        ref={container}
        className={styles.text}
        tabIndex={0}
        role="region"
        aria-label={`Text of ${title}`}
        aria-describedby="reader-keys"
        onKeyDown={onKeyDown}
        onClick={({ clientX, clientY }) => {
          if (selected) return
          const offset = offsetAtPoint(clientX, clientY)
          const passage = offset === undefined ? undefined : passageAt(passages, offset)
          if (passage) onPassage(passage.id)
        }}
      >
        <p id="reader-keys" className="visually-hidden">
          Arrow keys select sentence by sentence, with Shift more of them.
          {make?.quote && ' Q quotes, N makes a claim, E makes evidence for a claim.'}
          {make?.comment && ' C comments.'}
        </p>
        {model.paragraphs.map((paragraph) => {
          const here = laned.filter(
            ({ start, end }) => start < paragraph.end && end > paragraph.start,
          )
          const words = (
            <ParagraphText paragraph={paragraph} passages={here} active={activePassage} />
          )
          const start = { [START_ATTRIBUTE]: paragraph.start }
          const comments = onComments && (
            <CommentCount
              passages={commented.filter(
                (each) => each.start < paragraph.end && each.end > paragraph.start,
              )}
              onShow={onComments}
            />
          )
          if (paragraph.heading) {
            return (
              <div key={paragraph.start}>
                <h3 className={styles.heading} {...start}>
                  {words}
                </h3>
                {comments}
              </div>
            )
          }
          return (
            <div key={paragraph.start} className={styles.paragraph}>
              <span
                className={`${styles.number} ${here.length === 0 ? styles.untouched : ''}`}
                title={here.length === 0 ? 'Nothing quoted from this paragraph yet' : undefined}
              >
                {paragraph.number}
              </span>
              <p {...start}>{words}</p>
              {comments}
            </div>
          )
        })}
        <ol className="visually-hidden" aria-label="Quotes in this text">
          {passages.map(({ id, start, end, claims }) => (
            <li key={id}>
              <button type="button" onClick={() => onPassage(id)}>
                {text.slice(start, end)}
                {claims.length > 0 && ` – quoted for: ${claims.join('; ')}`}
              </button>
            </li>
          ))}
        </ol>
        {selected && make && Object.keys(make).length > 0 && (
          <SelectionBar
            container={container}
            stretch={selected}
            onQuote={make.quote && (() => act(make.quote))}
            onNewClaim={make.claim && (() => act(make.claim))}
            onEvidence={make.evidence && (() => act(make.evidence))}
            onComment={make.comment && (() => act(make.comment))}
            onLeave={clear}
          />
        )}
      </div>
      <PassageRail length={text.length} passages={passages} container={container} />
    </div>
  )
}

const NONE: readonly Stretch[] = []
const NOTHING: readonly CommentedPassage[] = []
