import {
  quotesOf,
  type Claim,
  type GhostMark,
  type PositionColor,
  type Standing,
} from '@counterpoint/core'
import { ChevronRight, Lock, MessageSquare } from 'lucide-react'
import { useDispatch, useMap } from '../../data/map-session.tsx'
import { useWorkbench } from '../../data/workbench.tsx'
import { useOthersAt } from '../../data/presence.tsx'
import { Avatar } from '../../signs/avatar.tsx'
import { commentsTitle } from '../../signs/comments-title.ts'
import { EditingMark } from '../../signs/editing-mark.tsx'
import { GHOST_WORDS } from '../../signs/ghost-words.ts'
import { Glyph } from '../../signs/glyph.tsx'
import { namesOf } from '../../signs/people-words.ts'
import { RecordText } from '../../signs/record-text.tsx'
import { RELATION_WORDS, RelationSign } from '../../signs/relation-sign.tsx'
import signs from '../../signs/signs.module.css'
import { passageLabel, type SourceTexts } from '../../signs/source-label.ts'
import { MarkedStanding, type Mark } from '../../signs/standing-mark.tsx'
import type { OutlineLine } from './outline-tree.ts'
import styles from './outline.module.css'

interface OutlineRowProps {
  readonly line: OutlineLine
  readonly claim: Claim
  readonly color: PositionColor | undefined
  readonly standing: Standing | undefined
  readonly mark: Mark | undefined
  readonly comments: number
  readonly ghost: GhostMark | undefined
  readonly texts: SourceTexts
  readonly isEditing: boolean
  readonly isFolded: boolean
  readonly onFold: (isFolded: boolean) => void
  /** What is being written under this line. */
  readonly children: React.ReactNode
}

/** One claim in the outline: how it bears on the one above, its words, where they are said. */
export function OutlineRow(props: OutlineRowProps) {
  const { line, claim, color, isEditing, isFolded, onFold, children } = props
  const dispatch = useDispatch()
  const { edit } = useWorkbench()
  return (
    <>
      <span className={styles.sign}>
        {line.by ? <RelationSign role={line.by.role} /> : color && <Glyph color={color} />}
      </span>
      <div className={styles.words}>
        {isEditing ? (
          <RecordText
            of={claim.id}
            label="Claim"
            text={claim.text}
            startsOpen
            onCommit={(text, seen) =>
              dispatch({
                kind: 'claim.edit',
                claim: claim.id,
                changes: { text },
                base: { text: seen },
              })
            }
            onClose={() => edit(undefined)}
          />
        ) : (
          <p className={props.ghost === 'goes' ? styles.goes : undefined}>{claim.text}</p>
        )}
        {!isEditing && <EditingMark of={claim.id} />}
        <Meta {...props} />
        {children}
      </div>
      {line.hasMore && (
        <button
          type="button"
          tabIndex={-1}
          className={styles.fold}
          aria-label={isFolded ? 'Unfold' : 'Fold'}
          onClick={(event) => {
            event.stopPropagation()
            onFold(!isFolded)
          }}
        >
          <ChevronRight aria-hidden data-open={!isFolded} />
        </button>
      )}
    </>
  )
}

function Meta({ line, claim, color, standing, mark, texts, comments, ghost }: OutlineRowProps) {
  const map = useMap()
  const { select, openPassage } = useWorkbench()
  return (
    <p className={styles.meta}>
      {line.by && color && <Glyph color={color} />}
      {quotesOf(map, claim)
        .slice(0, 3)
        .map((quote) => (
          <button
            key={quote.id}
            type="button"
            tabIndex={-1}
            className={signs.chip}
            title={`Verbatim: “${quote.exact}”`}
            onClick={(event) => {
              event.stopPropagation()
              select({ kind: 'claim', id: claim.id })
              openPassage(quote)
            }}
          >
            {passageLabel(map, texts, quote)}
            <Lock aria-label="verbatim" />
          </button>
        ))}
      {ghost && <span className={styles.ghost}>{GHOST_WORDS[ghost]}</span>}
      {comments > 0 && (
        <span className={styles.comments} title={commentsTitle(comments)}>
          <MessageSquare aria-hidden />
          {comments}
          <span className="visually-hidden"> open comments</span>
        </span>
      )}
      <Selecting id={claim.id} />
      {claim.implicit && <span>implicit</span>}
      {line.onStep && line.by && <span>{RELATION_WORDS[line.by.role]} the step</span>}
      {line.isRepeated && line.by && <span>also above</span>}
      {standing && (
        <span className={styles.standing}>
          <MarkedStanding standing={standing} mark={mark} inWords />
        </span>
      )}
    </p>
  )
}

/** Who else has the claim selected. */
function Selecting({ id }: { readonly id: string }) {
  const others = useOthersAt(id)?.selecting ?? []
  if (others.length === 0) return null
  return (
    <span className={styles.people}>
      {others.slice(0, 3).map((other) => (
        <Avatar key={other.session} other={other} isSmall />
      ))}
      <span className="visually-hidden">Selected by {namesOf(others)}</span>
    </span>
  )
}
