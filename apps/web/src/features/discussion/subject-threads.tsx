import type { ThreadSubject } from '@counterpoint/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMay } from '../../data/access.ts'
import { useDiscussionActs, threadsQuery } from '../../data/discussion.ts'
import { useMap } from '../../data/map-session.tsx'
import { Button } from '../../shared/ui/button.tsx'
import { CommentForm } from './comment-form.tsx'
import styles from './discussion.module.css'
import { ThreadView } from './thread-view.tsx'

interface SubjectThreadsProps {
  readonly subject: ThreadSubject
  readonly id: string
}

/** What people say about one record, and a place to say something. */
export function SubjectThreads({ subject, id }: SubjectThreadsProps) {
  const map = useMap()
  const { open } = useDiscussionActs()
  const maySpeak = useMay('map.comment')
  const query = useInfiniteQuery(threadsQuery(map.id, id))
  const threads = query.data?.pages.flatMap(({ items }) => items) ?? []
  const isOpen = threads.filter(({ resolved }) => !resolved)
  return (
    <section className={styles.box} aria-label="Comments">
      <h3 className={styles.head}>
        Comments <em>{isOpen.length}</em>
      </h3>
      {query.error && <p className={styles.quiet}>{query.error.message}</p>}
      {[...isOpen, ...threads.filter(({ resolved }) => resolved)].map((thread) => (
        <ThreadView key={thread.id} thread={thread} />
      ))}
      {query.hasNextPage && (
        <Button small onClick={() => void query.fetchNextPage()}>
          Earlier threads
        </Button>
      )}
      {maySpeak && (
        <CommentForm
          label="Comment on this"
          action="Comment"
          onSend={(text) => open(subject, text)}
        />
      )}
    </section>
  )
}
