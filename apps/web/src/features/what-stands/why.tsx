import { quotesOf, type ClaimId, type InferenceId } from '@counterpoint/core'
import type { DefeatSets, SinglePoints } from '@counterpoint/core/semantics'
import { useMemo } from 'react'
import { useAnalysis } from '../../data/analysis/use-analysis.ts'
import { useMap } from '../../data/map-session.tsx'
import { useWhatStands } from '../../data/what-stands.tsx'
import { useWorkbench } from '../../data/workbench.tsx'
import { passageLabel, type SourceTexts } from '../../signs/source-label.ts'
import { SwitchButton } from '../../signs/switch-button.tsx'
import { Part } from './part.tsx'
import { ReasonTree } from './reason-tree.tsx'
import styles from './what-stands.module.css'

interface WhyProps {
  readonly id: ClaimId | InferenceId
  readonly texts: SourceTexts
}

/** Why one claim or step stands as it does, what would turn it, and what can be supposed of it. */
export function Why({ id, texts }: WhyProps) {
  const map = useMap()
  const { options, semantics } = useWhatStands()
  const { answer, isPending, failure } = useAnalysis(
    useMemo(() => ({ kind: 'reason', map, options, id }) as const, [map, options, id]),
  )
  const claim = map.claims.get(id as ClaimId)
  const reason = answer?.reason
  return (
    <>
      <Part
        title="Why"
        {...(semantics === 'grounded' ? {} : { hint: 'Reasons are those beyond dispute.' })}
      >
        {!reason && (
          <p className={styles.quiet} role={failure ? 'alert' : 'status'}>
            {failure ?? 'Looking for the reasons…'}
          </p>
        )}
        {reason && <ReasonTree reason={reason} isPending={isPending} />}
        <div className={styles.switches}>
          {claim ? (
            <>
              <SwitchButton kind="claims" id={id} of={claim.text} />
              <SwitchButton kind="given" id={id} of={claim.text} />
              {quotesOf(map, claim).length === 1 && (
                <SwitchButton
                  kind="quotes"
                  id={claim.quotes[0]!}
                  of={map.quotes.get(claim.quotes[0]!)?.exact ?? ''}
                />
              )}
            </>
          ) : (
            <SwitchButton kind="inferences" id={id} of="this step" />
          )}
        </div>
        {claim && quotesOf(map, claim).length > 1 && <QuoteSwitches id={claim.id} texts={texts} />}
      </Part>
      {answer && reason && (
        <>
          <Turning standing={reason.standing} points={answer.turningPoints} />
          {reason.standing === 'in' && <Defeat defeat={answer.defeat} />}
          {reason.standing === 'in' && <Single points={answer.singlePoints} texts={texts} />}
        </>
      )}
    </>
  )
}

/** Each of several quotes can be set aside by itself. */
function QuoteSwitches({ id, texts }: { readonly id: ClaimId; readonly texts: SourceTexts }) {
  const map = useMap()
  return (
    <ul className={styles.list}>
      {quotesOf(map, map.claims.get(id)!).map((quote) => (
        <li key={quote.id} className={styles.line}>
          <span className={styles.words}>{passageLabel(map, texts, quote)}</span>
          <SwitchButton kind="quotes" id={quote.id} of={quote.exact} />
        </li>
      ))}
    </ul>
  )
}

function Turning({
  standing,
  points,
}: {
  readonly standing: 'in' | 'out' | 'undecided'
  readonly points: readonly ClaimId[]
}) {
  const title = standing === 'in' ? 'It would fall if' : 'What to answer first'
  return (
    <Part
      title={title}
      count={points.length}
      hint={
        standing === 'in'
          ? 'Any one of these alone, were it to fall.'
          : 'If any one of these fell, it would stand.'
      }
    >
      <ul className={styles.list}>
        {points.map((claim) => (
          <li key={claim} className={styles.line}>
            <ClaimLink claim={claim} />
          </li>
        ))}
      </ul>
      {points.length === 0 && <p className={styles.quiet}>No single claim does that.</p>}
    </Part>
  )
}

/** Sets of more than one claim; single ones are told above. */
function Defeat({ defeat: { sets, cutShort } }: { readonly defeat: DefeatSets }) {
  const several = sets.filter((set) => set.length > 1)
  if (several.length === 0 && !cutShort) return null
  return (
    <Part
      title="Or if these fell together"
      count={several.length}
      hint="Smallest sets of claims that take it down, none of them to spare."
    >
      <ul className={styles.list}>
        {several.map((set) => (
          <li key={set.join(' ')} className={styles.set}>
            {set.map((claim) => (
              <ClaimLink key={claim} claim={claim} />
            ))}
          </li>
        ))}
      </ul>
      {cutShort && <p className={styles.quiet}>The search was cut short; there may be more.</p>}
    </Part>
  )
}

function Single({
  points: { quotes, sources },
  texts,
}: {
  readonly points: SinglePoints
  readonly texts: SourceTexts
}) {
  const map = useMap()
  const { openPassage, openSource } = useWorkbench()
  return (
    <Part
      title="Single points of failure"
      count={quotes.length + sources.length}
      hint="Quotes and sources without which it would not stand."
    >
      <ul className={styles.list}>
        {quotes.map((id) => {
          const quote = map.quotes.get(id)
          return (
            quote && (
              <li key={id} className={styles.line}>
                <button type="button" onClick={() => openPassage(quote)}>
                  “{quote.exact}”<small>{passageLabel(map, texts, quote)}</small>
                </button>
              </li>
            )
          )
        })}
        {sources.map((id) => (
          <li key={id} className={styles.line}>
            <button type="button" onClick={() => openSource(id)}>
              The whole of {map.sources.get(id)?.title}
            </button>
          </li>
        ))}
      </ul>
    </Part>
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
