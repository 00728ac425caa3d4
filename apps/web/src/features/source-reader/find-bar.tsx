import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { IconButton } from '../../shared/ui/button.tsx'
import styles from './source-reader.module.css'
import type { Stretch } from './text-model.ts'

interface FindBarProps {
  readonly text: string
  /** Words to begin with. */
  readonly begin?: string | undefined
  readonly onFound: (found: readonly Stretch[]) => void
  readonly onShow: (stretch: Stretch) => void
  readonly onClose: () => void
}

const MOST = 500

/** Finds words in the text, whatever their case. */
export function FindBar({ text, begin = '', onFound, onShow, onClose }: FindBarProps) {
  const [words, setWords] = useState(begin)
  const [index, setIndex] = useState(0)
  const field = useRef<HTMLInputElement>(null)
  const found = useMemo(() => occurrencesOf(words, text), [words, text])

  useEffect(() => field.current?.focus(), [])
  useEffect(() => {
    onFound(found)
    return () => onFound([])
  }, [found, onFound])
  useEffect(() => {
    const shown = found[index]
    if (shown) onShow(shown)
  }, [found, index, onShow])

  const step = (by: number) => {
    if (found.length > 0) setIndex((index + by + found.length) % found.length)
  }

  return (
    <search className={styles.find}>
      <input
        ref={field}
        aria-label="Find in this text"
        placeholder="Find in this text"
        value={words}
        onChange={(event) => {
          setWords(event.target.value)
          setIndex(0)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') step(event.shiftKey ? -1 : 1)
          if (event.key === 'Escape') onClose()
        }}
      />
      <span role="status" className={styles.count}>
        {words.trim() === ''
          ? ''
          : found.length === 0
            ? 'Not found'
            : `${index + 1} of ${found.length}${found.length === MOST ? '+' : ''}`}
      </span>
      <IconButton small label="Previous" disabled={found.length === 0} onClick={() => step(-1)}>
        <ChevronUp aria-hidden />
      </IconButton>
      <IconButton small label="Next" disabled={found.length === 0} onClick={() => step(1)}>
        <ChevronDown aria-hidden />
      </IconButton>
      <IconButton small label="Close find" onClick={onClose}>
        <X aria-hidden />
      </IconButton>
    </search>
  )
}

/** By literal words, so that no pattern a person types can hang the page. */
function occurrencesOf(words: string, text: string): Stretch[] {
  const wanted = words.trim().toLowerCase()
  const within = text.toLowerCase()
  // Lower-casing that changes lengths (İ) would shift offsets: then letters must match as they are.
  const [needle, hay] = within.length === text.length ? [wanted, within] : [words.trim(), text]
  if (needle === '') return []
  const found: Stretch[] = []
  for (let at = hay.indexOf(needle); at !== -1 && found.length < MOST;) {
    found.push({ start: at, end: at + needle.length })
    at = hay.indexOf(needle, at + needle.length)
  }
  return found
}
