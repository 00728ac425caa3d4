import type { ArgumentMap } from '../model/argument-map.ts'
import { positionSchema, type Position } from '../model/position.ts'
import { violationOfPosition } from '../invariant/positions.ts'
import { fail } from '../result.ts'
import { audiencesWithout } from './audiences-without.ts'
import { created, deleted, edited } from './effect.ts'
import { mergedFields } from './merge-fields.ts'
import type { OperationOf } from './operation.ts'
import { effects, refuseTaken, refuseUnknown, type Resolution } from './resolution.ts'

export function createPosition(
  map: ArgumentMap,
  { position }: OperationOf<'position.create'>,
): Resolution {
  const taken = refuseTaken(map, position.id)
  if (taken) return taken
  const broken = violationOfPosition(map, position)
  if (broken) return fail(broken)
  return effects([created('position', position.id, position)])
}

export function editPosition(
  map: ArgumentMap,
  { position: id, changes, base }: OperationOf<'position.edit'>,
): Resolution {
  const position = map.positions.get(id)
  if (!position) return refuseUnknown('position', id)
  if (changes.thesis && !map.claims.has(changes.thesis)) {
    return refuseUnknown('claim', changes.thesis)
  }
  const merged = mergedFields(position, changes, base, positionSchema.shape)
  if (!merged.ok) return merged
  return effects(edited('position', id, position, merged.value as Partial<Position>))
}

export function commitPosition(
  map: ArgumentMap,
  { position: id, claim, attitude }: OperationOf<'position.commit'>,
): Resolution {
  const position = map.positions.get(id)
  if (!position) return refuseUnknown('position', id)
  if (!map.claims.has(claim)) return refuseUnknown('claim', claim)
  const isCommitted = position.commitments.some((commitment) => commitment.claim === claim)
  const commitments = isCommitted
    ? position.commitments.map((commitment) =>
        commitment.claim === claim ? { claim, attitude } : commitment,
      )
    : [...position.commitments, { claim, attitude }]
  return effects(edited('position', id, position, { commitments }))
}

export function withdrawPosition(
  map: ArgumentMap,
  { position: id, claim }: OperationOf<'position.withdraw'>,
): Resolution {
  const position = map.positions.get(id)
  if (!position) return refuseUnknown('position', id)
  return effects(
    edited('position', id, position, {
      commitments: position.commitments.filter((commitment) => commitment.claim !== claim),
    }),
  )
}

export function deletePosition(
  map: ArgumentMap,
  { position: id }: OperationOf<'position.delete'>,
): Resolution {
  const position = map.positions.get(id)
  if (!position) return refuseUnknown('position', id)
  return effects(audiencesWithout(map, new Set([id])), [deleted('position', id, position)])
}
