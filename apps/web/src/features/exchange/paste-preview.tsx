import { targetId, type ClaimId, type Inference } from '@counterpoint/core'
import type { Pasted } from '@counterpoint/formats'
import { useMemo } from 'react'
import styles from './exchange.module.css'

/** Deeper than this a line keeps no room to be read. */
const DEEPEST = 8

/** What was pasted, each claim under the one that it bears on; and what was not understood. */
export function PastePreview({ pasted }: { readonly pasted: Pasted }) {
  const lines = useMemo(() => linesOf(pasted), [pasted])
  return (
    <>
      <ol className={styles.pasted}>
        {lines.map(({ id, text, role, depth }) => (
          <li key={id} style={{ paddingInlineStart: 18 * Math.min(depth, DEEPEST) }}>
            {role && <b>{role}</b>} {text}
          </li>
        ))}
      </ol>
      {pasted.warnings.length > 0 && (
        <ul className={styles.quiet} aria-label="Not understood">
          {pasted.warnings.map(({ where, message }) => (
            <li key={`${where} ${message}`}>
              {where}: {message}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

interface Line {
  readonly id: ClaimId
  readonly text: string
  readonly role: string | undefined
  readonly depth: number
}

/** A claim that bears on several stands where it was written, and says so of the first. */
function linesOf({ claims, inferences }: Pasted): readonly Line[] {
  const stepOf = new Map<string, Inference>()
  for (const inference of [...inferences].toReversed()) {
    for (const premise of inference.premises) stepOf.set(premise, inference)
  }
  const byId = new Map<string, Inference>(inferences.map((inference) => [inference.id, inference]))
  const depthOf = (claim: ClaimId): number => {
    let depth = 0
    let step = stepOf.get(claim)
    while (step && depth < DEEPEST) {
      depth++
      const target = targetId(step.target)
      step = stepOf.get(byId.get(target)?.premises[0] ?? target)
    }
    return depth
  }
  return claims.map(({ id, text }) => ({
    id,
    text,
    role: roleOf(stepOf.get(id), id),
    depth: depthOf(id),
  }))
}

function roleOf(step: Inference | undefined, claim: ClaimId): string | undefined {
  if (!step) return undefined
  if (step.premises[0] !== claim) return '& together'
  const isFor = step.polarity === 'for'
  if ('claim' in step.target) return isFor ? '+ supports' : '− rebuts'
  return isFor ? '+ backs the step' : '− undercuts the step'
}
