import {
  attitudesTo,
  inferencesFrom,
  isBare,
  isUndermining,
  quotesOf,
  rebuttalsOf,
  supportsOf,
  type ClaimId,
  type Polarity,
} from '@counterpoint/core'
import { GitMerge, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useDispatch, useMap } from '../../data/map-session.tsx'
import { newClaimId, newInferenceId } from '../../data/new-id.ts'
import { batch } from '../../data/passage-actions.ts'
import { IfEditable } from '../../shared/read-only.tsx'
import { Button } from '../../shared/ui/button.tsx'
import { ClaimPicker } from '../../signs/claim-picker.tsx'
import { Glyph } from '../../signs/glyph.tsx'
import { colorClass, colorOf } from '../../signs/position-color.ts'
import { RecordText } from '../../signs/record-text.tsx'
import { SwitchButton } from '../../signs/switch-button.tsx'
import { Box, LinkButton } from './box.tsx'
import { ClaimFacts } from './claim-facts.tsx'
import { ClaimPositions } from './claim-positions.tsx'
import { ClaimRelations } from './claim-relations.tsx'
import type { InspectorProps } from './inspector-props.ts'
import styles from './inspector.module.css'
import { QuoteBlock } from './quote-block.tsx'
import { RelationRow } from './relation-row.tsx'
import { StandingBox } from './standing-box.tsx'

type Picking = { readonly polarity: Polarity; readonly direction: 'onto' | 'from' } | 'merge'

