import type { ArgumentMap, ChangeMark } from '@counterpoint/core'
import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { usePast, useHistory } from '../../data/history.tsx'
import { SessionLayer, useMapSession } from '../../data/map-session.tsx'
import { pastSession } from '../../data/past-session.ts'
import { useWorkbench } from '../../data/workbench.tsx'
import { Button } from '../../shared/ui/button.tsx'
import { PartBody, Parts } from '../../shared/ui/parts.tsx'
import type { Mark } from '../../signs/standing-mark.tsx'
import { ChangesList } from './changes-list.tsx'
import { ComparisonList } from './comparison-list.tsx'
import styles from './history-view.module.css'
import { PastBar } from './past-bar.tsx'
import { RestoreDialog } from './restore-dialog.tsx'
import { TimelineSlider } from './timeline-slider.tsx'
import { useComparison } from './use-comparison.ts'
import { usePlayback } from './use-playback.ts'
import { VersionsList } from './versions-list.tsx'

/** What a comparison marks on the canvas. */
export interface Marking {
  readonly changeOf: (id: string) => ChangeMark | undefined
  readonly markOf: ((id: string) => Mark | undefined) | undefined
}

interface HistoryViewProps {
  /** The revision that the one looked at is compared with. */
  readonly since: number | undefined
  readonly onSince: (revision: number | undefined) => void
  readonly isPhone: boolean
  /** The map was restored: it is to be worked on again. */
  readonly onRestored: () => void
  /** The canvas of the map around it, which is of the past. */
  readonly canvas: (marking: Marking) => ReactNode
}

/** The map at any point of its past: travelled to, compared, named, restored. */
export function HistoryView(props: HistoryViewProps) {
  const past = usePast()
  if (past.kind === 'open') return <OpenHistory {...props} />
  if (past.kind === 'failed') {
    return (
      <div className={styles.waiting} role="alert">
        <p>{past.failure.message}</p>
        <Button look="line" onClick={past.retry}>
          Try again
        </Button>
      </div>
    )
  }
  return (
    <p className={styles.waiting} role="status">
      Reading the history…
    </p>
  )
}

const PARTS = ['changes', 'compare', 'versions'] as const
type Part = (typeof PARTS)[number] | 'map'

const PART_WORDS: Readonly<Record<Part, string>> = {
  changes: 'Changes',
  compare: 'Compare',
  versions: 'Versions',
  map: 'Map',
}

function OpenHistory({ since, onSince, isPhone, onRestored, canvas }: HistoryViewProps) {
  const { target } = useWorkbench()
  const [part, setPart] = useState<Part>(since === undefined ? 'changes' : 'compare')
  const [isRestoring, setRestoring] = useState(false)
  const comparison = useComparison(since)
  const playback = usePlayback()
  const parts: readonly Part[] = isPhone ? [...PARTS, 'map'] : PARTS
  const compareSince = (revision: number | undefined) => {
    onSince(revision)
    if (revision !== undefined) setPart('compare')
  }
  useEffect(() => {
    if (target && isPhone) setPart('map')
  }, [target, isPhone])

  // The canvas is drawn anew when what it shows changed, and not with every page of the log.
  const drawn = useMemo(
    () => canvas({ changeOf: comparison?.changeOf ?? nothing, markOf: comparison?.markOf }),
    [canvas, comparison],
  )
  const picture = <Picture map={comparison?.picture}>{drawn}</Picture>
  return (
    <div className={styles.view}>
      <PastBar since={since} onSince={compareSince} onRestore={() => setRestoring(true)} />
      <div className={styles.middle}>
        {!isPhone && <div className={styles.canvas}>{picture}</div>}
        <section className={styles.pane} aria-label="History">
          <Parts
            label="Parts of the history"
            parts={parts}
            words={PART_WORDS}
            current={part}
            onChoose={setPart}
          />
          {part === 'map' ? (
            <div className={styles.canvas}>{picture}</div>
          ) : (
            <PartBody title={PART_WORDS[part]}>
              {part === 'changes' && <ChangesList />}
              {part === 'compare' && (
                <ComparisonList since={since} onSince={onSince} comparison={comparison} />
              )}
              {part === 'versions' && <VersionsList onSince={compareSince} />}
            </PartBody>
          )}
        </section>
      </div>
      <TimelineSlider since={since} playback={playback} />
      {isRestoring && <RestoreDialog onClose={() => setRestoring(false)} onRestored={onRestored} />}
    </div>
  )
}

const nothing = () => undefined

interface PictureProps {
  /** What is shown instead of the map that is looked at. */
  readonly map: ArgumentMap | undefined
  readonly children: ReactNode
}

/**
 * What is drawn: the map that is looked at, or what a comparison makes of it. Cards that had no place
 * then are drawn where they stand today, so that they do not jump about as one travels.
 */
function Picture({ map, children }: PictureProps) {
  const session = useMapSession()
  const { map: past, present } = useHistory()
  const shown = map ?? past
  const layer = useMemo(
    () => pastSession(session, { ...shown, placements: placesOn(shown, present) }),
    [session, shown, present],
  )
  return <SessionLayer session={layer}>{children}</SessionLayer>
}

const placesOn = (map: ArgumentMap, present: ArgumentMap): ArgumentMap['placements'] =>
  new Map([
    ...[...present.placements].filter(
      ([id]) => map.claims.has(id as never) || map.inferences.has(id as never),
    ),
    ...map.placements,
  ])
