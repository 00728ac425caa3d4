import type { ArgumentMap, Claim, PositionId } from '@counterpoint/core'
import { inOrder } from '../order.ts'
import { homesOf } from './homes.ts'

/** Claims by the position under which they are filed, in order; under `null` those without one. */
export function claimsByPosition(
  map: ArgumentMap,
): ReadonlyMap<PositionId | null, readonly Claim[]> {
  const homes = homesOf(map)
  const groups = new Map<PositionId | null, Claim[]>()
  for (const claim of inOrder(map.claims)) {
    const home = homes.get(claim.id) ?? null
    const group = groups.get(home)
    if (group) group.push(claim)
    else groups.set(home, [claim])
  }
  return groups
}
