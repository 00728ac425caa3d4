import {
  inferencesFrom,
  inferencesOn,
  type ArgumentMap,
  type ClaimId,
  type Inference,
} from '@counterpoint/core'
import { homesOf } from '../position/homes.ts'

/** A position's id, or null for what belongs to none. */
export type Lane = string | null

/**
 * The position beside which each claim is best shown: the one it is filed under, else the position
 * of what it bears on, else that of what bears on it.
 */
export function lanesOf(map: ArgumentMap): ReadonlyMap<ClaimId, Lane> {
  const lanes = new Map<ClaimId, Lane>(homesOf(map))
  follow(map, lanes, (claim) => inferencesOn(map, claim).flatMap(({ premises }) => premises))
  follow(map, lanes, (claim) =>
    inferencesFrom(map, claim).flatMap((each) => conclusionOf(map, each)),
  )
  return lanes
}

/** Gives the lane of each claim on to its neighbours that have none, nearest first. */
function follow(
  map: ArgumentMap,
  lanes: Map<ClaimId, Lane>,
  neighboursOf: (claim: ClaimId) => readonly ClaimId[],
): void {
  const open = [...lanes.keys()]
  for (let index = 0; index < open.length; index++) {
    const claim = open[index]
    if (claim === undefined) continue
    for (const neighbour of neighboursOf(claim).toSorted()) {
      if (lanes.has(neighbour) || !map.claims.has(neighbour)) continue
      lanes.set(neighbour, lanes.get(claim) ?? null)
      open.push(neighbour)
    }
  }
}

/** The claim at the end of the chain of inferences that `inference` bears on. */
export function conclusionOf(map: ArgumentMap, inference: Inference): ClaimId[] {
  let next: Inference | undefined = inference
  while (next && 'inference' in next.target) next = map.inferences.get(next.target.inference)
  return next && 'claim' in next.target ? [next.target.claim] : []
}
