import { MOST_PASTED, readPasted, type PastedClaim } from '@counterpoint/formats'
import { useDeferredValue, useMemo, useState } from 'react'
import { useDispatch } from '../../data/map-session.tsx'
import { Button } from '../../shared/ui/button.tsx'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { TextArea } from '../../shared/ui/field.tsx'
import { useNotices } from '../../shared/ui/notices.tsx'
import styles from './exchange.module.css'
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
  const read = useDeferredValue(text)
  const claims = useMemo(() => readPasted(read), [read])
  const count = `${claims.length} ${claims.length === 1 ? 'claim' : 'claims'}`

  return (
    <Dialog title="Claims from text" wide onClose={onClose}>
      <div className={styles.form}>
        <TextArea
          label="Text"
          hint="A line for each claim. Indent what bears on the line above; begin with + or Pro: for, with - or Con: against it. Kialo exports are understood."
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
          <Understood claims={claims} />
        </section>
        <div className={styles.acts}>
          <Button
            look="solid"
            disabled={claims.length === 0}
            onClick={() => {
              if (!dispatch(pastedOperation(claims))) return
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

/** Deeper than this a line keeps no room to be read. */
const DEEPEST = 8

function Understood({ claims }: { readonly claims: readonly PastedClaim[] }) {
  const depths: number[] = []
  return (
    <ol className={styles.pasted}>
      {claims.map(({ text, onto }, index) => {
        const depth = onto ? (depths[onto.claim] ?? 0) + 1 : 0
        depths.push(depth)
        return (
          // Lines have nothing but their place to be told apart by.
          <li key={index} style={{ paddingInlineStart: 18 * Math.min(depth, DEEPEST) }}>
            {onto && <b>{onto.polarity === 'for' ? '+ supports' : '− rebuts'}</b>} {text}
          </li>
        )
      })}
    </ol>
  )
}
