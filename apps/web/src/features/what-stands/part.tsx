import type { ReactNode } from 'react'
import styles from './what-stands.module.css'

interface PartProps {
  readonly title: string
  readonly count?: number
  /** What the term means, where it is first met. */
  readonly hint?: string
  readonly children: ReactNode
}

export const Part = ({ title, count, hint, children }: PartProps) => (
  <section className={styles.part}>
    <h3>
      {title} {count !== undefined && <em>{count}</em>}
    </h3>
    {hint && <p className={styles.quiet}>{hint}</p>}
    {children}
  </section>
)
