import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useReadOnly } from '../read-only.tsx'
import styles from './editable-text.module.css'

export interface EditableTextProps {
  /** What is edited, for screen readers: “Claim”, “Title of the map”. */
  readonly label: string
  readonly text: string
  readonly placeholder?: string
  readonly multiline?: boolean
  readonly className?: string
  /**
   * Gets the trimmed text when it was changed here and is not empty, or is allowed to be, and the text
   * as it was when the field opened.
   */
  readonly onCommit: (text: string, seen: string) => void
  readonly mayBeEmpty?: boolean
  /** Opens for editing at once, as for a record that was just made. */
  readonly startsOpen?: boolean
  readonly onOpen?: () => void
  readonly onClose?: () => void
}

/**
 * Text that turns into a field when it is clicked, or by Enter or F2. Escape leaves it as it was.
 * Where things may only be looked at, it is text; a field that is open when that begins keeps its
 * words, to be copied.
 */
export function EditableText({
  label,
  text,
  placeholder = '',
  multiline = false,
  className = '',
  onCommit,
  mayBeEmpty = false,
  startsOpen = false,
  onOpen,
  onClose,
}: EditableTextProps) {
  const isReadOnly = useReadOnly()
  const [draft, setDraft] = useState(startsOpen && !isReadOnly ? text : undefined)
  /** What stood there when the field opened; somebody else may change it meanwhile. */
  const [seen, setSeen] = useState(text)
  const field = useRef<HTMLTextAreaElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const isOpen = draft !== undefined

  const tellOpened = useEffectEvent(() => onOpen?.())
  useEffect(() => {
    if (!isOpen) return
    tellOpened()
    field.current?.focus()
    field.current?.select()
  }, [isOpen])

  const open = () => {
    setSeen(text)
    setDraft(text)
  }

  const close = (refocus: boolean) => {
    setDraft(undefined)
    onClose?.()
    if (refocus) requestAnimationFrame(() => button.current?.focus())
  }

  const commit = (refocus: boolean) => {
    if (isReadOnly) return
    const wanted = draft?.trim() ?? seen
    if (wanted !== seen && (wanted !== '' || mayBeEmpty)) onCommit(wanted, seen)
    close(refocus)
  }

  if (isReadOnly && !isOpen)
    return <span className={`${styles.plain} ${className}`}>{text || '–'}</span>
  if (!isOpen) {
    return (
      <button
        ref={button}
        type="button"
        className={`${styles.text} ${className}`}
        aria-label={`${label}: ${text || placeholder}. Edit`}
        title="Click to edit"
        onClick={open}
        onKeyDown={(event) => {
          if (event.key === 'F2') open()
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
      readOnly={isReadOnly}
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
