import type { PositionId } from '@counterpoint/core'
import type { ClashReport, SideReport } from '@counterpoint/core/semantics'
import { useMap } from '../../data/map-session.tsx'
import { useWorkbench } from '../../data/workbench.tsx'
import { Glyph } from '../../signs/glyph.tsx'
import { StandingSign } from '../../signs/standing-sign.tsx'
import { STATE_WORDS } from './clash-words.ts'
import { columnTemplate } from './columns.ts'
import styles from './compare-head.module.css'

interface CompareHeadProps {
  readonly report: ClashReport
  readonly positions: readonly PositionId[]
}

/** The positions, their theses, and how each comes out of it; how many clashes in all. */
export function CompareHead({ report, positions }: CompareHeadProps) {
  const count = report.clashes.length
  return (
    <header
      className={styles.head}
      style={{ '--columns': columnTemplate(positions.length) } as React.CSSProperties}
    >
      {report.sides.map((side, index) => (
        <Side key={side.position} side={side} column={2 * index + 1} />
      ))}
      {positions.length === 2 && (
        <p className={styles.total}>
          <b>{count}</b> {count === 1 ? 'clash' : 'clashes'}
        </p>
      )}
    </header>
  )
}

function Side({ side, column }: { readonly side: SideReport; readonly column: number }) {
  const map = useMap()
  const { reveal } = useWorkbench()
  const position = map.positions.get(side.position)
  if (!position) return null
  const thesis = side.thesis && map.claims.get(side.thesis)
  return (
    <div className={styles.side} style={{ '--column': column } as React.CSSProperties}>
      <h2>
        {position.color && <Glyph color={position.color} />} {position.title}
      </h2>
      {thesis ? (
        <button
          type="button"
          className={styles.thesis}
          onClick={() => reveal({ kind: 'claim', id: thesis.id })}
        >
          {thesis.text}
        </button>
      ) : (
        <p className={styles.thesis}>No thesis yet.</p>
      )}
      <p className={styles.tally}>
        {side.standing && <StandingSign standing={side.standing} />}
        <span>
          Hit by {side.answered + side.partly + side.dropped}:{' '}
          {(['answered', 'partly', 'dropped'] as const)
            .map((state) => `${side[state]} ${STATE_WORDS[state].toLowerCase()}`)
            .join(', ')}
        </span>
      </p>
    </div>
  )
}
