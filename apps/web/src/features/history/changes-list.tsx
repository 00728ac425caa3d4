import { useEffect, useRef, useState } from 'react'
import { useHistory } from '../../data/history.tsx'
import { Button } from '../../shared/ui/button.tsx'
import styles from './history-pane.module.css'

const SHOWN = 60
/** Room above the change that is looked at, when the list is moved to it. */
const ABOVE = 20

/** Who did what, the latest first; a change that is chosen is travelled to. */
export function ChangesList() {
  const { log, revision, first, last, travel } = useHistory()
  const [top, setTop] = useState(() => Math.min(last, revision + ABOVE))
  const list = useRef<HTMLOListElement>(null)
  const bottom = Math.max(first, top - SHOWN + 1)

  useEffect(() => {
    setTop((before) =>
      revision > before || revision <= before - SHOWN ? Math.min(last, revision + ABOVE) : before,
    )
    // Only travelling moves the list: what others do meanwhile does not.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [revision])
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [revision, top])

  const revisions = Array.from({ length: top - bottom + 1 }, (_, index) => top - index)
  return (
    <>
      {top < last && (
        <Button small onClick={() => setTop(Math.min(last, top + SHOWN))}>
          {last - top === 1 ? 'One later change' : `${last - top} later changes`}
        </Button>
      )}
      <ol ref={list} className={styles.changes}>
        {revisions.map((each) => (
          <li key={each} value={each}>
            <DayHeading revision={each} isFirst={each === top} />
            <button
              type="button"
              aria-current={each === revision ? 'true' : undefined}
              onClick={() => travel(each)}
            >
              <span>{log.sentence(each) ?? (each === 0 ? 'The map was made.' : '…')}</span>
              <small>
                {each}
                {log.entry(each) && <> · {TIME.format(new Date(log.entry(each)!.at))}</>}
              </small>
            </button>
          </li>
        ))}
      </ol>
      {bottom > first && (
        <Button small onClick={() => setTop(bottom - 1)}>
          Earlier changes
        </Button>
      )}
    </>
  )
}

/** The day of a change, where it is another one than that of the change above. */
function DayHeading({
  revision,
  isFirst,
}: {
  readonly revision: number
  readonly isFirst: boolean
}) {
  const { log } = useHistory()
  const at = log.entry(revision)?.at
  const above = log.entry(revision + 1)?.at
  if (!at) return null
  const day = DAY.format(new Date(at))
  if (!isFirst && above && DAY.format(new Date(above)) === day) return null
  return <h3>{day}</h3>
}

const TIME = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })
const DAY = new Intl.DateTimeFormat(undefined, { dateStyle: 'full' })
