import type { ConnectionLineComponentProps } from '@xyflow/react'
import type { CanvasNode } from './flow-nodes.ts'
import styles from './connection-line.module.css'

/** The line that follows the pointer, with the sign of what it would become. */
export function ConnectionLine({
  fromX,
  fromY,
  toX,
  toY,
  fromHandle,
  toNode,
}: ConnectionLineComponentProps<CanvasNode>) {
  const isFor = fromHandle.id !== 'against'
  const isStep = toNode?.type === 'inference'
  return (
    <g className={`${isFor ? styles.for : styles.against} ${isStep ? styles.step : ''}`}>
      <path d={`M${fromX} ${fromY}L${toX} ${toY}`} />
      <circle cx={toX} cy={toY} r={8} />
      <path d={`M${toX - 4} ${toY}h8${isFor ? `M${toX} ${toY - 4}v8` : ''}`} />
    </g>
  )
}
