import { recordsOf, subjectName } from '@counterpoint/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { threadsQuery } from '../../data/discussion.ts'
import { useMap } from '../../data/map-session.tsx'
import { Button } from '../../shared/ui/button.tsx'
import styles from './discussion.module.css'
import { ThreadView } from './thread-view.tsx'
import { useGoTo } from './use-go-to.ts'

/** All threads of the map that are not settled, the newest first. */
export function OpenThreads() {
  const map = useMap()
  const goTo = useGoTo()
  const query = useInfiniteQuery(threadsQuery(map.id))
  const threads = query.data?.pages.flatMap(({ items }) => items) ?? []
  const known = recordsOf(map)
  if (query.data && threads.length === 0) {
    return (
      <p className={styles.quiet}>
        No open comments. Select a claim, a step or a passage and say what you think of it.
      </p>
    )
  }
  return (
    <>
      {query.error && <p className={styles.quiet}>{query.error.message}</p>}
      {threads.map((thread) => (
        <section key={thread.id}>
          <button type="button" className={styles.about} onClick={() => goTo(thread.subject)}>
            On {subjectName(thread.subject, known)}
          </button>
          <ThreadView thread={thread} />
        </section>
      ))}
      {query.hasNextPage && (
        <Button small onClick={() => void query.fetchNextPage()}>
          Earlier threads
        </Button>
      )}
    </>
  )
}
