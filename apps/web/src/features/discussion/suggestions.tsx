import { useInfiniteQuery } from '@tanstack/react-query'
import { suggestionsQuery } from '../../data/discussion.ts'
import { useBaseMap, useSuggesting } from '../../data/suggesting.tsx'
import { Button } from '../../shared/ui/button.tsx'
import styles from './discussion.module.css'
import { SuggestionCard } from './suggestion-card.tsx'

/** What has been suggested for the map: open ones first, each to be shown, accepted or rejected. */
export function Suggestions() {
  const map = useBaseMap()
  const { mode, maySuggest, setMode } = useSuggesting()
  const query = useInfiniteQuery(suggestionsQuery(map.id))
  const all = query.data?.pages.flatMap(({ items }) => items) ?? []
  const open = all.filter(({ state }) => state === 'open')
  const decided = all.filter(({ state }) => state !== 'open')
  return (
    <>
      {query.error && <p className={styles.quiet}>{query.error.message}</p>}
      {query.data && open.length === 0 && (
        <p className={styles.quiet}>
          Nothing is suggested. In suggesting mode your edits change nothing until somebody accepts
          them.
        </p>
      )}
      {mode === 'edit' && maySuggest && (
        <Button small look="line" onClick={() => setMode('suggest')}>
          Suggest changes
        </Button>
      )}
      {open.map((suggestion) => (
        <SuggestionCard key={suggestion.id} suggestion={suggestion} map={map} />
      ))}
      {decided.length > 0 && <h3 className={styles.head}>Decided</h3>}
      {decided.map((suggestion) => (
        <SuggestionCard key={suggestion.id} suggestion={suggestion} map={map} />
      ))}
      {query.hasNextPage && (
        <Button small onClick={() => void query.fetchNextPage()}>
          Earlier suggestions
        </Button>
      )}
    </>
  )
}
