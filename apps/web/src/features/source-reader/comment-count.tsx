import { MessageSquare } from 'lucide-react'
import styles from './source-reader.module.css'
import type { Stretch } from './text-model.ts'

/** A passage with open threads of comments: words by themselves, or a quote. */
export interface CommentedPassage extends Stretch {
  readonly id: string
  readonly count: number
}

interface CommentCountProps {
  readonly passages: readonly CommentedPassage[]
  readonly onShow: (passage: CommentedPassage) => void
}

/** Beside a paragraph: how many open threads are about passages in it. */
export function CommentCount({ passages, onShow }: CommentCountProps) {
  const [first] = passages
  if (!first) return null
  const count = passages.reduce((sum, passage) => sum + passage.count, 0)
  const label =
    count === 1 ? '1 open thread on this paragraph' : `${count} open threads on this paragraph`
  return (
    <button
      type="button"
      className={styles.comments}
      aria-label={label}
      onClick={() => onShow(first)}
    >
      <MessageSquare aria-hidden />
      {count}
    </button>
  )
}
