import type { CampGroup } from '@counterpoint/core/semantics'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useMap } from '../../data/map-session.tsx'
import { useWhatStands } from '../../data/what-stands.tsx'
import { IconButton } from '../../shared/ui/button.tsx'
import { Glyph } from '../../signs/glyph.tsx'
import { Part } from './part.tsx'
import styles from './what-stands.module.css'

/** The camps one by one, and by the theses that stand together in them. */
export function CampChoice() {
  const { camps, chooseCamp, semantics } = useWhatStands()
  const { answer, isPending, failure } = camps
  if (failure || !answer) {
    return (
      <Part title="Camps">
        <p className={styles.quiet} role={failure ? 'alert' : 'status'}>
          {failure ?? 'Looking for camps…'}
        </p>
      </Part>
    )
  }
  const { count, index, cutShort, groups } = answer
  return (
    <Part
      title={semantics === 'stable' ? 'Stable camps' : 'Camps'}
      count={Number.isFinite(count) ? count : Infinity}
      hint="Each is one way to hold as much as can be held together. On the cards: two ticks, in every camp; a half disc, in some."
    >
      {count === 0 ? (
        <p className={styles.quiet}>
          There is none: nobody can take a side on everything here. The cards show what is beyond
          dispute.
        </p>
      ) : (
        <div className={styles.stepper} aria-busy={isPending}>
          <IconButton
            label="Previous camp"
            disabled={index === 0}
            onClick={() => chooseCamp(index - 1)}
          >
            <ChevronLeft aria-hidden />
          </IconButton>
          <span role="status">
            Camp {index + 1} of {Number.isFinite(count) ? count : 'very many'}
          </span>
          <IconButton
            label="Next camp"
            disabled={index + 1 >= count}
            onClick={() => chooseCamp(index + 1)}
          >
            <ChevronRight aria-hidden />
          </IconButton>
        </div>
      )}
      {cutShort && (
        <p className={styles.quiet}>
          The search was cut short; there may be more, and what is not known is not marked.
        </p>
      )}
      {groups.length > 0 && (
        <>
          <h4>Theses that stand together</h4>
          <ul className={styles.list}>
            {groups.map((group) => (
              <li key={group.positions.join(' ')}>
                <GroupButton group={group} index={index} onChoose={chooseCamp} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Part>
  )
}

interface GroupButtonProps {
  readonly group: CampGroup
  readonly index: number
  readonly onChoose: (index: number) => void
}

function GroupButton({ group: { positions, camps }, index, onChoose }: GroupButtonProps) {
  const map = useMap()
  return (
    <button
      type="button"
      className={styles.group}
      aria-pressed={camps.includes(index)}
      onClick={() => onChoose(camps[0] ?? 0)}
    >
      {positions.length === 0 && <span>no thesis</span>}
      {positions.map((id) => {
        const position = map.positions.get(id)
        return (
          <span key={id}>
            {position?.color && <Glyph color={position.color} />} {position?.title}
          </span>
        )
      })}
      <em>{camps.length === 1 ? '1 camp' : `${camps.length} camps`}</em>
    </button>
  )
}
