import type { ArgumentMap } from '../../model/argument-map.ts'
import type { ClaimId, QuoteId, SourceId } from '../../model/id.ts'
import { heldBy, type Held } from './common-ground.ts'
import type { Side } from './sides.ts'

/** One claim, who holds what about it, and which sources say so in which words. */
export interface MatrixRow {
  readonly claim: ClaimId
  readonly held: readonly Held[]
  /** In the order of `sources`; empty where a source does not speak. */
  readonly cells: readonly (readonly QuoteId[])[]
}

export interface EvidenceMatrix {
  /** Sources that are quoted for any of the claims. */
  readonly sources: readonly SourceId[]
  /** Every claim to which a side is committed. */
  readonly rows: readonly MatrixRow[]
}

/** Claims by sources, with attitude and quote. Cost: O(claims × sources + quotes). */
export function evidenceMatrix(map: ArgumentMap, sides: readonly Side[]): EvidenceMatrix {
  const committed = [...map.claims.values()].flatMap((claim) => {
    const held = heldBy(sides, claim.id)
    return held.length > 0 ? [{ claim, held }] : []
  })
  const sourceOf = (quote: QuoteId): SourceId => map.quotes.get(quote)!.source
  const quoted = new Set(committed.flatMap(({ claim }) => claim.quotes.map(sourceOf)))
  const sources = [...map.sources.keys()].filter((source) => quoted.has(source))
  return {
    sources,
    rows: committed.map(({ claim, held }) => ({
      claim: claim.id,
      held,
      cells: sources.map((source) => claim.quotes.filter((quote) => sourceOf(quote) === source)),
    })),
  }
}
