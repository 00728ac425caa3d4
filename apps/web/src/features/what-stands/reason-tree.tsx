import type { ClaimId, InferenceId } from '@counterpoint/core'
import type { Bearing, Ground, Reason } from '@counterpoint/core/semantics'
import { useState } from 'react'
import { useMap } from '../../data/map-session.tsx'
import { useWorkbench } from '../../data/workbench.tsx'
import { StandingSign } from '../../signs/standing-sign.tsx'
import styles from './what-stands.module.css'

const BEARING_WORDS: Readonly<Record<Bearing, string>> = {
  premise: 'premise',
  support: 'support',
  rebuttal: 'rebuttal',
  undercut: 'undercut',
}

const GROUND_WORDS: Readonly<Record<Ground, string>> = {
  'switched-off': 'switched off by the what-if',
  given: 'nothing against it stands',
  supported: 'a support of it stands',
  drawn: 'its premises stand and nothing undercuts it',
  rebutted: 'rebutted',
  undercut: 'undercut',
  'premise-out': 'a premise of it is out',
  'support-out': 'no support of it stands',
  unsupported: 'nothing is under it',
  open: 'these could settle it, and are open themselves',
}

interface ReasonTreeProps {
  readonly reason: Reason
  readonly isPending: boolean
}

/** The reasons as a tree, down to what needs none; each line shows its claim or step on the map. */
export const ReasonTree = ({ reason, isPending }: ReasonTreeProps) => (
  <ul className={styles.tree} aria-label="Reasons" aria-busy={isPending}>
    <Branch reason={reason} depth={0} />
  </ul>
)

/** Deeper branches wait to be asked for. */
const OPEN_DEPTH = 3

function Branch({ reason, depth }: { readonly reason: Reason; readonly depth: number }) {
  const map = useMap()
  const { reveal } = useWorkbench()
  const [isOpen, setOpen] = useState(depth < OPEN_DEPTH)
  const { id, because } = reason
  const isClaim = map.claims.has(id as ClaimId)
  const words = wordsOf(map, id)
  return (
    <li>
      <div className={styles.reason}>
        <StandingSign standing={reason.standing} />
        <button
          type="button"
          onClick={() =>
            reveal(
              isClaim
                ? { kind: 'claim', id: id as ClaimId }
                : { kind: 'inference', id: id as InferenceId },
            )
          }
        >
          {reason.bearing && <b>{BEARING_WORDS[reason.bearing]} </b>}
          {words}
        </button>
        <small>{reason.isRepeated ? 'told above' : GROUND_WORDS[reason.ground]}</small>
      </div>
      {because.length > 0 && !isOpen && (
        <button type="button" className={styles.link} onClick={() => setOpen(true)}>
          {because.length === 1
            ? 'One reason further down'
            : `${because.length} reasons further down`}
        </button>
      )}
      {because.length > 0 && isOpen && (
        <ul>
          {because.map((each) => (
            <Branch key={`${each.bearing} ${each.id}`} reason={each} depth={depth + 1} />
          ))}
        </ul>
      )}
    </li>
  )
}

/** A claim by its text; a step by its premises. */
function wordsOf(map: ReturnType<typeof useMap>, id: string): string {
  const claim = map.claims.get(id as ClaimId)
  if (claim) return claim.text
  const inference = map.inferences.get(id as InferenceId)
  if (!inference) return 'deleted since'
  return `from “${inference.premises.map((each) => map.claims.get(each)?.text ?? '').join('” and “')}”`
}
