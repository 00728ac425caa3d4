import type { PositionColor, PositionId } from '@counterpoint/core'
import { memo } from 'react'
import { Glyph } from '../../signs/glyph.tsx'
import styles from './hulls-layer.module.css'

export interface Hull {
  readonly id: PositionId
  readonly title: string
  readonly color: PositionColor | null
  readonly paths: readonly string[]
  readonly titleAt: { readonly x: number; readonly y: number }
  /** How wide the title may grow where it is drawn far larger than the map, in map pixels. */
  readonly titleRoom: number
}

interface HullsLayerProps {
  readonly hulls: readonly Hull[]
  readonly onPosition: (id: PositionId) => void
}

/** Positions as soft grounds under their cards, with their titles. */
export const HullsLayer = memo(function HullsLayer({ hulls, onPosition }: HullsLayerProps) {
  return (
    <>
      <svg className={styles.layer} aria-hidden>
        {hulls.map(({ id, color, paths }) => (
          <g key={id} className={`p-${color ?? 'none'}`}>
            {paths.map((path, index) => (
              <path key={index} className={styles.hull} d={path} />
            ))}
          </g>
        ))}
      </svg>
      {hulls.map(({ id, title, color, titleAt, titleRoom }) => (
        <button
          key={id}
          type="button"
          className={`${styles.title} p-${color ?? 'none'} nopan`}
          style={
            { left: titleAt.x, top: titleAt.y, '--room': `${titleRoom}px` } as React.CSSProperties
          }
          onClick={() => onPosition(id)}
        >
          {color && <Glyph color={color} />}
          {title}
        </button>
      ))}
    </>
  )
})
