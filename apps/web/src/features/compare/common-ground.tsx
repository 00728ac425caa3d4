import { quotesOf, type ClaimId } from '@counterpoint/core'
import type { ClashReport, Held } from '@counterpoint/core/semantics'
import { Check, MoveHorizontal, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useMap } from '../../data/map-session.tsx'
import { useWorkbench } from '../../data/workbench.tsx'
import { Glyph } from '../../signs/glyph.tsx'
import { passageLabel, type SourceTexts } from '../../signs/source-label.ts'
import remark from './remark.module.css'
import styles from './common-ground.module.css'

interface CommonGroundProps {
  readonly report: ClashReport
  readonly texts: SourceTexts
}

/** In the middle: what all of them hold; what one holds and another denies; what only pulls apart. */
export function CommonGround({ report, texts }: CommonGroundProps) {
  const map = useMap()
  const { sharedGround, denials, tensions } = report
  return (
    <div className={styles.ground}>
      <Part
        title="Shared ground"
        count={sharedGround.length}
        hint="Every one of them asserts or concedes it."
      >
        {sharedGround.map(({ claim, held }) => (
          <li key={claim}>
            <Check aria-hidden />
            <ClaimLink claim={claim} texts={texts} />
            <HeldBy held={held} />
          </li>
        ))}
      </Part>
      <Part title="Contradictions" count={denials.length} hint="One holds it, another denies it.">
        {denials.map(({ claim, held, withoutReason }) => (
          <li key={claim}>
            <X aria-hidden />
            <ClaimLink claim={claim} texts={texts} />
            <HeldBy held={held} />
            {withoutReason.length > 0 && (
              <small>
                {withoutReason.map((id) => map.positions.get(id)?.title).join(' and ')} gives no
                reason for denying it.
              </small>
            )}
          </li>
        ))}
      </Part>
      <Part
        title="Tensions"
        count={tensions.length}
        hint="They pull apart in value, scope or time. That is no contradiction and decides nothing."
      >
        {tensions.map(({ tension, sides }) => (
          <li key={tension}>
            <MoveHorizontal aria-hidden />
            {sides.map(({ claim }) => (
              <ClaimLink key={claim} claim={claim} texts={texts} />
            ))}
            <small>{map.tensions.get(tension)?.rationale}</small>
          </li>
        ))}
      </Part>
    </div>
  )
}

interface PartProps {
  readonly title: string
  readonly count: number
  readonly hint: string
  readonly children: ReactNode
}

const Part = ({ title, count, hint, children }: PartProps) => (
  <section>
    <h3>
      {title} <em>{count}</em>
    </h3>
    <p className={remark.quiet}>{count === 0 ? 'None.' : hint}</p>
    <ul>{children}</ul>
  </section>
)

const ATTITUDE_WORDS = { asserted: 'asserts', conceded: 'concedes', denied: 'denies' } as const

/** Who asserts, concedes or denies it. */
function HeldBy({ held }: { readonly held: readonly Held[] }) {
  const map = useMap()
  return (
    <small className={styles.held}>
      {held.map(({ position: id, attitude }) => {
        const position = map.positions.get(id)
        return (
          <span key={id}>
            {position?.color && <Glyph color={position.color} />} {position?.title}{' '}
            {ATTITUDE_WORDS[attitude]}
          </span>
        )
      })}
    </small>
  )
}

function ClaimLink({ claim, texts }: { readonly claim: ClaimId; readonly texts: SourceTexts }) {
  const map = useMap()
  const { reveal } = useWorkbench()
  const record = map.claims.get(claim)
  if (!record) return null
  const labels = quotesOf(map, record).map((quote) => passageLabel(map, texts, quote))
  return (
    <span className={styles.shared}>
      <button type="button" onClick={() => reveal({ kind: 'claim', id: claim })}>
        {record.text}
      </button>
      {labels.length > 0 && <small>{[...new Set(labels)].join(', ')}</small>}
    </span>
  )
}
