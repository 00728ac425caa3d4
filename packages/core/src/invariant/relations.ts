import type { ArgumentMap } from '../model/argument-map.ts'
import type { ClaimId } from '../model/id.ts'
import type { Equivalence } from '../model/equivalence.ts'
import type { Tension } from '../model/tension.ts'
import { violation, type Violation } from '../violation.ts'

export const violationOfEquivalence = (
  map: ArgumentMap,
  { id, claims }: Equivalence,
): Violation | undefined => violationOfClaims(map, 'I7', id, claims, 'An equivalence')

export const violationOfTension = (
  map: ArgumentMap,
  { id, claims }: Tension,
): Violation | undefined => violationOfClaims(map, 'I7', id, claims, 'A tension')

function violationOfClaims(
  map: ArgumentMap,
  rule: string,
  id: string,
  claims: readonly ClaimId[],
  what: string,
): Violation | undefined {
  const unknown = claims.find((claim) => !map.claims.has(claim))
  if (unknown) return violation('I1', id, `There is no claim ${unknown} in this map.`)
  if (claims.length < 2 || new Set(claims).size < claims.length) {
    return violation(rule, id, `${what} lies between different claims; ${id} names one twice.`)
  }
  return undefined
}
