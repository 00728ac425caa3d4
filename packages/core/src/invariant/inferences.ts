import type { ArgumentMap } from '../model/argument-map.ts'
import type { InferenceId } from '../model/id.ts'
import type { Inference } from '../model/inference.ts'
import { violation, type Violation } from '../violation.ts'

/** Whether `inference` may stand in `map`, in place of the one with its id if there is one. */
export function violationOfInference(
  map: ArgumentMap,
  inference: Inference,
): Violation | undefined {
  const { id, premises, target } = inference
  const unknown = premises.find((premise) => !map.claims.has(premise))
  if (unknown) return violation('I1', id, `There is no claim ${unknown} in this map.`)
  if (premises.length === 0) {
    return violation('I2', id, `Inference ${id} needs at least one premise.`)
  }
  if (new Set(premises).size < premises.length) {
    return violation('I2', id, `Inference ${id} names a premise twice; name each claim once.`)
  }
  if ('claim' in target) {
    if (!map.claims.has(target.claim)) {
      return violation('I1', id, `There is no claim ${target.claim} in this map.`)
    }
    if (premises.includes(target.claim)) {
      return violation(
        'I4',
        id,
        `Claim ${target.claim} cannot be its own premise; choose another claim.`,
      )
    }
    return undefined
  }
  if (target.inference !== id && !map.inferences.has(target.inference)) {
    return violation('I1', id, `There is no inference ${target.inference} in this map.`)
  }
  if (aimsAtItself(map, inference)) {
    return violation('I3', id, `Inference ${id} would bear on itself; aim it at another one.`)
  }
  return undefined
}

/** Follows target links only; rings through claims are how positions contradict each other. */
function aimsAtItself(map: ArgumentMap, inference: Inference): boolean {
  const seen = new Set<InferenceId>()
  let next: Inference | undefined = inference
  while (next && 'inference' in next.target) {
    const onto: InferenceId = next.target.inference
    if (onto === inference.id) return true
    if (seen.has(onto)) return false
    seen.add(onto)
    next = map.inferences.get(onto)
  }
  return false
}
