import { X } from 'lucide-react'
import { useEffect, useId, useRef, type ReactNode } from 'react'
import { Button } from './button.tsx'
import styles from './dialog.module.css'

/** Where writing begins; the browser itself would start at the Close button. */
const FIRST_FIELD = '[cmdk-input], input:not([type=file], [type=radio]), textarea'

interface DialogProps {
  readonly title: string
  /** Absent where it stays until what it asks for is done. */
  readonly onClose?: () => void
  readonly wide?: boolean
  /** Without a heading of its own; the title is then only for screen readers. */
  readonly bare?: boolean
  readonly children: ReactNode
}

/**
 * The browser's own modal dialog: it keeps the focus inside, closes on Escape, makes the rest of
 * the page inert and gives the focus back. Render it to open it.
 */
export function Dialog({ title, onClose, wide = false, bare = false, children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null)
  const titleId = useId()

  useEffect(() => {
    const dialog = ref.current
    const before = document.activeElement
    if (dialog && !dialog.open) dialog.showModal()
    dialog?.querySelector<HTMLElement>(FIRST_FIELD)?.focus()
    return () => {
      dialog?.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])

  return (
    <dialog
      ref={ref}
      className={`${styles.dialog} ${wide ? styles.wide : ''}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose?.()
      }}
      onPointerDown={(event) => {
        if (event.target === ref.current) onClose?.()
      }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      {bare ? (
        <h2 id={titleId} className="visually-hidden">
          {title}
        </h2>
      ) : (
        <div className={styles.head}>
          <h2 id={titleId}>{title}</h2>
          {onClose && (
            <Button className={styles.close ?? ''} aria-label="Close" onClick={onClose}>
              <X aria-hidden />
            </Button>
          )}
        </div>
      )}
      <div className={`${styles.body} ${bare ? styles.bare : ''}`}>{children}</div>
    </dialog>
  )
}
