import type { PositionId } from '@counterpoint/core'

/** Where a clash is drawn between the columns of the positions, as CSS grid lines from 1. */
export interface ClashPlace {
  readonly attacker: number
  readonly defender: number
  /** From the first grid line of the sign to its last. */
  readonly sign: readonly [number, number]
  readonly pointsRight: boolean
}

/** Columns of positions alternate with gutters, in which the signs stand. */
export function placeOf(
  positions: readonly PositionId[],
  attacker: PositionId,
  defender: PositionId,
): ClashPlace {
  const from = 2 * positions.indexOf(attacker) + 1
  const to = 2 * positions.indexOf(defender) + 1
  return {
    attacker: from,
    defender: to,
    sign: [Math.min(from, to) + 1, Math.max(from, to)],
    pointsRight: from < to,
  }
}

export const columnTemplate = (count: number): string =>
  Array.from({ length: count }, () => 'minmax(170px, 1fr)').join(' 124px ')
