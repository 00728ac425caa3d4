import { useState } from 'react'
import { useMapSession, useSessionState } from '../../data/map-session.tsx'
import { useUndoAnyway } from '../../data/undo-anyway.tsx'
import { nameOf } from '../../data/who-did.ts'
import { IfEditable } from '../../shared/read-only.tsx'
import { Button } from '../../shared/ui/button.tsx'
import { useNotices } from '../../shared/ui/notices.tsx'
import { CompareVersions } from './compare-versions.tsx'
import styles from './conflicts.module.css'
import type { Override } from './override.ts'
import { troubleOf, type Trouble } from './trouble.ts'
import { useOverrides } from './use-overrides.ts'

/**
 * What did not come about, and words that gave way to another's: told with the reason, kept until
 * somebody decides, never dropped in silence.
 */
export function ConflictTray() {
  const state = useSessionState()
  const session = useMapSession()
  const { overrides, dismiss } = useOverrides()
  const [compared, compare] = useState<Override>()
  const troubles = state.refused.flatMap((change) => troubleOf(change, state) ?? [])
  if (troubles.length === 0 && overrides.length === 0) return null
  return (
    <>
      <aside className={styles.tray} aria-label="Changes that met another’s">
        <ul>
          {troubles.map((trouble) => (
            <TroubleItem
              key={trouble.key}
              trouble={trouble}
              onDone={() => session.dismissRefused(trouble.key)}
            />
          ))}
          {overrides.map((override) => (
            <OverrideItem
              key={override.key}
              override={override}
              onCompare={() => compare(override)}
              onDone={() => dismiss(override.key)}
            />
          ))}
        </ul>
      </aside>
      {compared && (
        <CompareVersions
          override={compared}
          onClose={(isSettled) => {
            compare(undefined)
            if (isSettled) dismiss(compared.key)
          }}
        />
      )}
    </>
  )
}

interface TroubleItemProps {
  readonly trouble: Trouble
  readonly onDone: () => void
}

function TroubleItem({ trouble: { reason, words, rescue }, onDone }: TroubleItemProps) {
  const session = useMapSession()
  const { warn } = useNotices()
  const { ask } = useUndoAnyway()
  const perform = () => {
    if (!rescue) return
    if (rescue.isAnyway && rescue.operation.kind === 'restore') {
      return ask({ verb: 'Undo', operation: rescue.operation, onDone })
    }
    const done = session.dispatch(rescue.operation)
    if (done.ok) onDone()
    else warn(done.error.message)
  }
  return (
    <li>
      <h2>A change could not be kept</h2>
      <p>{reason}</p>
      {words.length > 0 && (
        <>
          <h3>Your words</h3>
          {words.map((text, index) => (
            <blockquote key={index}>{text}</blockquote>
          ))}
        </>
      )}
      <div className={styles.choices}>
        {rescue && (
          <IfEditable>
            <Button small look="solid" onClick={perform}>
              {rescue.label}
            </Button>
          </IfEditable>
        )}
        <Button small look="line" onClick={onDone}>
          Dismiss
        </Button>
      </div>
    </li>
  )
}

interface OverrideItemProps {
  readonly override: Override
  readonly onCompare: () => void
  readonly onDone: () => void
}

function OverrideItem({ override, onCompare, onDone }: OverrideItemProps) {
  const { map } = useSessionState()
  const { name, isByYou } = override
  const where = nameOf(override.id, map)
  return (
    <li>
      <h2>{isByYou ? `${name}’s version` : `${name} changed the same words`}</h2>
      <p>
        {isByYou
          ? `You and ${name} changed the same words of ${where}. Yours stand.`
          : `You and ${name} changed the same words of ${where}. ${name}’s stand.`}
      </p>
      <div className={styles.choices}>
        <Button small look="solid" onClick={onCompare}>
          Compare
        </Button>
        <Button small look="line" onClick={onDone}>
          Dismiss
        </Button>
      </div>
    </li>
  )
}
