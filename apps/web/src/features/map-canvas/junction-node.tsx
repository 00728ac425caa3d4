import { Handle, Position, useConnection, type NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { CHANGE_WORDS } from '../../signs/change-words.ts'
import { GHOST_WORDS } from '../../signs/ghost-words.ts'
import { isFor } from '../../signs/relation-sign.tsx'
import type { JunctionNode as Node } from './flow-nodes.ts'
import styles from './junction-node.module.css'
import { OthersOutline } from './others-outline.tsx'

/** An inference as a small round junction: + for, − against. Undercuts and backings end on it. */
export const JunctionNode = memo(function JunctionNode({ id, data, selected }: NodeProps<Node>) {
  const drop = useConnection(({ inProgress, toNode, fromHandle }) =>
    inProgress && toNode?.id === id ? fromHandle?.id : undefined,
  )
  return (
    <div
      className={[
        styles.junction,
        styles[data.role],
        selected && styles.selected,
        data.isOut && styles.out,
        data.isDimmed && styles.dimmed,
        data.ghost && styles.ghost,
        data.change && styles[data.change],
        drop && styles.drop,
      ]
        .filter(Boolean)
        .join(' ')}
      title={titleOf(data)}
    >
      <svg viewBox="-12 -12 24 24" aria-hidden>
        <circle r="10.500" />
        <path d={isFor(data.role) ? 'M-4.500 0h9M0-4.500v9' : 'M-4.500 0h9'} />
      </svg>
      <OthersOutline of={id} isRound />
      {drop && (
        <span className={styles.dropWord}>
          {drop === 'for' ? 'backs this step' : 'undercuts this step'}
        </span>
      )}
      <Handle
        type="target"
        id="whole"
        position={Position.Bottom}
        className={styles.whole ?? ''}
        isConnectableStart={false}
      />
    </div>
  )
})

function titleOf({ label, ghost, change }: Node['data']): string {
  if (ghost) return `${label} (${GHOST_WORDS[ghost]})`
  return change ? `${label} (${CHANGE_WORDS[change]})` : label
}
