import type { PositionColor } from '@counterpoint/core'
import type { Other } from '../data/others.ts'
import styles from './avatar.module.css'

/** Class that sets a person's colours and, as their second cue, `--person`: the style of their lines. */
export const personClass = (color: PositionColor): string => `p-${color} ${styles[color]}`

interface AvatarProps {
  readonly other: Other
  readonly isSmall?: boolean
}

/** A person by initials. The name is said beside it, or by whatever it is in. */
export const Avatar = ({ other, isSmall = false }: AvatarProps) => (
  <span
    className={`${styles.avatar} ${isSmall ? styles.small : ''} ${personClass(other.color)}`}
    title={other.name}
    aria-hidden
  >
    {other.initials}
  </span>
)
