import type { PositionId } from '@counterpoint/core'
import type { ClashReport, Crux } from '@counterpoint/core/semantics'
import { useMemo } from 'react'
import { useMap } from '../../data/map-session.tsx'
import { useWorkbench } from '../../data/workbench.tsx'
import { useIsPrinting } from '../../shared/use-printing.ts'
import type { SourceTexts } from '../../signs/source-label.ts'
import { ClashRow } from './clash-row.tsx'
import { groupsOf, STATE_MEANINGS, STATE_WORDS } from './clash-words.ts'
import { columnTemplate } from './columns.ts'
import styles from './clash-list.module.css'

interface ClashListProps {
  readonly report: ClashReport
  readonly positions: readonly PositionId[]
  readonly texts: SourceTexts
}

/** Every clash, under the claim it turns on. */
export function ClashList({ report, positions, texts }: ClashListProps) {
  const map = useMap()
  const { reveal } = useWorkbench()
  const isPrinting = useIsPrinting()
  const groups = useMemo(
    () =>
      // What was deleted since the report was made is not shown any more.
      groupsOf(report.clashes.filter((clash) => map.inferences.has(clash.attack))).filter(
        ({ turnsOn }) => map.claims.has(turnsOn),
      ),
    [report, map],
  )
  if (groups.length === 0) {
    return (
      <p className={styles.none}>
        Nothing that one of these positions says is aimed at what another asserts. Draw a rebuttal
        or an undercut on the map, or compare others.
      </p>
    )
  }
  return (
    <div
      className={styles.clashes}
      style={{ '--columns': columnTemplate(positions.length) } as React.CSSProperties}
    >
      <p className={styles.legend}>
        {(['dropped', 'partly', 'answered'] as const).map((state) => (
          <span key={state}>
            <b>{STATE_WORDS[state]}</b>: {STATE_MEANINGS[state]}
          </span>
        ))}
      </p>
      {groups.map(({ turnsOn, clashes }) => (
        <section key={turnsOn} className={styles.group}>
          <div className={styles.groupHead}>
            <h3>
              <button type="button" onClick={() => reveal({ kind: 'claim', id: turnsOn })}>
                {map.claims.get(turnsOn)?.text}
              </button>
            </h3>
            <span>
              {clashes.length === 1 ? '1 clash' : `${clashes.length} clashes`}
              {flipsWith(report.cruxes.find(({ claim }) => claim === turnsOn))}
            </span>
          </div>
          {clashes.map((clash) => (
            <ClashRow
              key={`${clash.attack} ${clash.attacker} ${clash.defender}`}
              clash={clash}
              positions={positions}
              texts={texts}
              isPrinting={isPrinting}
            />
          ))}
        </section>
      ))}
    </div>
  )
}

function flipsWith(crux: Crux | undefined): string {
  const theses = crux?.theses.length ?? 0
  if (theses === 0) return ''
  return theses === 1 ? '; a thesis flips with it' : `; ${theses} theses flip with it`
}
