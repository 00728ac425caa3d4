import type { threadReply } from '@counterpoint/protocol'
import { Check, RotateCcw } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useMay } from '../../data/access.ts'
import { useDiscussionActs } from '../../data/discussion.ts'
import { Button } from '../../shared/ui/button.tsx'
import { CommentForm } from './comment-form.tsx'
import styles from './discussion.module.css'
import { When } from '../../shared/ui/when.tsx'

export type Thread = (typeof threadReply)['_output']
type Comment = Thread['comments'][number]

/** The Markdown parser comes when the first comment is read. */
const CommentText = lazy(async () => ({
  default: (await import('./comment-text.tsx')).CommentText,
}))

/** A thread: its comments, a place to reply, and whether it is settled. */
export function ThreadView({ thread }: { readonly thread: Thread }) {
  const { reply, resolve } = useDiscussionActs()
  const maySpeak = useMay('map.comment')
  const isResolved = thread.resolved !== null
  return (
    <article
      className={`${styles.thread} ${isResolved ? styles.resolved : ''}`}
      aria-label={isResolved ? 'Resolved thread' : 'Thread'}
    >
      {'source' in thread.subject && (
        <blockquote className={styles.passage}>{thread.subject.exact}</blockquote>
      )}
      <ol className={styles.comments}>
        {thread.comments.map((comment) => (
          <li key={comment.id}>
            <OneComment comment={comment} />
          </li>
        ))}
      </ol>
      {thread.resolved && (
        <p className={styles.quiet}>
          Resolved by {thread.resolved.by.name}, <When at={thread.resolved.at} />
        </p>
      )}
      {maySpeak && (
        <>
          {!isResolved && (
            <CommentForm label="Reply" action="Reply" onSend={(text) => reply(thread.id, text)} />
          )}
          <div className={styles.acts}>
            <Button small onClick={() => void resolve(thread.id, !isResolved)}>
              {isResolved ? <RotateCcw aria-hidden /> : <Check aria-hidden />}
              {isResolved ? 'Reopen' : 'Resolve'}
            </Button>
          </div>
        </>
      )}
    </article>
  )
}

function OneComment({ comment }: { readonly comment: Comment }) {
  const { edit, remove } = useDiscussionActs()
  const [isEditing, setEditing] = useState(false)
  const { author, text, createdAt, editedAt, isYours } = comment
  const nameOf = (id: string) => comment.mentions.find((person) => person.id === id)?.name
  if (text === null) {
    return (
      <p className={styles.quiet}>
        <b>{author.name}</b> · removed by its author
      </p>
    )
  }
  return (
    <>
      <p className={styles.byline}>
        <b>{author.name}</b> <When at={createdAt} />
        {editedAt && <span title={editedAt}>edited</span>}
      </p>
      {isEditing ? (
        <CommentForm
          label="Comment"
          action="Save"
          start={text}
          onSend={async (changed) => {
            const isDone = await edit(comment.id, changed)
            if (isDone) setEditing(false)
            return isDone
          }}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <Suspense fallback={<p className={styles.plain}>{text}</p>}>
          <CommentText text={text} nameOf={nameOf} />
        </Suspense>
      )}
      {isYours && !isEditing && (
        <div className={styles.own}>
          <button type="button" onClick={() => setEditing(true)}>
            Edit
          </button>
          <button type="button" onClick={() => void remove(comment.id)}>
            Delete
          </button>
        </div>
      )}
    </>
  )
}
