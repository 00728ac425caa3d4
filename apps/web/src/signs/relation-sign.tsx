import type { InferenceRole } from '@counterpoint/core'
import styles from './signs.module.css'

export const RELATION_WORDS: Readonly<Record<InferenceRole, string>> = {
  support: 'supports',
  rebuttal: 'rebuts',
  backing: 'backs',
  undercut: 'undercuts',
}

export const isFor = (role: InferenceRole): boolean => role === 'support' || role === 'backing'

/** A junction in small: + for, − against; dotted when it bears on a step. */
export const RelationSign = ({ role }: { readonly role: InferenceRole }) => (
  <svg
    className={`${styles.relation} ${styles[role]}`}
    viewBox="-12 -12 24 24"
    role="img"
    aria-label={RELATION_WORDS[role]}
  >
    <circle r="10.500" />
    <path d={isFor(role) ? 'M-4.500 0h9M0-4.500v9' : 'M-4.500 0h9'} />
  </svg>
)
