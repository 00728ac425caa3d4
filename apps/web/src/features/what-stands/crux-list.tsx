import { useMemo, useState } from 'react'
import { useAnalysis } from '../../data/analysis/use-analysis.ts'
import { useMap } from '../../data/map-session.tsx'
import { useWhatStands } from '../../data/what-stands.tsx'
import { useWorkbench } from '../../data/workbench.tsx'
import { Part } from './part.tsx'
import styles from './what-stands.module.css'

const SHOWN = 6

/** Claims by what would flip with them. */
export function CruxList() {
  const map = useMap()
  const { options } = useWhatStands()
  const { reveal } = useWorkbench()
  const [isWhole, setWhole] = useState(false)
  const { answer, failure } = useAnalysis(
    useMemo(() => ({ kind: 'cruxes', map, options }) as const, [map, options]),
  )
  if (!answer) {
    return (
      <Part title="Cruxes">
        <p className={styles.quiet} role={failure ? 'alert' : 'status'}>
          {failure ?? 'Looking for cruxes…'}
        </p>
      </Part>
    )
  }
  const cruxes = answer.cruxes.filter(({ claim }) => map.claims.has(claim))
  return (
    <Part
      title="Cruxes"
      count={cruxes.length}
      hint="Claims by how much would stand otherwise if they went the other way."
    >
      <ul className={styles.list}>
        {(isWhole ? cruxes : cruxes.slice(0, SHOWN)).map(({ claim, moves, theses }) => (
          <li key={claim} className={styles.line}>
            <button type="button" onClick={() => reveal({ kind: 'claim', id: claim })}>
              {map.claims.get(claim)?.text}
              <small>
                {theses.length > 0 &&
                  `moves ${theses.length === 1 ? 'a thesis' : `${theses.length} theses`}; `}
                {moves.length === 1 ? 'one claim flips' : `${moves.length} claims flip`}
              </small>
            </button>
          </li>
        ))}
      </ul>
      {cruxes.length > SHOWN && !isWhole && (
        <button type="button" className={styles.link} onClick={() => setWhole(true)}>
          Show all {cruxes.length}
        </button>
      )}
      {answer.cutShort && (
        <p className={styles.quiet}>The search was cut short; there may be more.</p>
      )}
    </Part>
  )
}
