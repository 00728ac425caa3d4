import { useFollowing, useViewOf } from '../../data/presence.tsx'
import { Button } from '../../shared/ui/button.tsx'
import { personClass } from '../../signs/avatar.tsx'
import { pageOf } from '../../signs/people-words.ts'
import styles from './follow-bar.module.css'

/** Says whose view is shown, and ends it. */
export function FollowBar() {
  const { following, follow } = useFollowing()
  const view = useViewOf(following?.session)
  if (!following) return null
  const name = pageOf(following)
  return (
    <div className={`${styles.frame} ${personClass(following.color)}`}>
      <p className={styles.bar} role="status">
        {view ? `Following ${name}` : `Following ${name}, who is not on the map now`}
        <Button small onClick={() => follow(undefined)}>
          Stop
        </Button>
      </p>
    </div>
  )
}
