import type { ArgumentMap } from '../model/argument-map.ts'
import { violationOfEquivalence, violationOfTension } from '../invariant/relations.ts'
import { tensionSchema } from '../model/tension.ts'
import { fail } from '../result.ts'
import { created, deleted, edited } from './effect.ts'
import { mergedFields } from './merge-fields.ts'
import type { OperationOf } from './operation.ts'
import { effects, refuseTaken, refuseUnknown, type Resolution } from './resolution.ts'

export function createEquivalence(
  map: ArgumentMap,
  { equivalence }: OperationOf<'equivalence.create'>,
): Resolution {
  const taken = refuseTaken(map, equivalence.id)
  if (taken) return taken
  const broken = violationOfEquivalence(map, equivalence)
  if (broken) return fail(broken)
  return effects([created('equivalence', equivalence.id, equivalence)])
}

export function deleteEquivalence(
  map: ArgumentMap,
  { equivalence: id }: OperationOf<'equivalence.delete'>,
): Resolution {
  const equivalence = map.equivalences.get(id)
  if (!equivalence) return refuseUnknown('equivalence', id)
  return effects([deleted('equivalence', id, equivalence)])
}

export function createTension(
  map: ArgumentMap,
  { tension }: OperationOf<'tension.create'>,
): Resolution {
  const taken = refuseTaken(map, tension.id)
  if (taken) return taken
  const broken = violationOfTension(map, tension)
  if (broken) return fail(broken)
  return effects([created('tension', tension.id, tension)])
}

export function editTension(
  map: ArgumentMap,
  { tension: id, rationale, base }: OperationOf<'tension.edit'>,
): Resolution {
  const tension = map.tensions.get(id)
  if (!tension) return refuseUnknown('tension', id)
  const merged = mergedFields(tension, { rationale }, base, tensionSchema.shape)
  if (!merged.ok) return merged
  return effects(edited('tension', id, tension, merged.value))
}

export function deleteTension(
  map: ArgumentMap,
  { tension: id }: OperationOf<'tension.delete'>,
): Resolution {
  const tension = map.tensions.get(id)
  if (!tension) return refuseUnknown('tension', id)
  return effects([deleted('tension', id, tension)])
}
