import type { ArgumentMap } from '../model/argument-map.ts'
import type { ClaimId, InferenceId } from '../model/id.ts'
import type { Claim } from '../model/claim.ts'
import { violation, type Violation } from '../violation.ts'
import { violationOfAudience } from './audiences.ts'
import { violationOfInference } from './inferences.ts'
import { violationOfPosition } from './positions.ts'
import { violationOfQuote } from './quotes.ts'
import { violationOfEquivalence, violationOfTension } from './relations.ts'

/**
 * Every invariant of SPEC.md that `map` breaks; empty for every map that came out of `apply`.
 * For documents from outside, and as the oracle of the property tests. Cost: O(records × ring).
 */
export function violations(map: ArgumentMap): Violation[] {
  const found = [
    ...[...map.quotes.values()].map((quote) => violationOfQuote(map, quote)),
    ...[...map.claims.values()].map((claim) => violationOfClaim(map, claim)),
    ...[...map.inferences.values()].map((inference) => violationOfInference(map, inference)),
    ...[...map.equivalences.values()].map((equivalence) =>
      violationOfEquivalence(map, equivalence),
    ),
    ...[...map.tensions.values()].map((tension) => violationOfTension(map, tension)),
    ...[...map.positions.values()].map((position) => violationOfPosition(map, position)),
    ...[...map.audiences.values()].map((audience) => violationOfAudience(map, audience)),
    ...[...map.placements.keys()].map((id) => violationOfPlacement(map, id)),
    ...sharedIds(map),
  ]
  return found.filter((each) => each !== undefined)
}

function violationOfClaim(map: ArgumentMap, { id, quotes }: Claim): Violation | undefined {
  const unknown = quotes.find((quote) => !map.quotes.has(quote))
  if (unknown) return violation('I1', id, `There is no quote ${unknown} in this map.`)
  if (new Set(quotes).size < quotes.length) {
    return violation('I6', id, `Claim ${id} names a quote twice; name each quote once.`)
  }
  return undefined
}

const violationOfPlacement = (map: ArgumentMap, id: string): Violation | undefined =>
  map.claims.has(id as ClaimId) || map.inferences.has(id as InferenceId)
    ? undefined
    : violation('I9', id, `A placement names ${id}, which is no claim or inference of this map.`)

function sharedIds(map: ArgumentMap): Violation[] {
  const seen = new Set<string>()
  const collections = [
    map.sources,
    map.quotes,
    map.claims,
    map.inferences,
    map.equivalences,
    map.tensions,
    map.positions,
    map.audiences,
  ]
  return collections.flatMap((collection) =>
    [...collection.keys()].flatMap((id) => {
      const isTaken = seen.has(id)
      seen.add(id)
      return isTaken
        ? [violation('I10', id, `Two records share the id ${id}; ids are unique.`)]
        : []
    }),
  )
}
