import styles from './signs.module.css'
import type { Standing } from '@counterpoint/core'

export const STANDING_WORDS = { in: 'In', out: 'Out', undecided: 'Undecided' } as const

const SHAPES = {
  in: (
    <>
      <circle cx="7" cy="7" r="6" fill="currentColor" />
      <path
        d="m4.300 7.200 2 2 3.500-4.200"
        fill="none"
        stroke="var(--card)"
        strokeWidth="1.600"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
  out: (
    <>
      <circle cx="7" cy="7" r="5.300" fill="none" stroke="currentColor" strokeWidth="1.500" />
      <path d="m3.400 10.600 7.200-7.200" stroke="currentColor" strokeWidth="1.500" />
    </>
  ),
  undecided: (
    <>
      <circle
        cx="7"
        cy="7"
        r="5.300"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.500"
        strokeDasharray="2.200 2"
      />
      <circle cx="7" cy="7" r="1.600" fill="currentColor" />
    </>
  ),
} as const

/** The icon by itself, where the word stands beside it or is said. */
export const StandingIcon = ({ standing }: { readonly standing: Standing }) => (
  <svg viewBox="0 0 14 14" aria-hidden>
    {SHAPES[standing]}
  </svg>
)

/** Icon and word, never colour alone. */
export const StandingSign = ({ standing }: { readonly standing: Standing }) => (
  <span className={`${styles.standing} ${styles[standing]}`}>
    <StandingIcon standing={standing} />
    {STANDING_WORDS[standing]}
  </span>
)
