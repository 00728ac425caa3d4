import { GitCompareArrows, History, RotateCcw } from 'lucide-react'
import { useHistory } from '../../data/history.tsx'
import { Button } from '../../shared/ui/button.tsx'
import { When } from '../../shared/ui/when.tsx'
import styles from './past-bar.module.css'

interface PastBarProps {
  readonly since: number | undefined
  readonly onSince: (revision: number | undefined) => void
  readonly onRestore: () => void
}

/** Says which point of the past is on the canvas, what was done there, and what one can do with it. */
export function PastBar({ since, onSince, onRestore }: PastBarProps) {
  const { log, revision, last, first, failure, mayRestore, retry } = useHistory()
  const isPast = revision < last
  const at = log.entry(revision)?.at
  return (
    <div className={`${styles.bar} ${isPast ? styles.past : ''}`}>
      <History aria-hidden />
      <p>
        <strong>
          {isPast ? `The past, revision ${revision} of ${last}.` : `The latest, revision ${last}.`}
        </strong>{' '}
        {log.sentence(revision) ?? (revision === 0 && 'The map was made.')} {at && <When at={at} />}
      </p>
      {failure ? (
        <p role="alert" className={styles.trouble}>
          {failure.message} Changes before revision {first} are missing.{' '}
          <Button small look="line" onClick={retry}>
            Try again
          </Button>
        </p>
      ) : (
        first > 0 && <p role="status">Reading what was before revision {first}…</p>
      )}
      {since === undefined ? (
        <Button small look="line" onClick={() => onSince(revision)}>
          <GitCompareArrows aria-hidden /> Compare from here
        </Button>
      ) : (
        <Button small look="line" onClick={() => onSince(undefined)}>
          <GitCompareArrows aria-hidden /> End comparing
        </Button>
      )}
      {mayRestore && isPast && (
        <Button small look="line" onClick={onRestore}>
          <RotateCcw aria-hidden /> Restore…
        </Button>
      )}
    </div>
  )
}
