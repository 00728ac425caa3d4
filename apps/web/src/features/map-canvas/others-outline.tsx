import { useOthersAt } from '../../data/presence.tsx'
import { personClass } from '../../signs/avatar.tsx'
import { namesOf } from '../../signs/people-words.ts'
import styles from './others-outline.module.css'

interface OthersOutlineProps {
  readonly of: string
  readonly isRound?: boolean
}

/** A line around a card or junction that others have selected, with their names. */
export function OthersOutline({ of, isRound = false }: OthersOutlineProps) {
  const others = useOthersAt(of)?.selecting
  const [first] = others ?? []
  if (!others || !first) return null
  return (
    <span
      className={`${styles.outline} ${isRound ? styles.round : ''} ${personClass(first.color)}`}
    >
      <span className={styles.names}>
        <span className="visually-hidden">Selected by </span>
        {namesOf(others)}
      </span>
    </span>
  )
}