/** A claim: its sentence, whether it stands and why, its quotes, and all that bears on it. */
export function ClaimInspector({
  id,
  texts,
  standingOf,
  reasonFor,
  onWhy,
  onDelete,
}: InspectorProps & { readonly id: ClaimId }) {
  const map = useMap()
  const dispatch = useDispatch()
  const [picking, setPicking] = useState<Picking>()
  const claim = map.claims.get(id)
  if (!claim) return null
  const standing = standingOf(id)
  const quotes = quotesOf(map, claim)
  const supports = supportsOf(map, id)
  const rebuttals = rebuttalsOf(map, id)
  const uses = inferencesFrom(map, id)
  const thesis = attitudesTo(map, id).find(({ position }) => position.thesis === id)?.position

  const link = (other: ClaimId, { polarity, direction }: Exclude<Picking, 'merge'>) => {
    const [premise, target] = direction === 'onto' ? [other, id] : [id, other]
    dispatch({
      kind: 'inference.create',
      inference: { id: newInferenceId(), polarity, premises: [premise], target: { claim: target } },
    })
  }

  const linkNew = (text: string, wanted: Exclude<Picking, 'merge'>) => {
    const other = newClaimId()
    const [premise, target] = wanted.direction === 'onto' ? [other, id] : [id, other]
    dispatch(
      batch([
        { kind: 'claim.create', claim: { id: other, text } },
        {
          kind: 'inference.create',
          inference: {
            id: newInferenceId(),
            polarity: wanted.polarity,
            premises: [premise],
            target: { claim: target },
          },
        },
      ]),
    )
  }

  return (
    <div className={colorClass(colorOf(map, id))}>
      {thesis && (
        <p className={`${styles.of} ${colorClass(thesis.color)}`}>
          {thesis.color && <Glyph color={thesis.color} />} Thesis of {thesis.title}
        </p>
      )}
      <RecordText
        key={id}
        of={id}
        label="Claim"
        text={claim.text}
        className={styles.sentence ?? ''}
        onCommit={(text, seen) =>
          dispatch({ kind: 'claim.edit', claim: id, changes: { text }, base: { text: seen } })
        }
      />
      {standing && (
        <StandingBox
          standing={standing}
          reason={reasonFor(id)}
          onWhy={onWhy}
          switches={
            <>
              <SwitchButton kind="claims" id={id} of={claim.text} />
              <SwitchButton kind="given" id={id} of={claim.text} />
            </>
          }
          id={id}
        />
      )}

      <Box title="Quotes" count={quotes.length}>
        {quotes.map((quote) => (
          <QuoteBlock
            key={quote.id}
            quote={quote}
            texts={texts}
            onDetach={() => dispatch({ kind: 'claim.detachQuote', claim: id, quote: quote.id })}
          />
        ))}
        {quotes.length === 0 && (
          <p className={styles.quiet}>
            {isBare(map, claim)
              ? 'Bare: no source says this and nothing supports it.'
              : claim.implicit
                ? 'Nobody wrote this; an inference needs it.'
                : 'No quote.'}
            {(isBare(map, claim) || !claim.implicit) && (
              <IfEditable> Select words in a source and choose “Evidence for…”.</IfEditable>
            )}
          </p>
        )}
      </Box>

      <Box
        title="Supports"
        count={supports.length}
        action={
          <LinkButton
            label="Add a reason for this claim"
            onClick={() => setPicking({ polarity: 'for', direction: 'onto' })}
          >
            Add
          </LinkButton>
        }
      >
        {supports.map((inference) => (
          <RelationRow
            key={inference.id}
            inference={inference}
            end="premises"
            standingOf={standingOf}
          />
        ))}
      </Box>

      <Box
        title="Rebuttals"
        count={rebuttals.length}
        action={
          <LinkButton
            label="Add an objection to this claim"
            onClick={() => setPicking({ polarity: 'against', direction: 'onto' })}
          >
            Add
          </LinkButton>
        }
      >
        {rebuttals.map((inference) => (
          <RelationRow
            key={inference.id}
            inference={inference}
            end="premises"
            standingOf={standingOf}
          />
        ))}
        {rebuttals.some((inference) => isUndermining(map, inference)) && (
          <p className={styles.quiet}>They undermine what rests on this claim.</p>
        )}
      </Box>

      <Box
        title="Bears on"
        count={uses.length}
        action={
          <span className={styles.row}>
            <LinkButton
              label="Let this claim support another"
              onClick={() => setPicking({ polarity: 'for', direction: 'from' })}
            >
              Support…
            </LinkButton>
            <LinkButton
              label="Let this claim rebut another"
              onClick={() => setPicking({ polarity: 'against', direction: 'from' })}
            >
              Rebut…
            </LinkButton>
          </span>
        }
      >
        {uses.map((inference) => (
          <RelationRow
            key={inference.id}
            inference={inference}
            end="target"
            standingOf={standingOf}
          />
        ))}
      </Box>

      <ClaimPositions id={id} />
      <ClaimRelations id={id} />
      <ClaimFacts claim={claim} />

      <IfEditable>
        <div className={`${styles.box} ${styles.row}`}>
          <Button small onClick={() => setPicking('merge')}>
            <GitMerge aria-hidden /> Merge into…
          </Button>
          <Button small look="danger" onClick={() => onDelete({ kind: 'claim', id })}>
            <Trash2 aria-hidden /> Delete claim
          </Button>
        </div>
      </IfEditable>

      {picking && (
        <ClaimPicker
          title={titleOf(picking)}
          map={map}
          without={new Set([id])}
          onPick={(other) =>
            picking === 'merge'
              ? dispatch({ kind: 'claim.merge', from: id, into: other })
              : link(other, picking)
          }
          {...(picking === 'merge' ? {} : { onNew: (text: string) => linkNew(text, picking) })}
          onClose={() => setPicking(undefined)}
        />
      )}
    </div>
  )
}

function titleOf(picking: Picking): string {
  if (picking === 'merge') return 'Merge this claim into…'
  if (picking.direction === 'from') {
    return picking.polarity === 'for' ? 'This claim supports…' : 'This claim rebuts…'
  }
  return picking.polarity === 'for' ? 'What supports this claim?' : 'What rebuts this claim?'
}
