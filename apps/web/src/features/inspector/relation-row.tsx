import { roleOf, targetId, type ClaimId, type Inference, type Standing } from '@counterpoint/core'
import { useMap } from '../../data/map-session.tsx'
import { useWorkbench } from '../../data/workbench.tsx'
import { RelationSign } from '../../signs/relation-sign.tsx'
import { StandingSign } from '../../signs/standing-sign.tsx'
import styles from './inspector.module.css'

interface RelationRowProps {
  readonly inference: Inference
  /** Which end is told: the premises of what bears on this, or the target of what this bears on. */
  readonly end: 'premises' | 'target'
  readonly standingOf: (id: string) => Standing | undefined
}

/** One inference in a list; leads to it on the map. */
export function RelationRow({ inference, end, standingOf }: RelationRowProps) {
  const map = useMap()
  const { reveal } = useWorkbench()
  const standing = standingOf(inference.id)
  const texts =
    end === 'premises'
      ? inference.premises.map((premise) => map.claims.get(premise)?.text ?? '')
      : [targetText(map, inference)]
  return (
    <button
      type="button"
      className={styles.relation}
      onClick={() => reveal({ kind: 'inference', id: inference.id })}
    >
      <RelationSign role={roleOf(inference)} />
      <span>
        {texts[0]}
        {texts.slice(1).map((text) => (
          <span key={text} className={styles.linked}>
            and {text}
          </span>
        ))}
      </span>
      {standing && <StandingSign standing={standing} />}
    </button>
  )
}

function targetText(map: ReturnType<typeof useMap>, { target }: Inference): string {
  if ('claim' in target) return map.claims.get(target.claim)?.text ?? ''
  const step = map.inferences.get(target.inference)
  const premise = step && map.claims.get(step.premises[0] as ClaimId)?.text
  const conclusion = step && map.claims.get(targetId(step.target) as ClaimId)?.text
  return `The step from “${premise ?? '…'}” to “${conclusion ?? 'another step'}”`
}
