import {
  useId,
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
} from 'react'
import styles from './field.module.css'

interface FrameProps {
  readonly label: string
  readonly hint?: ReactNode
  readonly trouble?: string | undefined
}

interface Wiring {
  readonly id: string
  readonly className: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': boolean | undefined
}

function Frame({
  label,
  hint,
  trouble,
  children,
}: FrameProps & { readonly children: (wiring: Wiring) => ReactNode }) {
  const id = useId()
  const noteId = `${id}-note`
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {children({
        id,
        className: styles.input ?? '',
        'aria-describedby': trouble || hint ? noteId : undefined,
        'aria-invalid': trouble ? true : undefined,
      })}
      {trouble ? (
        <p id={noteId} className={styles.trouble} role="alert">
          {trouble}
        </p>
      ) : (
        hint && (
          <p id={noteId} className={styles.hint}>
            {hint}
          </p>
        )
      )}
    </div>
  )
}

export function TextField({
  label,
  hint,
  trouble,
  ...rest
}: FrameProps & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <Frame label={label} hint={hint} trouble={trouble}>
      {(wiring) => <input {...wiring} {...rest} />}
    </Frame>
  )
}

export function TextArea({
  label,
  hint,
  trouble,
  ...rest
}: FrameProps & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return (
    <Frame label={label} hint={hint} trouble={trouble}>
      {(wiring) => <textarea {...wiring} {...rest} />}
    </Frame>
  )
}

export function SelectField({
  label,
  hint,
  trouble,
  children,
  ...rest
}: FrameProps & SelectHTMLAttributes<HTMLSelectElement>) {
  return (
    <Frame label={label} hint={hint} trouble={trouble}>
      {(wiring) => (
        <select {...wiring} {...rest}>
          {children}
        </select>
      )}
    </Frame>
  )
}
