import { useState } from 'react'
import { useDiscussionActs } from '../../data/discussion.ts'
import { useSessionState } from '../../data/map-session.tsx'
import { useSuggesting } from '../../data/suggesting.tsx'
import { useWorkbench } from '../../data/workbench.tsx'
import { Button } from '../../shared/ui/button.tsx'
import { useNotices } from '../../shared/ui/notices.tsx'
import styles from './suggest-bar.module.css'

/** While somebody suggests: how many changes there are, why, and sending them. */
export function SuggestBar() {
  const { mode, mayEdit, draft, setMode, shown, hide } = useSuggesting()
  const { suggest } = useDiscussionActs()
  const { openTalk } = useWorkbench()
  const { say } = useNotices()
  const [note, setNote] = useState('')
  const [isSending, setSending] = useState(false)
  // Every change of the draft is a new state.
  useSessionState()
  if (shown) {
    return (
      <div className={styles.bar} role="status">
        <b>A suggestion is shown</b>
        <Button small look="line" onClick={hide}>
          Hide it
        </Button>
      </div>
    )
  }
  if (mode !== 'suggest' || !draft) return null
  const operations = draft.operations()
  const conflict = draft.conflict()
  const send = async () => {
    setSending(true)
    const isDone = await suggest(operations, note.trim())
    setSending(false)
    if (!isDone) return
    draft.setOperations([])
    setNote('')
    openTalk('suggestions')
    say('Suggested. Whoever may edit the map decides it.')
  }
  return (
    <form
      className={styles.bar}
      aria-label="Suggesting"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <b>Suggesting: {operations.length === 1 ? '1 change' : `${operations.length} changes`}</b>
      {conflict && <span role="alert">These no longer apply: {conflict.message}</span>}
      <input
        aria-label="Why you suggest this"
        placeholder="Why you suggest this"
        value={note}
        maxLength={2_000}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button
        small
        look="solid"
        type="submit"
        disabled={operations.length === 0 || conflict !== undefined || isSending}
      >
        Send suggestion
      </Button>
      {operations.length > 0 && (
        <Button small onClick={() => draft.setOperations([])}>
          Discard
        </Button>
      )}
      {mayEdit && operations.length === 0 && (
        <Button small onClick={() => setMode('edit')}>
          Back to editing
        </Button>
      )}
    </form>
  )
}
