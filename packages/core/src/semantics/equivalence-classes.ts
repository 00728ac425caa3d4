import type { ArgumentMap } from '../model/argument-map.ts'
import type { ClaimId } from '../model/id.ts'

/**
 * For each claim that is equivalent to another, one claim that speaks for its whole class; claims
 * that are their own class are not listed. Equivalences that share a claim join into one class.
 *
 * Cost: O(claims in equivalences), union-find.
 */
export function spokesmen(map: ArgumentMap): ReadonlyMap<ClaimId, ClaimId> {
  const parent = new Map<ClaimId, ClaimId>()
  const rootOf = (claim: ClaimId): ClaimId => {
    let root = claim
    for (let next = parent.get(root); next !== undefined; next = parent.get(root)) root = next
    for (let at = claim; at !== root;) {
      const next = parent.get(at)!
      parent.set(at, root)
      at = next
    }
    return root
  }
  const members = new Set<ClaimId>()
  for (const { claims } of map.equivalences.values()) {
    const [first, ...others] = claims
    if (first === undefined) continue
    members.add(first)
    for (const other of others) {
      members.add(other)
      const [a, b] = [rootOf(first), rootOf(other)]
      if (a !== b) parent.set(b, a)
    }
  }
  return new Map([...members].map((claim) => [claim, rootOf(claim)]))
}
