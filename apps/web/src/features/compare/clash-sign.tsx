import type { Clash, ClashState } from '@counterpoint/core/semantics'
import { ChevronDown, CircleAlert, CircleCheck, CircleDashed } from 'lucide-react'
import { KIND_WORDS, repliesInWords, STATE_WORDS } from './clash-words.ts'
import type { ClashPlace } from './columns.ts'
import styles from './clash-sign.module.css'

const ICONS: Readonly<Record<ClashState, typeof CircleAlert>> = {
  answered: CircleCheck,
  partly: CircleDashed,
  dropped: CircleAlert,
}

interface ClashSignProps {
  readonly clash: Clash
  readonly place: ClashPlace
  readonly isOpen: boolean
  readonly controls: string
  readonly onToggle: () => void
}

/** The attack as a line from one side to the other, and how far it is answered. */
export function ClashSign({ clash, place, isOpen, controls, onToggle }: ClashSignProps) {
  const Icon = ICONS[clash.state]
  const [first, last] = place.sign
  return (
    <button
      type="button"
      className={`${styles.sign} ${styles[clash.kind]} ${styles[clash.state]}`}
      style={{ '--first': first, '--last': last } as React.CSSProperties}
      data-points={place.pointsRight ? 'right' : 'left'}
      aria-expanded={isOpen}
      aria-controls={controls}
      onClick={onToggle}
    >
      <span className={styles.line} aria-hidden>
        <svg viewBox="-12 -12 24 24">
          <circle r="10.500" />
          <path d="M-4.500 0h9" />
        </svg>
        <svg className={styles.ending} viewBox="-6 -8 12 16">
          <path d={clash.kind === 'undercut' ? 'M-4 -4l8 8m0 -8l-8 8' : 'M0 -7v14'} />
        </svg>
      </span>
      <span className={styles.state}>
        <Icon aria-hidden /> {STATE_WORDS[clash.state]}
      </span>
      <span className={styles.sub}>{KIND_WORDS[clash.kind]}</span>
      <span className={styles.sub}>{repliesInWords(clash)}</span>
      <span className={styles.more}>
        Passages <ChevronDown aria-hidden />
      </span>
    </button>
  )
}
