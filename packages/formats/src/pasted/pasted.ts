import type { Claim, Inference } from '@counterpoint/core'
import type { Warning } from '../format.ts'

/** What text from the clipboard says. Ids hold among these records alone. */
export interface Pasted {
  readonly claims: readonly Pick<Claim, 'id' | 'text' | 'note' | 'implicit' | 'otherWordings'>[]
  /** Of these claims; an inference that another bears on comes before it. */
  readonly inferences: readonly Inference[]
  readonly warnings: readonly Warning[]
  /** Why it can be read as nothing; then there are no claims. */
  readonly problem?: string
}
