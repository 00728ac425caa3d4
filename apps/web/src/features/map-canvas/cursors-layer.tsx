import { ViewportPortal } from '@xyflow/react'
import { memo, useEffect, useState } from 'react'
import type { Pointing } from '../../data/others.ts'
import { usePointers } from '../../data/presence.tsx'
import { personClass } from '../../signs/avatar.tsx'
import styles from './cursors-layer.module.css'
import type { Places } from './drag.ts'
import { pointOf } from './spot.ts'

/** A pointer that rests for so long says nothing any more. */
const STALE_AFTER_MS = 8_000

/** Where the others point, with their names; of the same size at every zoom. */
export function CursorsLayer({ places }: { readonly places: Places }) {
  const pointers = usePointers()
  return (
    <ViewportPortal>
      <div className={styles.layer} aria-hidden>
        {pointers.map((pointing) => {
          const at = pointOf(pointing.at, places)
          return at && <Cursor key={pointing.other.session} pointing={pointing} x={at.x} y={at.y} />
        })}
      </div>
    </ViewportPortal>
  )
}

interface CursorProps {
  readonly pointing: Pointing
  readonly x: number
  readonly y: number
}

const Cursor = memo(function Cursor({ pointing, x, y }: CursorProps) {
  const { other } = pointing
  const [rested, setRested] = useState<Pointing>()
  useEffect(() => {
    const timer = setTimeout(() => setRested(pointing), STALE_AFTER_MS)
    return () => clearTimeout(timer)
  }, [pointing])
  if (rested === pointing) return null
  return (
    <div
      className={`${styles.cursor} ${personClass(other.color)}`}
      style={{ transform: `translate(${x}px, ${y}px) scale(calc(1 / var(--zoom)))` }}
    >
      <svg viewBox="0 0 14 18">
        <path d="M1.500 1.500v13l3.400-3.100 2.300 5.100 2.600-1.200-2.300-4.900 4.700-.2z" />
      </svg>
      <span className={styles.name}>{other.name}</span>
    </div>
  )
})
