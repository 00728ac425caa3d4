import { useInfiniteQuery } from '@tanstack/react-query'
import { activityQuery } from '../../data/discussion.ts'
import { useMap } from '../../data/map-session.tsx'
import { Button } from '../../shared/ui/button.tsx'
import styles from './discussion.module.css'
import { useGoTo } from './use-go-to.ts'
import { When } from '../../shared/ui/when.tsx'

/** What happened on the map, in sentences, the newest first. */
export function Activity() {
  const map = useMap()
  const goTo = useGoTo()
  const query = useInfiniteQuery(activityQuery(map.id))
  const lines = query.data?.pages.flatMap(({ items }) => items) ?? []
  const hidden = query.data?.pages[0]?.hiddenStances ?? 0
  return (
    <>
      {query.error && <p className={styles.quiet}>{query.error.message}</p>}
      {hidden > 0 && (
        <p className={styles.quiet}>
          {hidden === 1 ? 'One stance is' : `${hidden} stances are`} hidden until they are revealed.
        </p>
      )}
      {query.data && lines.length === 0 && <p className={styles.quiet}>Nothing happened yet.</p>}
      <ol className={styles.lines}>
        {lines.map(({ sentence, at, subject, kind, revision, by }, index) => (
          <li key={`${kind} ${revision ?? ''} ${at} ${by.id ?? ''} ${index}`}>
            {subject ? (
              <button type="button" onClick={() => goTo(subject)}>
                {sentence}
              </button>
            ) : (
              <span>{sentence}</span>
            )}
            <When at={at} />
          </li>
        ))}
      </ol>
      {query.hasNextPage && (
        <Button small onClick={() => void query.fetchNextPage()}>
          Earlier
        </Button>
      )}
    </>
  )
}
