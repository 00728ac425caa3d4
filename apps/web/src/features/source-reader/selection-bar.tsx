import { MessageSquare, MessageSquareQuote, Quote } from 'lucide-react'
import { Toolbar } from 'radix-ui'
import { useLayoutEffect, useRef, useState, type RefObject } from 'react'
import styles from './selection-bar.module.css'
import { rangeOf } from './text-position.ts'
import type { Stretch } from './text-model.ts'

interface SelectionBarProps {
  readonly container: RefObject<HTMLElement | null>
  readonly stretch: Stretch
  /** Those that are undefined are not offered. */
  readonly onQuote: (() => void) | undefined
  readonly onNewClaim: (() => void) | undefined
  readonly onEvidence: (() => void) | undefined
  readonly onComment: (() => void) | undefined
  readonly onLeave: () => void
}

/** What can be done with the selected words, right below them. */
export function SelectionBar({
  container,
  stretch,
  onQuote,
  onNewClaim,
  onEvidence,
  onComment,
  onLeave,
}: SelectionBarProps) {
  const bar = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<{ left: number; top: number }>()

  useLayoutEffect(() => {
    const element = container.current
    const range = element && rangeOf(element, stretch)
    if (!element || !range || !bar.current) return
    const words = [...range.getClientRects()].at(-1) ?? range.getBoundingClientRect()
    const frame = element.getBoundingClientRect()
    const left = words.left - frame.left + words.width / 2 - bar.current.offsetWidth / 2
    const lowest = element.scrollTop + frame.height - bar.current.offsetHeight - 8
    setPlace({
      left: Math.max(8, Math.min(left, frame.width - bar.current.offsetWidth - 16)),
      top: Math.min(words.bottom - frame.top + element.scrollTop + 8, lowest),
    })
  }, [container, stretch])

  return (
    <Toolbar.Root
      ref={bar}
      className={styles.bar}
      aria-label="Selected words"
      style={place ?? { visibility: 'hidden' }}
      // The words stay selected while the mouse goes for a button.
      onMouseDown={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onLeave()
        event.stopPropagation()
      }}
    >
      {onQuote && (
        <Toolbar.Button className={styles.action} onClick={onQuote}>
          <Quote aria-hidden /> Quote
        </Toolbar.Button>
      )}
      {onNewClaim && (
        <Toolbar.Button className={styles.action} onClick={onNewClaim}>
          New claim
        </Toolbar.Button>
      )}
      {onEvidence && (
        <Toolbar.Button className={styles.action} onClick={onEvidence}>
          <MessageSquareQuote aria-hidden /> Evidence for…
        </Toolbar.Button>
      )}
      {onComment && (
        <Toolbar.Button className={styles.action} onClick={onComment}>
          <MessageSquare aria-hidden /> Comment
        </Toolbar.Button>
      )}
    </Toolbar.Root>
  )
}
