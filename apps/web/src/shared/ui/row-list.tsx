import type { ReactNode } from 'react'
import styles from './row-list.module.css'

interface RowListProps {
  readonly label: string
  readonly children: ReactNode
}

/** People, links, keys and the like, below each other. */
export const RowList = ({ label, children }: RowListProps) => (
  <ul className={styles.list} aria-label={label}>
    {children}
  </ul>
)

interface RowProps {
  readonly title: ReactNode
  readonly detail?: ReactNode
  /** What it is set to, or what can be done with it. */
  readonly children?: ReactNode
}

export const Row = ({ title, detail, children }: RowProps) => (
  <li className={styles.row}>
    <div className={styles.words}>
      <p className={styles.title}>{title}</p>
      {detail && <p className={styles.detail}>{detail}</p>}
    </div>
    {children && <div className={styles.acts}>{children}</div>}
  </li>
)

/** A choice within a row. */
export const RowSelect = ({ ...rest }: React.SelectHTMLAttributes<HTMLSelectElement>) => (
  <select className={styles.select} {...rest} />
)
