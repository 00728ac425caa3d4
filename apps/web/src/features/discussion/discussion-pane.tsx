import { useDiscussion } from '../../data/discussion.ts'
import { TALKS, useWorkbench, type Talk } from '../../data/workbench.tsx'
import { PartBody, Parts } from '../../shared/ui/parts.tsx'
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
      <Parts
        label="Parts of the discussion"
        parts={TALKS}
        words={TALK_WORDS}
        current={talk}
        onChoose={openTalk}
        counts={counts}
      />
      <PartBody title={TALK_WORDS[talk]}>
        {talk === 'comments' && <OpenThreads />}
        {talk === 'suggestions' && <Suggestions />}
        {talk === 'activity' && <Activity />}
      </PartBody>
    </section>
  )
}
