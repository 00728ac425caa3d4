import type { Inference, InferenceId } from '@counterpoint/core'

/**
 * Inferences whose chain of targets does not end at a claim. Cost: O(inferences), each followed once.
 */
export function withoutGround(inferences: ReadonlyMap<InferenceId, Inference>): InferenceId[] {
  const isGrounded = new Map<InferenceId, boolean>()
  for (const start of inferences.keys()) {
    const chain: InferenceId[] = []
    const onChain = new Set<InferenceId>()
    let next: InferenceId | undefined = start
    let verdict = false
    while (next !== undefined && !onChain.has(next)) {
      const known = isGrounded.get(next)
      const inference = inferences.get(next)
      if (known !== undefined || inference === undefined) {
        verdict = known ?? false
        break
      }
      chain.push(next)
      onChain.add(next)
      verdict = 'claim' in inference.target
      next = 'claim' in inference.target ? undefined : inference.target.inference
    }
    for (const id of chain) isGrounded.set(id, verdict)
  }
  return [...isGrounded].flatMap(([id, grounded]) => (grounded ? [] : [id]))
}
