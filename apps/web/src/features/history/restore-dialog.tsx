import { diffOf } from '@counterpoint/core'
import { useMemo } from 'react'
import { useHistory } from '../../data/history.tsx'
import { Button } from '../../shared/ui/button.tsx'
import { Dialog } from '../../shared/ui/dialog.tsx'
import styles from './history-pane.module.css'

const MOST_TOLD = 8

interface RestoreDialogProps {
  readonly onClose: () => void
  /** The map is again as it was. */
  readonly onRestored: () => void
}

/** What restoring the map would do to it, before it is done. */
export function RestoreDialog({ onClose, onRestored }: RestoreDialogProps) {
  const { map, present, revision, restore } = useHistory()
  const { differences, moved } = useMemo(() => diffOf(present, map), [present, map])
  const rest = differences.length - MOST_TOLD
  const isSame = differences.length === 0 && moved === 0
  return (
    <Dialog title={`Restore revision ${revision}`} onClose={onClose}>
      {isSame ? (
        <p>The map is as it was at revision {revision} already; there is nothing to restore.</p>
      ) : (
        <>
          <p>
            The map will again be as it was at revision {revision}. That is one new change at the
            end of its log: nothing of the past is lost, and Undo takes it back.
          </p>
          <ul className={styles.foretold}>
            {differences.slice(0, MOST_TOLD).map(({ entity, id, sentence }) => (
              <li key={`${entity} ${id}`}>{sentence}</li>
            ))}
            {rest > 0 && (
              <li>{rest === 1 ? 'One more record differs.' : `${rest} more records differ.`}</li>
            )}
            {moved > 0 && (
              <li>
                {moved === 1 ? 'One card moves back.' : `${moved} cards and steps move back.`}
              </li>
            )}
          </ul>
        </>
      )}
      <div className={styles.ways}>
        <Button onClick={onClose}>{isSame ? 'Close' : 'Leave it as it is'}</Button>
        {!isSame && (
          <Button
            look="solid"
            onClick={() => {
              onClose()
              if (restore()) onRestored()
            }}
          >
            Restore revision {revision}
          </Button>
        )}
      </div>
    </Dialog>
  )
}
