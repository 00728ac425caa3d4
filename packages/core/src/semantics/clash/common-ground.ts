import type { ArgumentMap } from '../../model/argument-map.ts'
import type { ClaimId, PositionId, TensionId } from '../../model/id.ts'
import type { Attitude } from '../../model/position.ts'
import { spokesmen } from '../equivalence-classes.ts'
import { isHeld, type Side } from './sides.ts'

/** Who holds what about one claim. */
export interface Held {
  readonly position: PositionId
  readonly attitude: Attitude
}

/** A claim to which every side is committed, asserting or conceding it. */
export interface SharedClaim {
  readonly claim: ClaimId
  readonly held: readonly Held[]
}

/** A claim that one side asserts or concedes and another denies. */
export interface Denial {
  readonly claim: ClaimId
  readonly held: readonly Held[]
  /** Sides that deny it and draw no inference against it. */
  readonly withoutReason: readonly PositionId[]
}

/** Two claims in tension, held by different sides. It is no contradiction and decides nothing. */
export interface TensionBetween {
  readonly tension: TensionId
  readonly sides: readonly { readonly claim: ClaimId; readonly heldBy: readonly PositionId[] }[]
}

export function heldBy(sides: readonly Side[], claim: ClaimId): Held[] {
  return sides.flatMap(({ position, attitudeTo }) => {
    const attitude = attitudeTo(claim)
    return attitude ? [{ position: position.id, attitude }] : []
  })
}

export const sharedGround = (map: ArgumentMap, sides: readonly Side[]): SharedClaim[] =>
  claimsOnce(map)
    .map((claim) => ({ claim, held: heldBy(sides, claim) }))
    .filter(({ held }) => held.length === sides.length && held.every((h) => isHeld(h.attitude)))

export function denialsBetween(map: ArgumentMap, sides: readonly Side[]): Denial[] {
  const speakers = spokesmen(map)
  const opposed = new Map(sides.map((side) => [side, opposedBy(map, side, speakers)]))
  return claimsOnce(map).flatMap((claim) => {
    const held = heldBy(sides, claim)
    const isContested =
      held.some(({ attitude }) => attitude === 'denied') && held.some((h) => isHeld(h.attitude))
    if (!isContested) return []
    const withoutReason = sides.filter(
      (side) => side.attitudeTo(claim) === 'denied' && !opposed.get(side)!.has(claim),
    )
    return [{ claim, held, withoutReason: withoutReason.map(({ position }) => position.id) }]
  })
}

/** Claims against which `side` draws an inference; of equivalent ones, the one that speaks for all. */
function opposedBy(
  map: ArgumentMap,
  side: Side,
  speakers: ReadonlyMap<ClaimId, ClaimId>,
): ReadonlySet<ClaimId> {
  const opposed = new Set<ClaimId>()
  for (const inference of map.inferences.values()) {
    const { polarity, target } = inference
    if (polarity === 'for' || !('claim' in target) || !side.draws(inference)) continue
    opposed.add(speakers.get(target.claim) ?? target.claim)
  }
  return opposed
}

export const tensionsBetween = (map: ArgumentMap, sides: readonly Side[]): TensionBetween[] =>
  [...map.tensions.values()].flatMap(({ id, claims }) => {
    const holders = claims.map((claim) => ({
      claim,
      heldBy: sides.filter((s) => isHeld(s.attitudeTo(claim))).map((s) => s.position.id),
    }))
    const [a, b] = holders
    const isBetween = a && b && a.heldBy.some((one) => b.heldBy.some((other) => other !== one))
    return isBetween ? [{ tension: id, sides: holders }] : []
  })

/** Of equivalent claims, the one that speaks for all. */
function claimsOnce(map: ArgumentMap): ClaimId[] {
  const speakers = spokesmen(map)
  return [...map.claims.keys()].filter((claim) => (speakers.get(claim) ?? claim) === claim)
}
