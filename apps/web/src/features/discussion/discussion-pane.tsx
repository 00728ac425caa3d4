import { useDiscussion } from '../../data/discussion.ts'
import { TALKS, useWorkbench, type Talk } from '../../data/workbench.tsx'
import { Activity } from './activity.tsx'
import styles from './discussion-pane.module.css'
import { OpenThreads } from './open-threads.tsx'
import { Suggestions } from './suggestions.tsx'

export const TALK_WORDS: Readonly<Record<Talk, string>> = {
  comments: 'Comments',
  suggestions: 'Suggestions',
  activity: 'Activity',
}

/** What people say about the map, what they suggest, and what happened on it. */
export function DiscussionPane() {
  const { talk, openTalk } = useWorkbench()
  const discussion = useDiscussion()
  const counts: Partial<Record<Talk, number>> = {
    comments: discussion?.openThreads.reduce((sum, { count }) => sum + count, 0) ?? 0,
    suggestions: discussion?.openSuggestions ?? 0,
  }
  return (
    <section className={styles.pane} aria-label="Discussion">
      <nav className={styles.parts} aria-label="Parts of the discussion">
        {TALKS.map((each) => (
          <button
            key={each}
            type="button"
            aria-current={each === talk ? 'page' : undefined}
            onClick={() => openTalk(each)}
          >
            {TALK_WORDS[each]}
            {(counts[each] ?? 0) > 0 && <em>{counts[each]}</em>}
          </button>
        ))}
      </nav>
      <div className={styles.body}>
        <h2 className="visually-hidden">{TALK_WORDS[talk]}</h2>
        {talk === 'comments' && <OpenThreads />}
        {talk === 'suggestions' && <Suggestions />}
        {talk === 'activity' && <Activity />}
      </div>
    </section>
  )
}
