import type { ClaimId, PositionId } from '@counterpoint/core'
import type { Clash, ClashReport, SideReport } from '@counterpoint/core/semantics'
import { Printer } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useMap } from '../../data/map-session.tsx'
import { useWorkbench } from '../../data/workbench.tsx'
import { Button } from '../../shared/ui/button.tsx'
import { Glyph } from '../../signs/glyph.tsx'
import { passageLabel, type SourceTexts } from '../../signs/source-label.ts'
import styles from './compare-side.module.css'

interface CompareSideProps {
  readonly report: ClashReport
  readonly positions: readonly PositionId[]
  readonly texts: SourceTexts
  readonly onCompare: (positions: readonly PositionId[]) => void
}

/** What follows from the comparison: debts, cruxes, weak points; and who is compared. */
export function CompareSide({ report, positions, texts, onCompare }: CompareSideProps) {
  const { cruxes, cutShort } = report
  const dropped = report.sides.flatMap(({ droppedClashes }) => droppedClashes)
  return (
    <aside className={styles.side} aria-label="What follows">
      <ChoosePositions key={positions.join(' ')} positions={positions} onCompare={onCompare} />
      <Part title="Not yet answered" count={dropped.length} empty="Nothing is left unanswered.">
        {report.sides.map((side) => (
          <Debts key={side.position} side={side} />
        ))}
      </Part>
      <Part
        title="Cruxes"
        count={cruxes.length}
        hint="If one of these claims went the other way, so would others; those that move a thesis come first."
        empty="No single claim moves another."
      >
        {cutShort && <p className={styles.quiet}>The search was cut short; there may be more.</p>}
        <ul>
          {cruxes.slice(0, SHOWN).map(({ claim, moves, theses }) => (
            <li key={claim}>
              <ClaimLink claim={claim} />
              <small>
                {theses.length > 0 &&
                  `moves ${theses.length === 1 ? 'a thesis' : `${theses.length} theses`}; `}
                {moves.length === 1 ? 'one claim flips' : `${moves.length} claims flip`}
              </small>
            </li>
          ))}
        </ul>
      </Part>
      <Part
        title="Single points of failure"
        hint="What a thesis hangs on alone: lose one of these, and it no longer stands."
      >
        {report.sides.map((side) => (
          <WeakPoints key={side.position} side={side} texts={texts} />
        ))}
      </Part>
      <div className={styles.print}>
        <Button look="line" onClick={() => window.print()}>
          <Printer aria-hidden /> Print the comparison
        </Button>
      </div>
    </aside>
  )
}

const SHOWN = 8

interface PartProps {
  readonly title: string
  readonly count?: number
  readonly hint?: string
  readonly empty?: string
  readonly children: ReactNode
}

const Part = ({ title, count, hint, empty, children }: PartProps) => (
  <section>
    <h3>
      {title} {count !== undefined && <em>{count}</em>}
    </h3>
    {count === 0 ? (
      <p className={styles.quiet}>{empty}</p>
    ) : (
      hint && <p className={styles.quiet}>{hint}</p>
    )}
    {count !== 0 && children}
  </section>
)

function ChoosePositions({
  positions,
  onCompare,
}: Pick<CompareSideProps, 'positions' | 'onCompare'>) {
  const map = useMap()
  // Shown at once; the comparison itself follows when it is worked out.
  const [wanted, setWanted] = useState(positions)
  const choose = (next: readonly PositionId[]) => {
    setWanted(next)
    onCompare(next)
  }
  return (
    <fieldset className={styles.choose}>
      <legend>Positions compared</legend>
      {[...map.positions.values()].map(({ id, title, color }) => {
        const isCompared = wanted.includes(id)
        return (
          <label key={id}>
            <input
              type="checkbox"
              checked={isCompared}
              disabled={isCompared && wanted.length <= 2}
              onChange={() =>
                choose(isCompared ? wanted.filter((each) => each !== id) : [...wanted, id])
              }
            />
            {color && <Glyph color={color} />} {title}
          </label>
        )
      })}
      {wanted.length <= 2 && (
        <p className={styles.quiet}>Two at least: add another before you take one away.</p>
      )}
    </fieldset>
  )
}

const HITS: Readonly<Record<Clash['kind'], string>> = {
  rebuttal: 'rebuts',
  undermining: 'undermines',
  undercut: 'undercuts a step to',
}

/** What one side has not answered. */
function Debts({ side }: { readonly side: SideReport }) {
  const map = useMap()
  const { reveal } = useWorkbench()
  const position = map.positions.get(side.position)
  const debts = side.droppedClashes.filter(({ attack }) => map.inferences.has(attack))
  if (debts.length === 0 || !position) return null
  const wordsOf = ({ attack }: Clash) =>
    (map.inferences.get(attack)?.premises ?? [])
      .map((premise) => map.claims.get(premise)?.text ?? '')
      .join(' – ')
  return (
    <>
      <h4>
        {position.color && <Glyph color={position.color} />} {position.title} owes{' '}
        {debts.length === 1 ? 'one reply' : `${debts.length} replies`}
      </h4>
      <ul>
        {debts.map((clash) => (
          <li key={`${clash.attack} ${clash.attacker}`}>
            <button type="button" onClick={() => reveal({ kind: 'inference', id: clash.attack })}>
              {wordsOf(clash)}
            </button>
            <small>
              {map.positions.get(clash.attacker)?.title} {HITS[clash.kind]}{' '}
              {`“${map.claims.get(clash.turnsOn)?.text}”`}
            </small>
          </li>
        ))}
      </ul>
    </>
  )
}

function WeakPoints({ side, texts }: { readonly side: SideReport; readonly texts: SourceTexts }) {
  const map = useMap()
  const { openPassage, openSource } = useWorkbench()
  const position = map.positions.get(side.position)
  const { claims, quotes, sources } = side.singlePoints
  const isNone = claims.length + quotes.length + sources.length === 0
  return (
    <>
      <h4>
        {position?.color && <Glyph color={position.color} />} {position?.title}
      </h4>
      {isNone && (
        <p className={styles.quiet}>
          {side.standing === 'in'
            ? 'Nothing: the thesis stands on more than one leg.'
            : 'Its thesis does not stand beyond dispute, so nothing single can take it down.'}
        </p>
      )}
      <ul>
        {claims.map((claim) => (
          <li key={claim}>
            <ClaimLink claim={claim} />
          </li>
        ))}
        {quotes.map((id) => {
          const quote = map.quotes.get(id)
          return (
            quote && (
              <li key={id}>
                <button type="button" onClick={() => openPassage(quote)}>
                  “{quote.exact}”
                </button>
                <small>{passageLabel(map, texts, quote)}</small>
              </li>
            )
          )
        })}
        {sources.map((id) => (
          <li key={id}>
            <button type="button" onClick={() => openSource(id)}>
              The whole of {map.sources.get(id)?.title}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

function ClaimLink({ claim }: { readonly claim: ClaimId }) {
  const map = useMap()
  const { reveal } = useWorkbench()
  return (
    <button type="button" onClick={() => reveal({ kind: 'claim', id: claim })}>
      {map.claims.get(claim)?.text}
    </button>
  )
}
