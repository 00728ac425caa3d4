import type { PositionColor } from '@counterpoint/core'
import styles from './signs.module.css'

const SHAPES = {
  plum: <circle cx="5" cy="5" r="4.3" />,
  teal: <rect x="1" y="1" width="8" height="8" rx="1" />,
  blue: <path d="M5 .3 9.700 5 5 9.700.3 5z" />,
  ochre: <path d="M5 .8 9.600 9H.4z" />,
  moss: <circle cx="5" cy="5" r="3.200" className={styles.ring} />,
  slate: <rect x="0.500" y="3.500" width="9" height="3" rx="1" />,
} as const satisfies Record<PositionColor, React.ReactNode>

/** A position's second cue beside its hue. */
export const Glyph = ({ color }: { readonly color: PositionColor }) => (
  <svg className={`${styles.glyph} p-${color}`} viewBox="0 0 10 10" aria-hidden>
    {SHAPES[color]}
  </svg>
)
