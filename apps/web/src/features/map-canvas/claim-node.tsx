import { Handle, Position, useConnection, type NodeProps } from '@xyflow/react'
import { Lock, MessageSquare } from 'lucide-react'
import { memo } from 'react'
import { IfEditable } from '../../shared/read-only.tsx'
import { CHANGE_SIGNS, CHANGE_WORDS } from '../../signs/change-words.ts'
import { commentsTitle } from '../../signs/comments-title.ts'
import { EditingMark } from '../../signs/editing-mark.tsx'
import { GHOST_WORDS } from '../../signs/ghost-words.ts'
import { Glyph } from '../../signs/glyph.tsx'
import { RecordText } from '../../signs/record-text.tsx'
import signs from '../../signs/signs.module.css'
import { MarkedStanding } from '../../signs/standing-mark.tsx'
import { useCanvasActions } from './canvas-actions.ts'
import type { CanvasCard } from './canvas-card.ts'
import styles from './claim-node.module.css'
import type { ClaimNode as Node } from './flow-nodes.ts'
import { OthersOutline } from './others-outline.tsx'

/** A claim as a card: its sentence first, then where it is said, and whether it stands. */
export const ClaimNode = memo(function ClaimNode({ id, data, selected }: NodeProps<Node>) {
  const { card, isEditing } = data
  const { claim, color, passages, isBare } = card
  const actions = useCanvasActions()
  const drop = useConnection(({ inProgress, toNode, fromHandle, fromNode }) =>
    inProgress && toNode?.id === id && fromNode?.id !== id ? fromHandle?.id : undefined,
  )
  const shown = passages.slice(0, 1)

  return (
    <article className={classesOf(data, selected, drop)} aria-label={`Claim: ${claim.text}`}>
      <i className={styles.edge} aria-hidden />
      <OthersOutline of={claim.id} />
      {isEditing ? (
        <RecordText
          of={claim.id}
          label="Claim"
          text={claim.text}
          className={styles.words ?? ''}
          startsOpen
          onCommit={(text, seen) => actions.reword(claim.id, text, seen)}
          onClose={actions.endEditing}
        />
      ) : (
        <p className={styles.words} title={claim.text}>
          {claim.text}
        </p>
      )}
      {passages[0] && <blockquote className={styles.quote}>{passages[0].exact}</blockquote>}
      {!isEditing && <EditingMark of={claim.id} />}
      <footer className={styles.foot}>
        {color && <Glyph color={color} />}
        {shown.map((chip) => (
          <button
            key={chip.id}
            type="button"
            tabIndex={-1}
            className={`${signs.chip} nodrag`}
            title={`Verbatim: “${chip.exact}”`}
            onClick={(event) => {
              event.stopPropagation()
              actions.openPassage(chip)
            }}
          >
            {chip.label}
            <Lock aria-label="verbatim" />
          </button>
        ))}
        {passages.length > shown.length && (
          <span className={styles.more}>+{passages.length - shown.length}</span>
        )}
        <Discussed card={card} />
        {card.change && (
          <span className={styles.changeWord}>
            <span aria-hidden>{CHANGE_SIGNS[card.change]}</span> {CHANGE_WORDS[card.change]}
          </span>
        )}
        {claim.implicit && <span className={styles.mark}>implicit</span>}
        {isBare && (
          <span className={styles.mark} title="No quote and no reason yet">
            bare
          </span>
        )}
        <Stands card={card} />
      </footer>
      {drop && <span className={styles.dropWord}>{drop === 'for' ? 'supports' : 'rebuts'}</span>}
      <Handle
        type="target"
        id="whole"
        position={Position.Bottom}
        className={styles.whole ?? ''}
        isConnectableStart={false}
      />
      <IfEditable>
        <Handle
          type="source"
          id="for"
          position={Position.Top}
          className={`${styles.pull} ${styles.pullFor}`}
          title="Drag onto a claim it supports, or a step it backs"
        />
        <Handle
          type="source"
          id="against"
          position={Position.Top}
          className={`${styles.pull} ${styles.pullAgainst}`}
          title="Drag onto a claim it rebuts, or a step it undercuts"
        />
      </IfEditable>
    </article>
  )
})

/** What a suggestion would do to the claim, and how many threads are about it. */
const Discussed = ({ card: { ghost, comments } }: { readonly card: CanvasCard }) => (
  <>
    {ghost && <span className={styles.mark}>{GHOST_WORDS[ghost]}</span>}
    {comments > 0 && (
      <span className={styles.comments} title={commentsTitle(comments)}>
        <MessageSquare aria-hidden />
        {comments}
        <span className="visually-hidden"> open comments</span>
      </span>
    )}
  </>
)

const Stands = ({ card: { standing, mark } }: { readonly card: CanvasCard }) =>
  standing && (
    <span className={styles.standing}>
      <MarkedStanding standing={standing} mark={mark} />
    </span>
  )

function classesOf(
  { card: { claim, color, standing, mark, ghost, change }, isDimmed, isEditing }: Node['data'],
  isSelected: boolean,
  drop: string | null | undefined,
): string {
  return [
    styles.card,
    `p-${color ?? 'none'}`,
    isSelected && styles.selected,
    isDimmed && styles.dimmed,
    standing === 'out' && styles.out,
    mark?.was && styles.moved,
    drop === 'for' && styles.dropFor,
    drop === 'against' && styles.dropAgainst,
    claim.implicit && styles.implicit,
    ghost && styles.ghost,
    ghost === 'goes' && styles.goes,
    change && styles[change],
    isEditing && styles.writing,
  ]
    .filter(Boolean)
    .join(' ')
}
