import { MiniMap } from '@xyflow/react'
import type { CanvasNode } from './flow-nodes.ts'
import styles from './map-canvas.module.css'

const SIZE = { width: 152, height: 118 }

/** The whole map in a corner, its cards in the colours of their positions. */
export const Overview = () => (
  <MiniMap<CanvasNode>
    className={styles.minimap ?? ''}
    style={SIZE}
    ariaLabel="Overview of the map"
    nodeClassName={(node) =>
      node.type === 'claim' ? `p-${node.data.card.color ?? 'none'}` : (styles.hidden ?? '')
    }
    nodeBorderRadius={10}
    bgColor="var(--card)"
    maskColor="color-mix(in oklab, var(--desk) 55%, transparent)"
    pannable
    zoomable
  />
)
