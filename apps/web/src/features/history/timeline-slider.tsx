import { ChevronFirst, ChevronLast, Pause, Play, StepBack, StepForward } from 'lucide-react'
import { memo, useMemo, type CSSProperties } from 'react'
import { useHistory } from '../../data/history.tsx'
import { useVersions } from '../../data/versions.ts'
import { IconButton } from '../../shared/ui/button.tsx'
import { exactly } from '../../shared/ui/when.tsx'
import { middleOf, ticksOf, type AuthorTicks, type Ticks } from './ticks-of.ts'
import styles from './timeline-slider.module.css'
import type { Direction, Playback } from './use-playback.ts'

/** All revisions of the map on one line, with who changed it when; one travels by it. */
export function TimelineSlider({ since, playback }: TimelineSliderProps) {
  const { log, revision, first, last, travel } = useHistory()
  const versions = useVersions()
  const ticks = useMemo(
    () => ticksOf({ first, last }, (each) => log.entry(each)),
    [log, first, last],
  )
  const { stop } = playback
  const go = (to: number) => {
    stop()
    travel(Math.min(Math.max(to, 0), last))
  }
  return (
    <section className={styles.timeline} aria-label="Timeline">
      <Transport {...playback} go={go} />
      <div className={styles.lines}>
        <Authors ticks={ticks} last={last} />
        <div className={styles.track}>
          {since !== undefined && <Span from={since} to={revision} last={last} />}
          <input
            type="range"
            aria-label="Revision"
            aria-valuetext={valueText(
              log.entry(revision)?.at,
              log.sentence(revision),
              revision,
              last,
            )}
            min={0}
            max={last}
            value={revision}
            onChange={(event) => go(Number(event.target.value))}
          />
          {versions.map(({ id, name, revision: named }) => (
            <i key={id} className={styles.version} style={placeAt(named, last)} title={name} />
          ))}
        </div>
        <Days ticks={ticks} last={last} />
      </div>
      <p className={styles.where} aria-hidden>
        {revision} <span>of {last}</span>
      </p>
    </section>
  )
}

interface TimelineSliderProps {
  /** The revision that the one looked at is compared with. */
  readonly since: number | undefined
  readonly playback: Playback
}

function valueText(
  at: string | undefined,
  sentence: string | undefined,
  revision: number,
  last: number,
): string {
  const what = sentence ?? (revision === 0 ? 'The map was made.' : '')
  return `${revision} of ${last}${at ? `, ${exactly(at)}` : ''}. ${what}`.trim()
}

interface TransportProps extends Playback {
  readonly go: (revision: number) => void
}

function Transport({ direction, changesAStep, play, stop, go }: TransportProps) {
  const { revision, last } = useHistory()
  const toggle = (towards: Direction) => () => (direction === towards ? stop() : play(towards))
  const several = changesAStep > 1 ? `, ${changesAStep} changes a step` : ''
  return (
    <div className={styles.transport} role="group" aria-label="Travel">
      <IconButton label="To the beginning" disabled={revision === 0} onClick={() => go(0)}>
        <ChevronFirst aria-hidden />
      </IconButton>
      <IconButton
        label={direction === 'back' ? 'Stop' : `Play backwards${several}`}
        disabled={last === 0}
        onClick={toggle('back')}
      >
        {direction === 'back' ? (
          <Pause aria-hidden />
        ) : (
          <Play aria-hidden className={styles.back} />
        )}
      </IconButton>
      <IconButton
        label="One change back"
        disabled={revision === 0}
        onClick={() => go(revision - 1)}
      >
        <StepBack aria-hidden />
      </IconButton>
      <IconButton
        label="One change on"
        disabled={revision === last}
        onClick={() => go(revision + 1)}
      >
        <StepForward aria-hidden />
      </IconButton>
      <IconButton
        label={direction === 'forth' ? 'Stop' : `Play${several}`}
        disabled={last === 0}
        onClick={toggle('forth')}
      >
        {direction === 'forth' ? <Pause aria-hidden /> : <Play aria-hidden />}
      </IconButton>
      <IconButton label="To the latest" disabled={revision === last} onClick={() => go(last)}>
        <ChevronLast aria-hidden />
      </IconButton>
    </div>
  )
}

interface TicksProps {
  readonly ticks: Ticks
  readonly last: number
}

/** Drawn anew when there are more changes, not at every step through them. */
const Authors = memo(({ ticks: { authors, stretches }, last }: TicksProps) => (
  <ul className={styles.authors}>
    {authors.map((author) => (
      <li key={author.key}>
        <span className={styles.name} title={author.name}>
          {author.name} <em>{author.count}</em>
        </span>
        <AuthorLine author={author} stretches={stretches} last={last} />
      </li>
    ))}
  </ul>
))
Authors.displayName = 'Authors'

/** The line in its own units, and its widest tick. */
const LENGTH = 1_000
const WIDEST = 6

/** One author's changes: the more of them in a stretch, the darker its tick. */
function AuthorLine({
  author: { byStretch },
  stretches,
  last,
}: {
  readonly author: AuthorTicks
  readonly stretches: number
  readonly last: number
}) {
  const most = Math.max(...byStretch)
  const width = Math.min(WIDEST, (0.8 * LENGTH) / stretches)
  return (
    <svg viewBox={`0 0 ${LENGTH} 1`} preserveAspectRatio="none" aria-hidden>
      {byStretch.map((count, stretch) =>
        count === 0 ? null : (
          <rect
            key={stretch}
            x={(LENGTH * middleOf(stretch, stretches, last)).toFixed(2)}
            width={width}
            height={1}
            opacity={0.45 + (0.55 * count) / most}
            transform={`translate(${-width / 2})`}
          />
        ),
      )}
    </svg>
  )
}

/** Days closer to each other than this share of the line are told by the first of them. */
const CLOSEST = 0.09

function Days({ ticks: { days }, last }: TicksProps) {
  let before = -1
  const told = days.filter(({ revision }) => {
    if (before >= 0 && (revision - before) / last < CLOSEST) return false
    before = revision
    return true
  })
  return (
    <ol className={styles.days} aria-hidden>
      {told.map(({ revision, date }) => (
        <li key={revision} style={placeAt(revision, last)}>
          {DAY.format(date)}
        </li>
      ))}
    </ol>
  )
}

const DAY = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' })

function Span({
  from,
  to,
  last,
}: {
  readonly from: number
  readonly to: number
  readonly last: number
}) {
  const [start, end] = [Math.min(from, to), Math.max(from, to)]
  return (
    <>
      <i
        className={styles.span}
        style={{ ...placeAt(start, last), '--length': (end - start) / last } as CSSProperties}
      />
      <i className={styles.since} style={placeAt(from, last)} />
    </>
  )
}

const placeAt = (revision: number, last: number): CSSProperties =>
  ({ '--at': last === 0 ? 0 : revision / last }) as CSSProperties
