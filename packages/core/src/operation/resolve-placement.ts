import type { ArgumentMap } from '../model/argument-map.ts'
import type { ClaimId, InferenceId } from '../model/id.ts'
import { created, deleted, edited, type Effect } from './effect.ts'
import type { OperationOf } from './operation.ts'
import { effects, refuse, refuseUnknown, type Resolution } from './resolution.ts'

export function setPlacements(
  map: ArgumentMap,
  { placements }: OperationOf<'placement.set'>,
): Resolution {
  const moved = new Set<string>()
  const moves: Effect[] = []
  for (const { of: id, at } of placements) {
    if (!map.claims.has(id as ClaimId) && !map.inferences.has(id as InferenceId)) {
      return refuseUnknown('claim or inference', id)
    }
    if (moved.has(id)) return refuse('I9', id, `${id} is placed twice; place it once.`)
    moved.add(id)
    const present = map.placements.get(id)
    if (!at) moves.push(...(present ? [deleted('placement', id, present)] : []))
    else if (present) moves.push(...edited('placement', id, present, at))
    else moves.push(created('placement', id, at))
  }
  return effects(moves)
}
