import { useQuery } from '@tanstack/react-query'
import { Eye, EyeOff } from 'lucide-react'
import { useMay } from '../../data/access.ts'
import { stancesQuery, useDiscussionActs } from '../../data/discussion.ts'
import { useMap } from '../../data/map-session.tsx'
import { Button } from '../../shared/ui/button.tsx'
import styles from './discussion.module.css'
import { When } from '../../shared/ui/when.tsx'

/** Whether people see what the others hold, before they have said what they hold themselves. */
export function StanceBallot() {
  const map = useMap()
  const { data } = useQuery(stancesQuery(map.id))
  const { setBlind } = useDiscussionActs()
  const mayReveal = useMay('map.reveal')
  if (!data) return null
  const { isBlind, changed, count } = data
  return (
    <section className={styles.box} aria-label="Stances on this map">
      <h3 className={styles.head}>
        Stances <em>{count}</em>
      </h3>
      <p className={styles.quiet}>
        {isBlind
          ? 'Nobody sees what the others hold until it is revealed.'
          : 'Everybody sees what the others hold.'}
        {changed && (
          <>
            {' '}
            {isBlind ? 'Hidden' : 'Revealed'} by {changed.by.name}, <When at={changed.at} />.
          </>
        )}
      </p>
      {mayReveal && (
        <Button small look="line" onClick={() => void setBlind(!isBlind)}>
          {isBlind ? <Eye aria-hidden /> : <EyeOff aria-hidden />}
          {isBlind ? 'Reveal all stances' : 'Hide stances until revealed'}
        </Button>
      )}
    </section>
  )
}
