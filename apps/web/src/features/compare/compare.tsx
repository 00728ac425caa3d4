import type { PositionId } from '@counterpoint/core'
import { useMemo } from 'react'
import { useAnalysis } from '../../data/analysis/use-analysis.ts'
import { useMap } from '../../data/map-session.tsx'
import { useWhatStands } from '../../data/what-stands.tsx'
import type { SourceTexts } from '../../signs/source-label.ts'
import { CommonGround } from './common-ground.tsx'
import { CompareHead } from './compare-head.tsx'
import { CompareSide } from './compare-side.tsx'
import styles from './compare.module.css'
import { ClashList } from './clash-list.tsx'
import { EvidenceTable } from './evidence-table.tsx'

interface CompareProps {
  readonly texts: SourceTexts
  /** In the order of their columns; none: the main opponents. */
  readonly between: readonly PositionId[]
  readonly onCompare: (positions: readonly PositionId[]) => void
}

/** Positions face to face: where they clash, what is unanswered, what they share, on which words. */
export function Compare({ texts, between, onCompare }: CompareProps) {
  const map = useMap()
  const { options } = useWhatStands()
  const key = between.join('.')
  const question = useMemo(
    () =>
      map.positions.size < 2
        ? undefined
        : ({
            kind: 'clash',
            map,
            options,
            positions: key.split('.').filter((id) => id !== '') as PositionId[],
          } as const),
    [map, options, key],
  )
  const { answer: report, isPending, failure } = useAnalysis(question)

  if (map.positions.size < 2) return <TooFew />
  if (!report) {
    return (
      <p className={styles.waiting} role={failure ? 'alert' : 'status'}>
        {failure ?? 'Comparing…'}
      </p>
    )
  }
  // While the answer is on its way, records that it names may be gone.
  const positions = report.sides
    .map(({ position }) => position)
    .filter((id) => map.positions.has(id))
  return (
    <div className={styles.compare} aria-busy={isPending}>
      <div className={styles.main} tabIndex={0} role="region" aria-label="Comparison">
        <CompareHead report={report} positions={positions} />
        {failure && (
          <p className={styles.note} role="alert">
            {failure}
          </p>
        )}
        <ClashList report={report} positions={positions} texts={texts} />
        <CommonGround report={report} texts={texts} />
        <EvidenceTable matrix={report.matrix} positions={positions} texts={texts} />
      </div>
      <CompareSide report={report} positions={positions} texts={texts} onCompare={onCompare} />
    </div>
  )
}

const TooFew = () => (
  <section className={styles.empty} aria-label="Comparison">
    <h2>Comparing needs two positions</h2>
    <p>
      A position is a named answer to the question, with a thesis and the claims it is committed to.
      Open the map, let go of everything, and add positions under About.
    </p>
  </section>
)
