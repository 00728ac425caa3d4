import { emptyMap, type ArgumentMap } from '../../model/argument-map.ts'
import { mapIdSchema, type ClaimId, type InferenceId } from '../../model/id.ts'
import type { Inference } from '../../model/inference.ts'
import { aClaim } from '../../testing/builders.ts'
import { randomFrom } from './random-attacks.ts'

const LINKED = 0.2
const AGAINST = 0.7
const UNDERCUT = 0.15
const GIVEN = 0.4
/** A rebuttal that is followed by one the other way round, so that there is something to choose. */
const RETURNED = 0.35

/** A map with linked premises, supports and undercuts in every direction, and so with many circles. */
export function randomDebate(claims: number, inferences: number, seed: number): ArgumentMap {
  const random = randomFrom(seed)
  const below = (n: number): number => Math.floor(random() * n)
  const made = new Map<InferenceId, Inference>()
  const add = (
    polarity: Inference['polarity'],
    premises: readonly number[],
    target: Inference['target'],
  ): void => {
    const id = `i${made.size}` as InferenceId
    const named = premises.map(claimId)
    made.set(id, {
      id,
      polarity,
      premises: named,
      target,
      scheme: null,
      warrant: null,
      rationale: null,
    })
  }
  while (made.size < inferences) {
    const to = below(claims)
    const from = (to + 1 + below(claims - 1)) % claims
    const second = (to + 1 + below(claims - 1)) % claims
    const premises = random() < LINKED && second !== from ? [from, second] : [from]
    if (random() < UNDERCUT && made.size > 0) {
      add('against', premises, { inference: `i${below(made.size)}` as InferenceId })
    } else if (random() < AGAINST) {
      add('against', premises, { claim: claimId(to) })
      if (random() < RETURNED) add('against', [to], { claim: claimId(from) })
    } else add('for', premises, { claim: claimId(to) })
  }
  return {
    ...emptyMap(mapIdSchema.parse('debate'), 'A debate at random', ''),
    claims: new Map(
      Array.from({ length: claims }, (_, n) => aClaim(`c${n}`, { given: random() < GIVEN })).map(
        (claim) => [claim.id, claim],
      ),
    ),
    inferences: made,
  }
}

const claimId = (n: number): ClaimId => `c${n}` as ClaimId
