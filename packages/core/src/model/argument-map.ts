import type { Audience } from './audience.ts'
import type { Claim } from './claim.ts'
import type { Equivalence } from './equivalence.ts'
import type {
  AudienceId,
  ClaimId,
  EquivalenceId,
  InferenceId,
  MapId,
  PlaceableId,
  PositionId,
  QuoteId,
  SourceId,
  TensionId,
} from './id.ts'
import type { Inference } from './inference.ts'
import type { Placement } from './placement.ts'
import type { Position } from './position.ts'
import type { Quote } from './quote.ts'
import type { Remainder } from './remainder.ts'
import type { Source } from './source.ts'
import type { Tension } from './tension.ts'

/**
 * Everything a map holds: readonly records by id. The order of a collection means nothing; the
 * order of premises, of quotes of a claim and of commitments is what a person chose.
 *
 * Only `apply` makes a map out of a map.
 */
export interface ArgumentMap {
  readonly id: MapId
  readonly title: string
  readonly question: string
  readonly sources: ReadonlyMap<SourceId, Source>
  readonly quotes: ReadonlyMap<QuoteId, Quote>
  readonly claims: ReadonlyMap<ClaimId, Claim>
  readonly inferences: ReadonlyMap<InferenceId, Inference>
  readonly equivalences: ReadonlyMap<EquivalenceId, Equivalence>
  readonly tensions: ReadonlyMap<TensionId, Tension>
  readonly positions: ReadonlyMap<PositionId, Position>
  readonly audiences: ReadonlyMap<AudienceId, Audience>
  readonly placements: ReadonlyMap<PlaceableId, Placement>
  /** Of a map that came from a file which says more than a map can. */
  readonly remainder?: Remainder
}

export const emptyMap = (id: MapId, title: string, question: string): ArgumentMap => ({
  id,
  title,
  question,
  sources: new Map(),
  quotes: new Map(),
  claims: new Map(),
  inferences: new Map(),
  equivalences: new Map(),
  tensions: new Map(),
  positions: new Map(),
  audiences: new Map(),
  placements: new Map(),
})
