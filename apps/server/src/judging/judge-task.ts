import type { ArgumentMap, ClaimId, PositionId, Reading, SourceId } from '@counterpoint/core'
import type { Semantics, Switches } from '@counterpoint/core/semantics'

/** How whoever asks reads a map: `stances` are means of those that this person may see. */
interface Read {
  readonly reading: Reading
  readonly stances: ReadonlyMap<ClaimId, number>
}

/** A question about one map at one revision. */
export type JudgeTask = {
  readonly map: ArgumentMap
  readonly revision: number
} & (
  | (Read & {
      readonly kind: 'evaluation'
      readonly semantics: Semantics
      readonly reasons: boolean
    })
  | (Read & { readonly kind: 'clash'; readonly positions: readonly PositionId[] })
  | { readonly kind: 'lint'; readonly texts: ReadonlyMap<SourceId, string> }
  | (Read & { readonly kind: 'what-if'; readonly switches: Switches })
)
