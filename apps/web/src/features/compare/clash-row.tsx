import type { InferenceId, PositionId } from '@counterpoint/core'
import type { Clash, Evidence } from '@counterpoint/core/semantics'
import { useId, useState } from 'react'
import { useMap } from '../../data/map-session.tsx'
import { useWorkbench } from '../../data/workbench.tsx'
import type { SourceTexts } from '../../signs/source-label.ts'
import { StandingSign } from '../../signs/standing-sign.tsx'
import { ClashCard } from './clash-card.tsx'
import { ClashSign } from './clash-sign.tsx'
import { attackedBy, replyInWords } from './clash-words.ts'
import { placeOf } from './columns.ts'
import remark from './remark.module.css'
import styles from './clash-row.module.css'
import { Passages } from './passages.tsx'

interface ClashRowProps {
  readonly clash: Clash
  readonly positions: readonly PositionId[]
  readonly texts: SourceTexts
  readonly isPrinting: boolean
}

/** One attack and what it hits; opens the passages of both sides, and the answers. */
export function ClashRow({ clash, positions, texts, isPrinting }: ClashRowProps) {
  const map = useMap()
  const [isWanted, setWanted] = useState(false)
  const id = useId()
  const attack = map.inferences.get(clash.attack)
  if (!attack) return null
  const isOpen = isWanted || isPrinting
  const place = placeOf(positions, clash.attacker, clash.defender)
  const attacked = attackedBy(map, attack)
  return (
    <article className={styles.row} data-open={isOpen || undefined}>
      <ClashCard
        position={clash.attacker}
        column={place.attacker}
        claims={attack.premises}
        texts={texts}
        isNamed={positions.length > 2}
      />
      <ClashSign
        clash={clash}
        place={place}
        isOpen={isOpen}
        controls={id}
        onToggle={() => setWanted(!isWanted)}
      />
      <ClashCard
        position={clash.defender}
        column={place.defender}
        claims={attacked.claims}
        stepTo={attacked.stepTo}
        texts={texts}
        isNamed={positions.length > 2}
      />
      <div id={id} className={styles.detail} hidden={!isOpen}>
        {isOpen && (
          <>
            <Pair clash={clash} attackerLeft={place.pointsRight} texts={texts} />
            <Replies clash={clash} />
          </>
        )}
      </div>
    </article>
  )
}

interface PairProps {
  readonly clash: Clash
  readonly attackerLeft: boolean
  readonly texts: SourceTexts
}

/** Both sides' passages side by side, each under its own column. */
function Pair({ clash, attackerLeft, texts }: PairProps) {
  const side = (position: PositionId, evidence: readonly Evidence[]) => (
    <Passages key={position} position={position} evidence={evidence} texts={texts} />
  )
  const attacking = side(clash.attacker, clash.evidence.attacking)
  const attacked = side(clash.defender, clash.evidence.attacked)
  return (
    <div className={styles.pair}>
      {attackerLeft ? [attacking, attacked] : [attacked, attacking]}
    </div>
  )
}

/** What the defender answers, and what it could answer with. */
function Replies({ clash }: { readonly clash: Clash }) {
  const map = useMap()
  const { reveal } = useWorkbench()
  const link = (id: InferenceId) => (
    <button type="button" onClick={() => reveal({ kind: 'inference', id })}>
      {replyInWords(map, id)}
    </button>
  )
  return (
    <div className={styles.replies}>
      {clash.answers.length > 0 && (
        <>
          <h4>Its answers</h4>
          <ul>
            {clash.answers.map(({ inference, standing, rejoinders }) => (
              <li key={inference}>
                {link(inference)} <StandingSign standing={standing} />
                {rejoinders.length > 0 && (
                  <small>
                    {rejoinders.length === 1 ? 'one rejoinder' : `${rejoinders.length} rejoinders`}
                  </small>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {clash.available.length > 0 && (
        <>
          <h4>Answers at hand: in the map, and the side could give them without denying itself</h4>
          <ul>
            {clash.available.map((id) => (
              <li key={id}>{link(id)}</li>
            ))}
          </ul>
        </>
      )}
      <button
        type="button"
        className={remark.link}
        onClick={() => reveal({ kind: 'inference', id: clash.attack })}
      >
        Show this clash on the map
      </button>
    </div>
  )
}
