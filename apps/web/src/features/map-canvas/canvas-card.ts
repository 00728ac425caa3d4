import type {
  ChangeMark,
  Claim,
  GhostMark,
  PositionColor,
  QuoteId,
  SourceId,
} from '@counterpoint/core'
import type { Standing } from '@counterpoint/core'
import { isSameMark, type Mark } from '../../signs/standing-mark.tsx'

/** A passage that a claim rests on, as a chip on its card. */
export interface PassageChip {
  readonly id: QuoteId
  readonly source: SourceId
  readonly label: string
  readonly exact: string
}

/** Everything a claim's card shows. The same object as long as nothing on the card changes. */
export interface CanvasCard {
  readonly claim: Claim
  readonly color: PositionColor | null
  readonly standing: Standing | undefined
  readonly mark: Mark | undefined
  readonly passages: readonly PassageChip[]
  readonly isBare: boolean
  /** How many open threads of comments are about it. */
  readonly comments: number
  /** What a suggestion would do to it. */
  readonly ghost: GhostMark | undefined
  /** What became of it between two points of the map's past. */
  readonly change: ChangeMark | undefined
  /** Title of the position whose thesis it is. */
  readonly thesisOf: string | undefined
}

export const isSameCard = (a: CanvasCard, b: CanvasCard): boolean =>
  a.claim === b.claim &&
  a.color === b.color &&
  a.standing === b.standing &&
  isSameMark(a.mark, b.mark) &&
  a.isBare === b.isBare &&
  a.thesisOf === b.thesisOf &&
  a.comments === b.comments &&
  a.ghost === b.ghost &&
  a.change === b.change &&
  a.passages.length === b.passages.length &&
  a.passages.every((chip, index) => {
    const other = b.passages[index]
    return chip.id === other?.id && chip.label === other.label
  })
