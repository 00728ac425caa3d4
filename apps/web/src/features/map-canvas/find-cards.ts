import type { ArgumentMap, ClaimId, PositionId, SourceId } from '@counterpoint/core'
import type { Standing } from '@counterpoint/core'

/** What the canvas should bring out; everything else is dimmed. */
export interface CardFilter {
  readonly words: string
  readonly position: PositionId | undefined
  readonly source: SourceId | undefined
  readonly standing: Standing | undefined
}

export const NO_FILTER: CardFilter = {
  words: '',
  position: undefined,
  source: undefined,
  standing: undefined,
}

export const isFiltering = ({ words, position, source, standing }: CardFilter): boolean =>
  words.trim() !== '' || Boolean(position ?? source ?? standing)

/** The claims that `filter` means, in the order of the map; all of them when it means nothing. */
export function claimsMatching(
  map: ArgumentMap,
  filter: CardFilter,
  standingOf: (id: string) => Standing | undefined,
): readonly ClaimId[] {
  const wanted = filter.words.trim().toLocaleLowerCase()
  const position = filter.position && map.positions.get(filter.position)
  const committed = position && new Set(position.commitments.map(({ claim }) => claim))
  return [...map.claims.values()]
    .filter(
      (claim) =>
        (wanted === '' || claim.text.toLocaleLowerCase().includes(wanted)) &&
        (!position || position.thesis === claim.id || committed?.has(claim.id)) &&
        (!filter.source ||
          claim.quotes.some((id) => map.quotes.get(id)?.source === filter.source)) &&
        (!filter.standing || standingOf(claim.id) === filter.standing),
    )
    .map(({ id }) => id)
}
