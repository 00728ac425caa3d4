import { useEffect, useRef, useState } from 'react'
import styles from './editable-text.module.css'

interface EditableTextProps {
  /** What is edited, for screen readers: “Claim”, “Title of the map”. */
  readonly label: string
  readonly text: string
  readonly placeholder?: string
  readonly multiline?: boolean
  readonly className?: string
  /** Gets the trimmed text when it changed and is not empty, or is allowed to be. */
  readonly onCommit: (text: string) => void
  readonly mayBeEmpty?: boolean
  /** Opens for editing at once, as for a record that was just made. */
  readonly startsOpen?: boolean
  readonly onClose?: () => void
}

/** Text that turns into a field when it is clicked, or by Enter or F2. Escape leaves it as it was. */
export function EditableText({
  label,
  text,
  placeholder = '',
  multiline = false,
  className = '',
  onCommit,
  mayBeEmpty = false,
  startsOpen = false,
  onClose,
}: EditableTextProps) {
  const [draft, setDraft] = useState<string | undefined>(startsOpen ? text : undefined)
  const field = useRef<HTMLTextAreaElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const isOpen = draft !== undefined

  useEffect(() => {
    if (!isOpen) return
    field.current?.focus()
    field.current?.select()
  }, [isOpen])

  const close = (refocus: boolean) => {
    setDraft(undefined)
    onClose?.()
    if (refocus) requestAnimationFrame(() => button.current?.focus())
  }

  const commit = (refocus: boolean) => {
    const wanted = draft?.trim() ?? text
    if (wanted !== text && (wanted !== '' || mayBeEmpty)) onCommit(wanted)
    close(refocus)
  }

  if (!isOpen) {
    return (
      <button
        ref={button}
        type="button"
        className={`${styles.text} ${className}`}
        aria-label={`${label}: ${text || placeholder}. Edit`}
        title="Click to edit"
        onClick={() => setDraft(text)}
        onKeyDown={(event) => {
          if (event.key === 'F2') setDraft(text)
        }}
      >
        {text || <span className={styles.placeholder}>{placeholder}</span>}
      </button>
    )
  }

  return (
    <textarea
      ref={field}
      className={`${styles.field} ${className} nodrag nopan nowheel`}
      aria-label={label}
      rows={1}
      value={draft}
      placeholder={placeholder}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={() => commit(false)}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape') close(true)
        if (event.key === 'Enter' && !(multiline && event.shiftKey)) {
          event.preventDefault()
          commit(true)
        }
      }}
    />
  )
}
