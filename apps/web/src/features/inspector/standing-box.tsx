import type { Standing } from '@counterpoint/core'
import type { ReactNode } from 'react'
import { useWhatStands } from '../../data/what-stands.tsx'
import { MarkedStanding } from '../../signs/standing-mark.tsx'
import { LinkButton } from './box.tsx'
import styles from './inspector.module.css'

interface StandingBoxProps {
  readonly id: string
  readonly standing: Standing
  /** Why it stands so beyond dispute. */
  readonly reason: string | undefined
  readonly onWhy: () => void
  readonly switches: ReactNode
}

/** Whether it stands and why, and what can be supposed of it. */
export function StandingBox({ id, standing, reason, onWhy, switches }: StandingBoxProps) {
  const { markOf, semantics } = useWhatStands()
  return (
    <div className={styles.box}>
      <div className={styles.boxHead}>
        <span className={styles.row}>
          <MarkedStanding standing={standing} mark={markOf(id)} inWords />
        </span>
        <LinkButton label="Why, step by step" onClick={onWhy}>
          Why
        </LinkButton>
      </div>
      <p className={styles.why}>
        {semantics !== 'grounded' && <>In this camp. Beyond dispute: </>}
        {reason}
      </p>
      <div className={styles.switches}>{switches}</div>
    </div>
  )
}
