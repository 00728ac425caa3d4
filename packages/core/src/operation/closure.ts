import type { ArgumentMap } from '../model/argument-map.ts'
import type { ClaimId, InferenceId } from '../model/id.ts'
import type { Claim } from '../model/claim.ts'
import type { Inference } from '../model/inference.ts'
import { audiencesWithout } from './audiences-without.ts'
import { deleted, edited, type Effect } from './effect.ts'

/**
 * Everything that has to go, or to change, when `claims` and `inferences` go, so that no reference
 * is left dangling ([I1], [O3], [O4], [O17]): inferences that lose their target or their last premise, and
 * those aimed at them, to a fixed point; linked premises, equivalences, tensions, commitments,
 * theses, audiences and placements.
 *
 * Reads collections by scanning: inside a batch they change under way.
 * Cost: O(records × depth of inferences on inferences).
 */
export function removalOf(
  map: ArgumentMap,
  claims: ReadonlySet<ClaimId>,
  inferences: ReadonlySet<InferenceId>,
): Effect[] {
  const goneInferences = fallenInferences(map, claims, inferences)
  const gone = new Set<string>([...claims, ...goneInferences])
  return [
    ...[...goneInferences].map((id) => deleted('inference', id, map.inferences.get(id)!)),
    ...shortenedInferences(map, claims, goneInferences),
    ...shortenedEquivalences(map, claims),
    ...[...map.tensions.values()]
      .filter((tension) => tension.claims.some((claim) => claims.has(claim)))
      .map((tension) => deleted('tension', tension.id, tension)),
    ...releasedPositions(map, claims),
    ...audiencesWithout(map, gone),
    ...[...map.placements].flatMap(([id, placement]) =>
      gone.has(id) ? [deleted('placement', id, placement)] : [],
    ),
    ...[...claims].map((id) => deleted('claim', id, map.claims.get(id)!)),
  ]
}

function fallenInferences(
  map: ArgumentMap,
  claims: ReadonlySet<ClaimId>,
  inferences: ReadonlySet<InferenceId>,
): Set<InferenceId> {
  const gone = new Set(inferences)
  for (let grown = true; grown;) {
    grown = false
    for (const inference of map.inferences.values()) {
      if (gone.has(inference.id) || !falls(inference, claims, gone)) continue
      gone.add(inference.id)
      grown = true
    }
  }
  return gone
}

function falls(
  { premises, target }: Inference,
  claims: ReadonlySet<ClaimId>,
  inferences: ReadonlySet<InferenceId>,
): boolean {
  const targetFalls =
    'claim' in target ? claims.has(target.claim) : inferences.has(target.inference)
  return targetFalls || premises.every((premise) => claims.has(premise))
}

const shortenedInferences = (
  map: ArgumentMap,
  claims: ReadonlySet<ClaimId>,
  gone: ReadonlySet<InferenceId>,
): Effect[] =>
  [...map.inferences.values()]
    .filter(({ id, premises }) => !gone.has(id) && premises.some((premise) => claims.has(premise)))
    .flatMap((inference) =>
      edited('inference', inference.id, inference, {
        premises: inference.premises.filter((premise) => !claims.has(premise)),
      }),
    )

const shortenedEquivalences = (map: ArgumentMap, claims: ReadonlySet<ClaimId>): Effect[] =>
  [...map.equivalences.values()].flatMap((equivalence) => {
    const left = equivalence.claims.filter((claim) => !claims.has(claim))
    if (left.length < 2) return [deleted('equivalence', equivalence.id, equivalence)]
    return edited('equivalence', equivalence.id, equivalence, { claims: left })
  })

const releasedPositions = (map: ArgumentMap, claims: ReadonlySet<ClaimId>): Effect[] =>
  [...map.positions.values()].flatMap((position) =>
    edited('position', position.id, position, {
      thesis: position.thesis && claims.has(position.thesis) ? null : position.thesis,
      commitments: position.commitments.filter(({ claim }) => !claims.has(claim)),
    }),
  )

/** The edit that takes `quote` off `claim`. */
export const withoutQuote = (claim: Claim, quote: string): Effect[] =>
  edited('claim', claim.id, claim, { quotes: claim.quotes.filter((id) => id !== quote) })
