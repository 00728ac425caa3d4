import type { ArgumentMap, ClaimId, PositionId } from '@counterpoint/core'
import { inOrder } from '../order.ts'

/**
 * The position under which each claim is filed: the one whose thesis it is, else the first that
 * asserts it. Claims that no position puts forward have none.
 */
export function homesOf(map: ArgumentMap): Map<ClaimId, PositionId> {
  const positions = inOrder(map.positions)
  const homes = new Map<ClaimId, PositionId>()
  for (const { id, thesis } of positions) {
    if (thesis !== null && !homes.has(thesis)) homes.set(thesis, id)
  }
  for (const { id, commitments } of positions) {
    for (const { claim, attitude } of commitments) {
      if (attitude === 'asserted' && !homes.has(claim)) homes.set(claim, id)
    }
  }
  return homes
}
