import {
  claimSchema,
  emptyMap,
  mapIdSchema,
  type ArgumentMap,
  type ClaimId,
  type Inference,
  type InferenceId,
} from '@counterpoint/core'
import { randomFrom } from '../../packages/core/src/semantics/testing/random-attacks.ts'

interface Shape {
  readonly claims: number
  readonly inferencesPerClaim: number
  /** Chance that an inference leads from an earlier claim to a later one; circles run only if any do. */
  readonly backwards: number
  readonly seed: number
}

const UNDERCUTS = 0.1
const AGAINST = 0.55
const NEARBY = 200

/** A map as people draw them: threads of claims, most inferences near, some undercuts. */
export function debateMap({ claims, inferencesPerClaim, backwards, seed }: Shape): ArgumentMap {
  const random = randomFrom(seed)
  const below = (n: number): number => Math.floor(random() * n)
  const claimId = (n: number): ClaimId => `c${n}` as ClaimId
  const model = claimSchema.parse({
    id: 'c0',
    text: 'A claim.',
    quotes: [],
    implicit: false,
    attributedTo: null,
    given: false,
    note: null,
  })
  const inferences = new Map<InferenceId, Inference>()
  const sources: number[] = []
  for (let i = 0; i < claims * inferencesPerClaim; i++) {
    const later = 1 + below(claims - 1)
    const earlier = Math.max(0, later - 1 - below(NEARBY))
    const [from, to] = random() < backwards ? [earlier, later] : [later, earlier]
    const id = `i${i}` as InferenceId
    const cut = below(i + 1)
    const isUndercut = random() < UNDERCUTS && i > 0 && (sources[cut] ?? from) < from
    sources.push(from)
    inferences.set(id, {
      id,
      polarity: isUndercut || random() < AGAINST ? 'against' : 'for',
      premises: [claimId(from)],
      target: isUndercut ? { inference: `i${cut}` as InferenceId } : { claim: claimId(to) },
      scheme: null,
      warrant: null,
      rationale: null,
    })
  }
  return {
    ...emptyMap(mapIdSchema.parse('debate'), 'A debate', ''),
    claims: new Map(
      Array.from({ length: claims }, (_, n) => [claimId(n), { ...model, id: claimId(n) }]),
    ),
    inferences,
  }
}
