import type { ArgumentMap } from '../model/argument-map.ts'
import type { ClaimId, InferenceId, SourceId } from '../model/id.ts'
import type { Claim } from '../model/claim.ts'
import type { Inference } from '../model/inference.ts'
import type { Position, Attitude } from '../model/position.ts'
import type { Quote } from '../model/quote.ts'
import { inferencesFrom, inferencesOn } from './indexes.ts'

/** Pollock 1987: an inference hits a claim or another inference, for it or against it. */
export type InferenceRole = 'support' | 'rebuttal' | 'backing' | 'undercut'

export function roleOf({
  polarity,
  target,
}: Pick<Inference, 'polarity' | 'target'>): InferenceRole {
  if ('claim' in target) return polarity === 'for' ? 'support' : 'rebuttal'
  return polarity === 'for' ? 'backing' : 'undercut'
}

export const supportsOf = (map: ArgumentMap, claim: ClaimId): Inference[] =>
  inferencesOn(map, claim).filter(isFor)

export const rebuttalsOf = (map: ArgumentMap, claim: ClaimId): Inference[] =>
  inferencesOn(map, claim).filter(isAgainst)

export const backingsOf = (map: ArgumentMap, inference: InferenceId): Inference[] =>
  inferencesOn(map, inference).filter(isFor)

export const undercutsOf = (map: ArgumentMap, inference: InferenceId): Inference[] =>
  inferencesOn(map, inference).filter(isAgainst)

/** A rebuttal whose target is itself a premise of something (ASPIC+); derived, never stored. */
export const isUndermining = (map: ArgumentMap, inference: Inference): boolean =>
  roleOf(inference) === 'rebuttal' &&
  'claim' in inference.target &&
  inferencesFrom(map, inference.target.claim).length > 0

/** Neither implicit nor backed by a quote or by an inference for it. The app says so. */
export const isBare = (map: ArgumentMap, claim: Claim): boolean =>
  !claim.implicit && claim.quotes.length === 0 && supportsOf(map, claim.id).length === 0

export const quotesOf = (map: ArgumentMap, claim: Claim): Quote[] =>
  claim.quotes.flatMap((id) => map.quotes.get(id) ?? [])

export const claimsQuoting = (map: ArgumentMap, quote: Quote): Claim[] =>
  [...map.claims.values()].filter((claim) => claim.quotes.includes(quote.id))

export const quotesFrom = (map: ArgumentMap, source: SourceId): Quote[] =>
  [...map.quotes.values()].filter((quote) => quote.source === source)

/** Positions that hold an attitude to `claim`; a thesis counts as asserted. */
export function attitudesTo(
  map: ArgumentMap,
  claim: ClaimId,
): { readonly position: Position; readonly attitude: Attitude }[] {
  return [...map.positions.values()].flatMap((position) => {
    const attitude =
      position.commitments.find((commitment) => commitment.claim === claim)?.attitude ??
      (position.thesis === claim ? ('asserted' as const) : undefined)
    return attitude ? [{ position, attitude }] : []
  })
}

const isFor = ({ polarity }: Inference): boolean => polarity === 'for'
const isAgainst = ({ polarity }: Inference): boolean => polarity === 'against'
