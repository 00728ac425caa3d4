import { useEffect, useState } from 'react'
import { useOthersAt, useReport } from '../data/presence.tsx'
import { useReadOnly } from '../shared/read-only.tsx'
import { Button } from '../shared/ui/button.tsx'
import { EditableText, type EditableTextProps } from '../shared/ui/editable-text.tsx'
import { EditingMark } from './editing-mark.tsx'
import styles from './editing-mark.module.css'

interface RecordTextProps extends Omit<EditableTextProps, 'onOpen'> {
  /** Id of the record whose text it is. */
  readonly of: string
}

/**
 * A text of a record that others may work on too: they are told while it is open here. While it is
 * open elsewhere it does not open without a further word; whoever goes on writes with the other, and
 * what both wrote is merged.
 */
export function RecordText({ of, onClose, startsOpen = false, ...rest }: RecordTextProps) {
  const report = useReport()
  const isTaken = (useOthersAt(of)?.editing.length ?? 0) > 0
  const isReadOnly = useReadOnly()
  const [isOpen, setOpen] = useState(false)
  const [isInsisting, setInsisting] = useState(false)

  useEffect(() => {
    if (!isOpen || isReadOnly) return undefined
    report({ editing: of })
    return () => report({ editing: null })
  }, [isOpen, isReadOnly, of, report])

  const end = () => {
    setOpen(false)
    setInsisting(false)
    onClose?.()
  }

  if (isReadOnly || !isTaken || isOpen || isInsisting) {
    return (
      <>
        <EditableText
          {...rest}
          startsOpen={startsOpen || isInsisting}
          onOpen={() => setOpen(true)}
          onClose={end}
        />
        {(isOpen || isReadOnly) && <EditingMark of={of} />}
      </>
    )
  }
  return (
    <>
      <p className={rest.className}>{rest.text || rest.placeholder}</p>
      <div
        className={`${styles.lock} nodrag nopan`}
        role="group"
        aria-label={`${rest.label}: open elsewhere`}
      >
        <EditingMark of={of} />
        <Button small look="line" autoFocus={startsOpen} onClick={() => setInsisting(true)}>
          Edit anyway
        </Button>
        {startsOpen && (
          <Button small onClick={end}>
            Leave it
          </Button>
        )}
      </div>
    </>
  )
}
