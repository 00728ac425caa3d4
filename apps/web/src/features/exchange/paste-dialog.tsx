import { MOST_PASTED, readPasted, type Pasted } from '@counterpoint/formats'
import { useDeferredValue, useEffect, useState } from 'react'
import { useDispatch } from '../../data/map-session.tsx'
import { Button } from '../../shared/ui/button.tsx'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { TextArea } from '../../shared/ui/field.tsx'
import { useNotices } from '../../shared/ui/notices.tsx'
import styles from './exchange.module.css'
import { PastePreview } from './paste-preview.tsx'
import { pastedOperation } from './pasted-operations.ts'

interface PasteDialogProps {
  /** What the clipboard held, if that is how the dialog was opened. */
  readonly text: string
  readonly onClose: () => void
}

/** Text becomes claims of the map: first shown, then added in one step that can be taken back. */
export function PasteDialog({ text: pasted, onClose }: PasteDialogProps) {
  const dispatch = useDispatch()
  const { say } = useNotices()
  const [text, setText] = useState(pasted)
  const read = usePasted(useDeferredValue(text))
  const { claims } = read
  const count = `${claims.length} ${claims.length === 1 ? 'claim' : 'claims'}`

  return (
    <Dialog title="Claims from text" wide onClose={onClose}>
      <div className={styles.form}>
        <TextArea
          label="Text"
          hint="A line for each claim. Indent what bears on the line above; begin with + or Pro: for, with - or Con: against it. Argdown and Kialo exports are read as in an import."
          rows={6}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <section aria-live="polite">
          <h3>{claims.length === 0 ? 'No claim yet' : count}</h3>
          {claims.length === MOST_PASTED && (
            <p className={styles.quiet}>
              More than {MOST_PASTED} do not fit into one step; import the text as a file instead.
            </p>
          )}
          {read.problem !== undefined && <p role="alert">{read.problem}</p>}
          <PastePreview pasted={read} />
        </section>
        <div className={styles.acts}>
          <Button
            look="solid"
            disabled={claims.length === 0}
            onClick={() => {
              if (!dispatch(pastedOperation(read))) return
              say(`Added ${count}.`)
              onClose()
            }}
          >
            Add {claims.length > 0 && count}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

const NOTHING: Pasted = { claims: [], inferences: [], warnings: [] }

/** What `text` says, once it is read: some formats' readers are loaded when they are needed. */
function usePasted(text: string): Pasted {
  const [pasted, setPasted] = useState(NOTHING)
  useEffect(() => {
    let isLeft = false
    const show = (read: Pasted): void => {
      if (!isLeft) setPasted(read)
    }
    readPasted(text).then(show, () =>
      show({
        ...NOTHING,
        problem: 'The reader could not be loaded; reload the page and try again.',
      }),
    )
    return () => {
      isLeft = true
    }
  }, [text])
  return pasted
}
