import type { ArgumentMap, PositionId, Reading, SourceId } from '@counterpoint/core'
import type { Semantics, Switches } from '@counterpoint/core/semantics'

/** A question about one map at one revision. */
export type JudgeTask = {
  readonly map: ArgumentMap
  readonly revision: number
} & (
  | {
      readonly kind: 'evaluation'
      readonly semantics: Semantics
      readonly reading: Reading
      readonly reasons: boolean
    }
  | {
      readonly kind: 'clash'
      readonly positions: readonly PositionId[]
      readonly reading: Reading
    }
  | { readonly kind: 'lint'; readonly texts: ReadonlyMap<SourceId, string> }
  | { readonly kind: 'what-if'; readonly switches: Switches; readonly reading: Reading }
)
