import type { ReactNode } from 'react'
import styles from './parts.module.css'

interface PartsProps<P extends string> {
  /** For screen readers: what these are parts of. */
  readonly label: string
  readonly parts: readonly P[]
  readonly words: Readonly<Record<P, string>>
  /** The part that is shown. */
  readonly current: P
  readonly onChoose: (part: P) => void
  /** How much there is in a part; 0 is not shown. */
  readonly counts?: Partial<Readonly<Record<P, number>>>
}

/** The parts of a pane, of which one is shown. */
export const Parts = <P extends string>(props: PartsProps<P>) => (
  <nav className={styles.parts} aria-label={props.label}>
    {props.parts.map((each) => (
      <button
        key={each}
        type="button"
        aria-current={each === props.current ? 'page' : undefined}
        onClick={() => props.onChoose(each)}
      >
        {props.words[each]}
        {(props.counts?.[each] ?? 0) > 0 && <em>{props.counts?.[each]}</em>}
      </button>
    ))}
  </nav>
)

interface PartBodyProps {
  readonly title: string
  readonly children: ReactNode
}

/** What is in the part that is shown. */
export const PartBody = ({ title, children }: PartBodyProps) => (
  <div className={styles.body}>
    <h2 className="visually-hidden">{title}</h2>
    {children}
  </div>
)
