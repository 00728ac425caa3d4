import type { ArgumentMap } from '../../model/argument-map.ts'
import type { ClaimId, PositionId } from '../../model/id.ts'
import type { Inference } from '../../model/inference.ts'
import type { Attitude, Position } from '../../model/position.ts'
import { inferencesOn } from '../../query/indexes.ts'
import { spokesmen } from '../equivalence-classes.ts'

/** A position as a side of a debate. Equivalent claims are one claim to it. */
export interface Side {
  readonly position: Position
  /** Undefined: not committed. A thesis is asserted. */
  readonly attitudeTo: (claim: ClaimId) => Attitude | undefined
  /**
   * Whether the side can be taken to draw `inference`: it holds every premise that somebody wrote,
   * at least one of them, denies none that is implicit, does not hold what it is against, and draws
   * no undercut of it.
   */
  readonly draws: (inference: Inference) => boolean
}

export function sidesOf(map: ArgumentMap, positions: readonly PositionId[]): readonly Side[] {
  const speakers = spokesmen(map)
  const speaker = (claim: ClaimId): ClaimId => speakers.get(claim) ?? claim
  return positions.flatMap((id) => {
    const position = map.positions.get(id)
    return position ? [sideOf(map, position, speaker)] : []
  })
}

function sideOf(map: ArgumentMap, position: Position, speaker: (claim: ClaimId) => ClaimId): Side {
  const attitudes = new Map<ClaimId, Attitude>()
  if (position.thesis !== null) attitudes.set(speaker(position.thesis), 'asserted')
  for (const { claim, attitude } of position.commitments) attitudes.set(speaker(claim), attitude)
  const attitudeTo = (claim: ClaimId): Attitude | undefined => attitudes.get(speaker(claim))
  const holds = (claim: ClaimId): boolean => isHeld(attitudeTo(claim))

  const holdsPremises = ({ premises }: Inference): boolean =>
    premises.some(holds) &&
    premises.every((premise) =>
      map.claims.get(premise)!.implicit ? attitudeTo(premise) !== 'denied' : holds(premise),
    )
  const draws = (inference: Inference): boolean => {
    const { id, polarity, target } = inference
    if (!holdsPremises(inference)) return false
    if (polarity === 'against' && 'claim' in target && holds(target.claim)) return false
    // Ends, as no ring of inferences that target each other can be ([I3]).
    return !inferencesOn(map, id).some((on) => on.polarity === 'against' && draws(on))
  }
  return { position, attitudeTo, draws }
}

/** A conceded claim is held as well: the side may build on it. */
export const isHeld = (attitude: Attitude | undefined): boolean =>
  attitude === 'asserted' || attitude === 'conceded'
