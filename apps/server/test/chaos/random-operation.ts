import { randomUUID } from 'node:crypto'
import type { ArgumentMap, OperationInput } from '@counterpoint/core'

/** A change that somebody might make who sees `map`; others may have made it impossible meanwhile. */
export function randomOperation(map: ArgumentMap, random: () => number): OperationInput {
  const pick = <T>(all: readonly T[]): T | undefined => all[Math.floor(random() * all.length)]
  const claims = [...map.claims.keys()]
  const [one, other] = [pick(claims), pick(claims)]
  const inference = pick([...map.inferences.keys()])
  const at = { x: Math.round(random() * 1_000), y: Math.round(random() * 1_000) }
  const id = randomUUID()
  const dice = random()
  if (one && other && one !== other && dice < 0.2) {
    const target = inference && random() < 0.3 ? { inference } : { claim: other }
    const polarity = random() < 0.5 ? 'for' : 'against'
    return { kind: 'inference.create', inference: { id, polarity, premises: [one], target } }
  }
  if (one && dice < 0.4) {
    return { kind: 'claim.edit', claim: one, changes: { text: `Edited ${id}.` } }
  }
  if (one && dice < 0.6) return { kind: 'placement.set', placements: [{ of: one, at }] }
  if (one && claims.length > 8 && dice < 0.72) return { kind: 'claim.delete', claim: one }
  if (inference && dice < 0.77) return { kind: 'inference.delete', inference }
  return { kind: 'claim.create', claim: { id, text: `Claim ${id}.` }, at }
}
