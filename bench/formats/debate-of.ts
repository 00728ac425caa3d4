import {
  emptyMap,
  type ArgumentMap,
  type Claim,
  type ClaimId,
  type Inference,
  type InferenceId,
  type MapId,
} from '@counterpoint/core'

/** A tree of reasons with four below each claim, every fifth step against, every seventh undercut. */
export function debateOf(size: number): ArgumentMap {
  const claims: Claim[] = Array.from({ length: size }, (_, index) => ({
    id: `c${index}` as ClaimId,
    text: `Claim number ${index} says that the talks at https://example.org/${index} [so far] hold.`,
    quotes: [],
    implicit: index % 9 === 0,
    attributedTo: null,
    given: false,
    note: null,
    otherWordings: [],
  }))
  const inferences: Inference[] = claims.slice(1).map(({ id }, index) => {
    const onStep = index % 7 === 6
    return {
      id: `i${index}` as InferenceId,
      polarity: onStep || index % 5 === 4 ? 'against' : 'for',
      premises: [id],
      target: onStep
        ? { inference: `i${index - 1}` as InferenceId }
        : { claim: `c${Math.floor(index / 4)}` as ClaimId },
      scheme: null,
      warrant: null,
      rationale: null,
    }
  })
  return {
    ...emptyMap('bench' as MapId, 'A debate', 'What holds?'),
    claims: new Map(claims.map((claim) => [claim.id, claim])),
    inferences: new Map(inferences.map((inference) => [inference.id, inference])),
  }
}
