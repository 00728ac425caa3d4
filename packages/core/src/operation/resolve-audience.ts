import { violationOfAudience } from '../invariant/audiences.ts'
import type { ArgumentMap } from '../model/argument-map.ts'
import type { Audience } from '../model/audience.ts'
import { fail } from '../result.ts'
import { created, deleted, edited } from './effect.ts'
import type { OperationOf } from './operation.ts'
import { effects, refuseTaken, refuseUnknown, type Resolution } from './resolution.ts'

export function createAudience(
  map: ArgumentMap,
  { audience }: OperationOf<'audience.create'>,
): Resolution {
  const taken = refuseTaken(map, audience.id)
  if (taken) return taken
  const broken = violationOfAudience(map, audience)
  if (broken) return fail(broken)
  return effects([created('audience', audience.id, audience)])
}

export function editAudience(
  map: ArgumentMap,
  { audience: id, changes }: OperationOf<'audience.edit'>,
): Resolution {
  const audience = map.audiences.get(id)
  if (!audience) return refuseUnknown('audience', id)
  const given = Object.entries(changes).filter(([, value]) => value !== undefined)
  const wanted = { ...audience, ...Object.fromEntries(given) } as Audience
  const broken = violationOfAudience(map, wanted)
  if (broken) return fail(broken)
  return effects(edited('audience', id, audience, changes as Partial<Audience>))
}

export function deleteAudience(
  map: ArgumentMap,
  { audience: id }: OperationOf<'audience.delete'>,
): Resolution {
  const audience = map.audiences.get(id)
  if (!audience) return refuseUnknown('audience', id)
  return effects([deleted('audience', id, audience)])
}
