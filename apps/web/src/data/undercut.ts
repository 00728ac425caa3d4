import type { ClaimId, InferenceId, OperationInput } from '@counterpoint/core'
import { newClaimId, newInferenceId } from './new-id.ts'
import { batch } from './passage-actions.ts'

/** An undercut of `inference` by a new claim that says `text`: one step of undo. */
export function undercutSaying(
  text: string,
  inference: InferenceId,
): { readonly operation: OperationInput; readonly claim: ClaimId } {
  const claim = newClaimId()
  return {
    claim,
    operation: batch([
      { kind: 'claim.create', claim: { id: claim, text } },
      {
        kind: 'inference.create',
        inference: {
          id: newInferenceId(),
          polarity: 'against',
          premises: [claim],
          target: { inference },
        },
      },
    ]),
  }
}
