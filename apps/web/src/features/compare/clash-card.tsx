import { quotesOf, type Claim, type ClaimId, type PositionId } from '@counterpoint/core'
import { Lock } from 'lucide-react'
import { useMap } from '../../data/map-session.tsx'
import { useWhatStands } from '../../data/what-stands.tsx'
import { useWorkbench } from '../../data/workbench.tsx'
import { Glyph } from '../../signs/glyph.tsx'
import { colorClass } from '../../signs/position-color.ts'
import signs from '../../signs/signs.module.css'
import { passageLabel, type SourceTexts } from '../../signs/source-label.ts'
import { StandingSign } from '../../signs/standing-sign.tsx'
import styles from './clash-card.module.css'

interface ClashCardProps {
  readonly position: PositionId
  readonly column: number
  /** Linked premises, or the one claim that is hit. */
  readonly claims: readonly ClaimId[]
  /** Where the step that is hit leads. */
  readonly stepTo?: ClaimId | undefined
  readonly texts: SourceTexts
  /** With the position's name, where the columns are not enough to tell. */
  readonly isNamed: boolean
}

/** What one side says in a clash, in the colour of its position. */
export function ClashCard({
  position: id,
  column,
  claims,
  stepTo,
  texts,
  isNamed,
}: ClashCardProps) {
  const map = useMap()
  const { reveal } = useWorkbench()
  const position = map.positions.get(id)
  const end = stepTo && map.claims.get(stepTo)
  return (
    <div
      className={`${styles.card} ${colorClass(position?.color)}`}
      style={{ '--column': column } as React.CSSProperties}
    >
      <p className={isNamed ? styles.of : styles.ofNarrow}>
        {position?.color && <Glyph color={position.color} />} {position?.title}
      </p>
      {claims.map((claim) => {
        const record = map.claims.get(claim)
        return record && <ClaimLine key={claim} claim={record} texts={texts} />
      })}
      {end && (
        <p className={styles.stepTo}>
          The step to{' '}
          <button type="button" onClick={() => reveal({ kind: 'claim', id: end.id })}>
            {end.text}
          </button>
        </p>
      )}
    </div>
  )
}

const SHOWN_CHIPS = 3

function ClaimLine({ claim, texts }: { readonly claim: Claim; readonly texts: SourceTexts }) {
  const map = useMap()
  const { reveal, select, openPassage } = useWorkbench()
  const { evaluation } = useWhatStands()
  const quotes = quotesOf(map, claim)
  const standing = evaluation.of(claim.id)
  return (
    <div className={styles.claim}>
      <button
        type="button"
        className={styles.words}
        onClick={() => reveal({ kind: 'claim', id: claim.id })}
      >
        {claim.text}
      </button>
      <p className={styles.foot}>
        {quotes.slice(0, SHOWN_CHIPS).map((quote) => (
          <button
            key={quote.id}
            type="button"
            className={signs.chip}
            title={`Verbatim: “${quote.exact}”`}
            onClick={() => {
              select({ kind: 'claim', id: claim.id })
              openPassage(quote)
            }}
          >
            {passageLabel(map, texts, quote)}
            <Lock aria-label="verbatim" />
          </button>
        ))}
        {quotes.length > SHOWN_CHIPS && <span>+{quotes.length - SHOWN_CHIPS}</span>}
        {claim.implicit && <span>implicit</span>}
        {standing && (
          <span className={styles.standing}>
            <StandingSign standing={standing} />
          </span>
        )}
      </p>
    </div>
  )
}
