import type { ClaimId, InferenceId, OperationInput } from '@counterpoint/core'
import type { Pasted } from '@counterpoint/formats'
import { newClaimId, newInferenceId } from '../../data/new-id.ts'

/** One operation that adds what was pasted under ids of its own: one step to take back. */
export function pastedOperation({ claims, inferences }: Pasted): OperationInput {
  const claimIds = new Map<ClaimId, ClaimId>(claims.map(({ id }) => [id, newClaimId()]))
  const inferenceIds = new Map<InferenceId, InferenceId>(
    inferences.map(({ id }) => [id, newInferenceId()]),
  )
  return {
    kind: 'batch',
    operations: [
      ...claims.map(({ id, text, note, implicit, otherWordings }) => ({
        kind: 'claim.create' as const,
        claim: { id: claimIds.get(id)!, text, note, implicit, otherWordings },
      })),
      ...inferences.map(({ id, premises, target, ...inference }) => ({
        kind: 'inference.create' as const,
        inference: {
          ...inference,
          id: inferenceIds.get(id)!,
          premises: premises.map((premise) => claimIds.get(premise)!),
          target:
            'claim' in target
              ? { claim: claimIds.get(target.claim)! }
              : { inference: inferenceIds.get(target.inference)! },
        },
      })),
    ],
  }
}
