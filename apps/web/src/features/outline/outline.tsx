import {
  type ClaimId,
  type GhostMark,
  type InferenceId,
  type OperationInput,
  type Polarity,
  type Standing,
} from '@counterpoint/core'
import { Plus } from 'lucide-react'
import { useEffect, useEffectEvent, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useDispatch, useMap } from '../../data/map-session.tsx'
import { newClaimId, newInferenceId } from '../../data/new-id.ts'
import { batch } from '../../data/passage-actions.ts'
import { useWorkbench } from '../../data/workbench.tsx'
import { useReadOnly } from '../../shared/read-only.tsx'
import { Button } from '../../shared/ui/button.tsx'
import { EditableText } from '../../shared/ui/editable-text.tsx'
import { claimColors } from '../../signs/position-color.ts'
import { RELATION_WORDS, RelationSign } from '../../signs/relation-sign.tsx'
import type { SourceTexts } from '../../signs/source-label.ts'
import type { Mark } from '../../signs/standing-mark.tsx'
import { OutlineRow } from './outline-row.tsx'
import { outlineOf, type OutlineLine } from './outline-tree.ts'
import styles from './outline.module.css'

interface OutlineProps {
  readonly texts: SourceTexts
  readonly standingOf: (id: string) => Standing | undefined
  readonly markOf: (id: string) => Mark | undefined
  /** How many open threads are about a claim, and what a suggestion would do to it. */
  readonly discussed: {
    readonly commentsOn: (id: string) => number
    readonly ghostOf: (id: string) => GhostMark | undefined
  }
  readonly onDelete: (ids: readonly (ClaimId | InferenceId)[]) => void
}

interface Draft {
  readonly under: string
  readonly claim: ClaimId
  readonly polarity: Polarity
}

