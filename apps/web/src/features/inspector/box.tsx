import type { ReactNode } from 'react'
import { IfEditable } from '../../shared/read-only.tsx'
import styles from './inspector.module.css'

interface BoxProps {
  readonly title: string
  readonly count?: number
  /** A change; offered to those who may make it. */
  readonly action?: ReactNode
  readonly children?: ReactNode
}

/** A titled part of the inspector. */
export const Box = ({ title, count, action, children }: BoxProps) => (
  <section className={styles.box}>
    <div className={styles.boxHead}>
      <h3>{title}</h3>
      {count !== undefined && <em>{count}</em>}
      <IfEditable>{action}</IfEditable>
    </div>
    {children}
  </section>
)

interface LinkButtonProps {
  readonly onClick: () => void
  readonly label?: string
  readonly children: ReactNode
}

export const LinkButton = ({ onClick, label, children }: LinkButtonProps) => (
  <button type="button" className={styles.link} onClick={onClick} aria-label={label}>
    {children}
  </button>
)
