import type { OperationInput } from '@counterpoint/core'
import type { PastedClaim } from '@counterpoint/formats'
import { newClaimId, newInferenceId } from '../../data/new-id.ts'

/** One operation that adds `claims`, each with what it bears on: one step to take back. */
export function pastedOperation(claims: readonly PastedClaim[]): OperationInput {
  const ids = claims.map(newClaimId)
  return {
    kind: 'batch',
    operations: [
      ...claims.map(({ text }, index) => ({
        kind: 'claim.create' as const,
        claim: { id: ids[index]!, text },
      })),
      ...claims.flatMap(({ onto }, index) =>
        onto
          ? [
              {
                kind: 'inference.create' as const,
                inference: {
                  id: newInferenceId(),
                  polarity: onto.polarity,
                  premises: [ids[index]!],
                  target: { claim: ids[onto.claim]! },
                },
              },
            ]
          : [],
      ),
    ],
  }
}