/** The same map as a tree: for the keyboard, the phone and the screen reader. */
export function Outline({ texts, standingOf, markOf, discussed, onDelete }: OutlineProps) {
  const map = useMap()
  const dispatch = useDispatch()
  const { selection, select, edit, editing, target } = useWorkbench()
  const isReadOnly = useReadOnly()
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const [here, setHere] = useState<string>()
  const [draft, setDraft] = useState<Draft>()
  const list = useRef<HTMLUListElement>(null)
  const lines = useMemo(() => outlineOf(map, folded), [map, folded])
  const colors = useMemo(() => claimColors(map), [map])
  const current = lines.find(({ key }) => key === here) ?? lines[0]

  const fold = (key: string, isFolded: boolean) =>
    setFolded((before) => {
      const after = new Set(before)
      if (isFolded) after.add(key)
      else after.delete(key)
      return after
    })

  const go = (line: OutlineLine | undefined) => {
    if (!line) return
    setHere(line.key)
    list.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(line.key)}"]`)?.focus()
  }

  const showClaim = useEffectEvent((claim: string) => {
    const line = lines.find((each) => each.claim === claim)
    if (!line) return
    setHere(line.key)
    list.current
      ?.querySelector(`[data-key="${CSS.escape(line.key)}"]`)
      ?.scrollIntoView({ block: 'center' })
  })
  useEffect(() => {
    if (target) showClaim(target.what)
  }, [target])

  const keep = (text: string) => {
    if (!draft) return
    const id = newClaimId()
    const steps: OperationInput[] = [
      { kind: 'claim.create', claim: { id, text } },
      {
        kind: 'inference.create',
        inference: {
          id: newInferenceId(),
          polarity: draft.polarity,
          premises: [id],
          target: { claim: draft.claim },
        },
      },
    ]
    if (dispatch(batch(steps))) select({ kind: 'claim', id })
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (!current || event.ctrlKey || event.metaKey || event.altKey) return
    if (!(event.target instanceof HTMLElement) || event.target.dataset['key'] !== current.key)
      return
    const index = lines.indexOf(current)
    const changes = {
      F2: () => edit(current.claim),
      Delete: () => onDelete([current.claim]),
      '+': () => setDraft({ under: current.key, claim: current.claim, polarity: 'for' }),
      '-': () => setDraft({ under: current.key, claim: current.claim, polarity: 'against' }),
    }
    const act: Readonly<Record<string, () => void>> = {
      ArrowDown: () => go(lines[index + 1]),
      ArrowUp: () => go(lines[index - 1]),
      ArrowRight: () => (folded.has(current.key) ? fold(current.key, false) : go(lines[index + 1])),
      ArrowLeft: () =>
        current.hasMore && !folded.has(current.key)
          ? fold(current.key, true)
          : go(lines.slice(0, index).findLast(({ depth }) => depth < current.depth)),
      Home: () => go(lines[0]),
      End: () => go(lines.at(-1)),
      Enter: () => select({ kind: 'claim', id: current.claim }),
      ' ': () => select({ kind: 'claim', id: current.claim }),
      ...(isReadOnly ? {} : changes),
    }
    const perform = act[event.key]
    if (!perform) return
    event.preventDefault()
    perform()
  }

  if (lines.length === 0) return <FirstClaim />

  return (
    <section className={styles.outline} aria-label="Outline">
      <ul ref={list} role="tree" aria-label="Claims" className={styles.tree}>
        {lines.map((line) => {
          const claim = map.claims.get(line.claim)!
          const color = colors.get(claim.id)
          const standing = standingOf(claim.id)
          const isSelected = selection?.kind === 'claim' && selection.id === claim.id
          return (
            <li
              key={line.key}
              role="treeitem"
              data-key={line.key}
              aria-level={line.depth + 1}
              aria-expanded={line.hasMore ? !folded.has(line.key) : undefined}
              aria-selected={isSelected}
              aria-label={`${line.by ? `${RELATION_WORDS[line.by.role]}: ` : ''}${claim.text}`}
              tabIndex={line.key === current?.key ? 0 : -1}
              className={`${styles.line} ${line.depth === 0 ? styles.top : ''} ${isSelected ? styles.on : ''} p-${color ?? 'none'}`}
              style={{ '--depth': line.depth } as React.CSSProperties}
              onFocus={(event) => event.target === event.currentTarget && setHere(line.key)}
              onKeyDown={onKeyDown}
              onClick={() => select({ kind: 'claim', id: claim.id })}
            >
              <OutlineRow
                line={line}
                claim={claim}
                color={color}
                standing={standing}
                mark={markOf(claim.id)}
                comments={discussed.commentsOn(claim.id)}
                ghost={discussed.ghostOf(claim.id) ?? stepGhost(line, discussed.ghostOf)}
                texts={texts}
                isEditing={editing === claim.id && isSelected}
                isFolded={folded.has(line.key)}
                onFold={(isFolded) => fold(line.key, isFolded)}
              >
                {draft?.under === line.key && (
                  <DraftLine draft={draft} onKeep={keep} onClose={() => setDraft(undefined)} />
                )}
              </OutlineRow>
            </li>
          )
        })}
      </ul>
      {current && !isReadOnly && (
        <footer className={styles.foot}>
          <Button
            small
            look="line"
            onClick={() => setDraft({ under: current.key, claim: current.claim, polarity: 'for' })}
          >
            <Plus aria-hidden /> Reason
          </Button>
          <Button
            small
            look="line"
            onClick={() =>
              setDraft({ under: current.key, claim: current.claim, polarity: 'against' })
            }
          >
            <Plus aria-hidden /> Objection
          </Button>
          <span className={styles.hint}>
            for “{map.claims.get(current.claim)?.text}”. Keys: + and −, arrows, F2, Del
          </span>
        </footer>
      )}
    </section>
  )
}

/** Of a step that would appear or go, where the claim itself stays as it is. */
const stepGhost = (
  { by }: OutlineLine,
  ghostOf: (id: string) => GhostMark | undefined,
): GhostMark | undefined => by && ghostOf(by.inference)

interface DraftLineProps {
  readonly draft: Draft
  readonly onKeep: (text: string) => void
  readonly onClose: () => void
}

const DraftLine = ({ draft, onKeep, onClose }: DraftLineProps) => (
  <div className={styles.draft}>
    <RelationSign role={draft.polarity === 'for' ? 'support' : 'rebuttal'} />
    <EditableText
      label={draft.polarity === 'for' ? 'A reason' : 'An objection'}
      text=""
      placeholder="One sentence that can be true or false"
      startsOpen
      onCommit={onKeep}
      onClose={onClose}
    />
  </div>
)

function FirstClaim() {
  const dispatch = useDispatch()
  const { select } = useWorkbench()
  const isReadOnly = useReadOnly()
  const [isWriting, setWriting] = useState(false)
  return (
    <section className={styles.empty} aria-label="Outline">
      <h2>Nothing is claimed yet</h2>
      {isReadOnly ? null : isWriting ? (
        <EditableText
          label="First claim"
          text=""
          placeholder="One sentence that can be true or false"
          startsOpen
          onCommit={(text) => {
            const id = newClaimId()
            if (dispatch({ kind: 'claim.create', claim: { id, text } }))
              select({ kind: 'claim', id })
          }}
          onClose={() => setWriting(false)}
        />
      ) : (
        <Button look="line" onClick={() => setWriting(true)}>
          <Plus aria-hidden /> Write the first claim
        </Button>
      )}
    </section>
  )
}
