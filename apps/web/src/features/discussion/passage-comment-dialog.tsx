import { codePointIndex } from '@counterpoint/core'
import { useDiscussionActs } from '../../data/discussion.ts'
import type { ReadableSource, Stretch } from '../../data/passage-actions.ts'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { CommentForm } from './comment-form.tsx'
import styles from './discussion.module.css'

interface PassageCommentDialogProps {
  readonly source: ReadableSource
  /** In UTF-16 code units, as the browser selects. */
  readonly stretch: Stretch
  readonly onClose: () => void
}

/** A comment on words of a source, which need not be quoted. */
export function PassageCommentDialog({ source, stretch, onClose }: PassageCommentDialogProps) {
  const { open } = useDiscussionActs()
  const exact = source.text.slice(stretch.start, stretch.end)
  const send = async (text: string): Promise<boolean> => {
    const { toCodePoint } = codePointIndex(source.text)
    const start = toCodePoint(stretch.start)
    const end = toCodePoint(stretch.end)
    const isDone = await open({ source: source.id, start, end, exact }, text)
    if (isDone) onClose()
    return isDone
  }
  return (
    <Dialog title="Comment on this passage" onClose={onClose}>
      <blockquote className={styles.passage}>{exact}</blockquote>
      <CommentForm label="Your comment" action="Comment" onSend={send} onCancel={onClose} />
    </Dialog>
  )
}
