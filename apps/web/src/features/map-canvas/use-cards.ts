import {
  isBare,
  quotesOf,
  type ArgumentMap,
  type ChangeMark,
  type ClaimId,
  type GhostMark,
  type PositionColor,
} from '@counterpoint/core'
import { useMemo, useRef } from 'react'
import { claimColors } from '../../signs/position-color.ts'
import type { Mark } from '../../signs/standing-mark.tsx'
import { passageLabel, type SourceTexts } from '../../signs/source-label.ts'
import type { Standing } from '@counterpoint/core'
import { isSameCard, type CanvasCard } from './canvas-card.ts'

/** What a discussion, or a comparison of two points of the past, says of records, by id. */
export interface Discussed {
  readonly commentsOn: (id: string) => number
  readonly ghostOf: (id: string) => GhostMark | undefined
  readonly changeOf?: (id: string) => ChangeMark | undefined
}

/** Cards of all claims; a card that did not change stays the same object, and is not drawn again. */
export function useCards(
  map: ArgumentMap,
  texts: SourceTexts,
  standingOf: (id: string) => Standing | undefined,
  markOf: (id: string) => Mark | undefined,
  { commentsOn, ghostOf, changeOf }: Discussed,
): ReadonlyMap<ClaimId, CanvasCard> {
  const before = useRef<ReadonlyMap<ClaimId, CanvasCard>>(new Map())
  return useMemo(() => {
    const colors = claimColors(map)
    const theses = thesesOf(map)
    const cards = new Map<ClaimId, CanvasCard>()
    for (const id of map.claims.keys()) {
      const card = {
        ...cardOf(map, texts, id, colors, theses, standingOf(id), markOf(id)),
        comments: commentsOn(id),
        ghost: ghostOf(id),
        change: changeOf?.(id),
      }
      const known = before.current.get(id)
      cards.set(id, known && isSameCard(known, card) ? known : card)
    }
    before.current = cards
    return cards
  }, [map, texts, standingOf, markOf, commentsOn, ghostOf, changeOf])
}

const thesesOf = (map: ArgumentMap): ReadonlyMap<ClaimId, string> =>
  new Map(
    [...map.positions.values()].flatMap(({ thesis, title }) =>
      thesis ? [[thesis, title] as const] : [],
    ),
  )

function cardOf(
  map: ArgumentMap,
  texts: SourceTexts,
  id: ClaimId,
  colors: ReadonlyMap<ClaimId, PositionColor>,
  theses: ReadonlyMap<ClaimId, string>,
  standing: Standing | undefined,
  mark: Mark | undefined,
): Omit<CanvasCard, 'comments' | 'ghost' | 'change'> {
  const claim = map.claims.get(id)!
  return {
    claim,
    color: colors.get(id) ?? null,
    standing,
    mark,
    isBare: isBare(map, claim),
    thesisOf: theses.get(id),
    passages: quotesOf(map, claim).map((quote) => ({
      id: quote.id,
      source: quote.source,
      label: passageLabel(map, texts, quote),
      exact: quote.exact,
    })),
  }
}
