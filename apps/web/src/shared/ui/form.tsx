import type { ReactNode } from 'react'
import styles from './form.module.css'

interface FormProps {
  /** For screen readers, where no heading names it. */
  readonly label?: string
  readonly onSubmit: () => void
  readonly children: ReactNode
}

/** Fields below each other; it is sent by its submit button, or by Enter. */
export const Form = ({ label, onSubmit, children }: FormProps) => (
  <form
    className={styles.form}
    aria-label={label}
    onSubmit={(event) => {
      event.preventDefault()
      onSubmit()
    }}
  >
    {children}
  </form>
)

/** What can be done, at the end of a form. */
export const Acts = ({ children }: { readonly children: ReactNode }) => (
  <div className={styles.acts}>{children}</div>
)

/** What went wrong, in the server’s words. */
export const Trouble = ({ of }: { readonly of: Error | null | undefined }) =>
  of && (
    <p className={styles.trouble} role="alert">
      {of.message}
    </p>
  )

/** An explanation beside what it explains. */
export const Quiet = ({ children }: { readonly children: ReactNode }) => (
  <p className={styles.quiet}>{children}</p>
)

interface PartProps {
  readonly title: string
  /** Of its heading: 2 on a page, 3 in a dialog. */
  readonly level?: 2 | 3
  /** What can be done with the whole part. */
  readonly action?: ReactNode
  readonly children: ReactNode
}

/** A titled part of a page or of a dialog. */
export const Part = ({ title, level = 2, action, children }: PartProps) => (
  <section className={styles.part} aria-label={title}>
    <header className={styles.partHead}>
      {level === 2 ? <h2>{title}</h2> : <h3>{title}</h3>}
      {action}
    </header>
    {children}
  </section>
)
