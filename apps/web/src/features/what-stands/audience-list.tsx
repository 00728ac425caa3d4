import type { Audience } from '@counterpoint/core'
import { Ellipsis, Plus } from 'lucide-react'
import { useState } from 'react'
import { useDispatch, useMap, useUndo } from '../../data/map-session.tsx'
import { newAudienceId } from '../../data/new-id.ts'
import { isSameSet, setSwitches } from '../../data/switches.ts'
import { useWhatStands } from '../../data/what-stands.tsx'
import { IfEditable, useReadOnly } from '../../shared/read-only.tsx'
import { Button, IconButton } from '../../shared/ui/button.tsx'
import { Menu, MenuChoice } from '../../shared/ui/menu.tsx'
import { useNotices } from '../../shared/ui/notices.tsx'
import { AudienceDialog } from './audience-dialog.tsx'
import styles from './what-stands.module.css'

/** Sets of switches that were kept with the map under a name, and a way to keep the present one. */
export function AudienceList() {
  const map = useMap()
  const dispatch = useDispatch()
  const { switches, isWhatIf } = useWhatStands()
  const [isNaming, setNaming] = useState(false)
  const audiences = [...map.audiences.values()].toSorted((a, b) => a.title.localeCompare(b.title))
  const isReadOnly = useReadOnly()
  const isKept = audiences.some((audience) => isSameSet(audience.switches, switches))
  if (audiences.length === 0 && (!isWhatIf || isReadOnly)) return null
  return (
    <div role="region" aria-label="Audiences">
      <h4>Audiences</h4>
      {audiences.length === 0 && (
        <p className={styles.quiet}>
          Keep these switches under a name, to see again how the debate fares before those who think
          so.
        </p>
      )}
      <ul className={styles.list}>
        {audiences.map((audience) => (
          <li key={audience.id} className={styles.line}>
            <AudienceLine audience={audience} />
          </li>
        ))}
      </ul>
      {isWhatIf && !isKept && !isReadOnly && (
        <Button small look="line" onClick={() => setNaming(true)}>
          <Plus aria-hidden /> Save as an audience
        </Button>
      )}
      {isNaming && (
        <AudienceDialog
          title="Who thinks so?"
          name=""
          onKeep={(title) =>
            dispatch({
              kind: 'audience.create',
              audience: { id: newAudienceId(), title, switches },
            })
          }
          onClose={() => setNaming(false)}
        />
      )}
    </div>
  )
}

function AudienceLine({ audience }: { readonly audience: Audience }) {
  const dispatch = useDispatch()
  const { undo } = useUndo()
  const { say } = useNotices()
  const { switches, isWhatIf, suppose } = useWhatStands()
  const [isRenaming, setRenaming] = useState(false)
  const isOn = isWhatIf && isSameSet(audience.switches, switches)
  const count = setSwitches(audience.switches).length
  return (
    <>
      <button
        type="button"
        className={styles.audience}
        aria-pressed={isOn}
        onClick={() => suppose(isOn ? {} : audience.switches)}
      >
        {audience.title}
        <em>{count === 1 ? '1 switch' : `${count} switches`}</em>
      </button>
      <IfEditable>
        <Menu
          align="end"
          trigger={
            <IconButton label={`More about ${audience.title}`} small>
              <Ellipsis aria-hidden />
            </IconButton>
          }
        >
          <MenuChoice onSelect={() => setRenaming(true)}>Rename</MenuChoice>
          {isWhatIf && !isOn && (
            <MenuChoice
              onSelect={() =>
                dispatch({ kind: 'audience.edit', audience: audience.id, changes: { switches } })
              }
            >
              Give it the present switches
            </MenuChoice>
          )}
          <MenuChoice
            danger
            onSelect={() => {
              if (!dispatch({ kind: 'audience.delete', audience: audience.id })) return
              say('Deleted 1 audience.', { label: 'Undo', perform: undo })
            }}
          >
            Delete
          </MenuChoice>
        </Menu>
      </IfEditable>
      {isRenaming && (
        <AudienceDialog
          title="Rename the audience"
          name={audience.title}
          onKeep={(title) =>
            dispatch({ kind: 'audience.edit', audience: audience.id, changes: { title } })
          }
          onClose={() => setRenaming(false)}
        />
      )}
    </>
  )
}
