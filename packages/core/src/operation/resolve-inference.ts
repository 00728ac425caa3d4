import type { ArgumentMap } from '../model/argument-map.ts'
import { inferenceSchema, targetId, type Inference } from '../model/inference.ts'
import { LIMITS } from '../model/text.ts'
import { violationOfInference } from '../invariant/inferences.ts'
import { fail } from '../result.ts'
import { removalOf } from './closure.ts'
import { created, edited } from './effect.ts'
import { mergedFields } from './merge-fields.ts'
import type { OperationOf } from './operation.ts'
import { effects, refuse, refuseTaken, refuseUnknown, type Resolution } from './resolution.ts'

export function createInference(
  map: ArgumentMap,
  { inference, at }: OperationOf<'inference.create'>,
): Resolution {
  const taken = refuseTaken(map, inference.id)
  if (taken) return taken
  if (map.inferences.size >= LIMITS.inferences) {
    return refuse(
      'O13',
      inference.id,
      `This map has ${LIMITS.inferences} inferences, the most a map can hold.`,
    )
  }
  const broken = violationOfInference(map, inference)
  if (broken) return fail(broken)
  return (
    refuseDuplicate(map, inference) ??
    effects(
      [created('inference', inference.id, inference)],
      at ? [created('placement', inference.id, at)] : [],
    )
  )
}

export function editInference(
  map: ArgumentMap,
  { inference: id, changes, base }: OperationOf<'inference.edit'>,
): Resolution {
  const inference = map.inferences.get(id)
  if (!inference) return refuseUnknown('inference', id)
  const merged = mergedFields(inference, changes, base, inferenceSchema.shape)
  if (!merged.ok) return merged
  const edits = edited('inference', id, inference, merged.value as Partial<Inference>)
  const changed = { ...inference, ...edits[0]?.after } as Inference
  return refuseDuplicate(map, changed, inference) ?? effects(edits)
}

export function retargetInference(
  map: ArgumentMap,
  { inference: id, premises, target }: OperationOf<'inference.retarget'>,
): Resolution {
  const inference = map.inferences.get(id)
  if (!inference) return refuseUnknown('inference', id)
  const changed: Inference = { ...inference, premises, target }
  const broken = violationOfInference(map, changed)
  if (broken) return fail(broken)
  return (
    refuseDuplicate(map, changed, inference) ??
    effects(edited('inference', id, inference, { premises, target }))
  )
}

export function deleteInference(
  map: ArgumentMap,
  { inference: id }: OperationOf<'inference.delete'>,
): Resolution {
  if (!map.inferences.has(id)) return refuseUnknown('inference', id)
  return effects(removalOf(map, new Set(), new Set([id])))
}

/** Two steps by the same scheme from the same premises to the same target are one step. */
export function duplicateOf(map: ArgumentMap, inference: Inference): Inference | undefined {
  for (const other of map.inferences.values()) {
    if (other.id !== inference.id && isSameStep(other, inference)) return other
  }
  return undefined
}

/** `before` may be a duplicate already, since deletions shorten premises; then it may stay one. */
function refuseDuplicate(
  map: ArgumentMap,
  inference: Inference,
  before?: Inference,
): Resolution | undefined {
  if (before && isSameStep(before, inference)) return undefined
  const twin = duplicateOf(map, inference)
  if (!twin) return undefined
  return refuse(
    'O11',
    twin.id,
    'This very step is in the map already; change that one, or give the new one a scheme of its own.',
  )
}

const isSameStep = (a: Inference, b: Inference): boolean =>
  a.polarity === b.polarity &&
  a.scheme === b.scheme &&
  'claim' in a.target === 'claim' in b.target &&
  targetId(a.target) === targetId(b.target) &&
  a.premises.length === b.premises.length &&
  a.premises.every((premise) => b.premises.includes(premise))
