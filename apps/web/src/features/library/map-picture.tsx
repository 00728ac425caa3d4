import type { PositionColor } from '@counterpoint/core'
import styles from './library.module.css'

interface MapPictureProps {
  readonly points: readonly {
    readonly x: number
    readonly y: number
    readonly color: PositionColor | null
  }[]
}

const CARD = { width: 220, height: 104 }
const MARGIN = 60

/** The map from far away: its cards as coloured blocks where they stand. */
export function MapPicture({ points }: MapPictureProps) {
  if (points.length === 0) {
    return (
      <div className={styles.picture} aria-hidden>
        <span>not laid out yet</span>
      </div>
    )
  }
  const left = Math.min(...points.map(({ x }) => x)) - CARD.width / 2 - MARGIN
  const right = Math.max(...points.map(({ x }) => x)) + CARD.width / 2 + MARGIN
  const top = Math.min(...points.map(({ y }) => y)) - CARD.height / 2 - MARGIN
  const bottom = Math.max(...points.map(({ y }) => y)) + CARD.height / 2 + MARGIN
  return (
    <svg
      className={styles.picture}
      viewBox={`${left} ${top} ${right - left} ${bottom - top}`}
      preserveAspectRatio="xMidYMid meet"
      aria-hidden
    >
      {points.map(({ x, y, color }, index) => (
        <rect
          key={index}
          className={`p-${color ?? 'none'}`}
          x={x - CARD.width / 2}
          y={y - CARD.height / 2}
          {...CARD}
          rx={14}
        />
      ))}
    </svg>
  )
}
