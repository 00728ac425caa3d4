import type { PositionColor, QuoteId } from '@counterpoint/core'
import type { Stretch } from './text-model.ts'

/** A quote as the reader shows it. */
export interface MarkedPassage extends Stretch {
  readonly id: QuoteId
  /** Of the position whose claim rests on it; null when none does. */
  readonly color: PositionColor | null
  /** What hangs on it, for the title and for screen readers. */
  readonly claims: readonly string[]
}

/** A passage with its lane: overlapping passages get different lanes, so that all can be seen. */
export interface LanedPassage extends MarkedPassage {
  readonly lane: number
}

export const LANES = 3

/** Cost: O(n log n). More than `LANES` passages over one place share the last lane. */
export function inLanes(passages: readonly MarkedPassage[]): LanedPassage[] {
  const ends: number[] = []
  return passages
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .map((passage) => {
      const free = ends.findIndex((end) => end <= passage.start)
      const lane = Math.min(free === -1 ? ends.length : free, LANES - 1)
      ends[lane] = Math.max(ends[lane] ?? 0, passage.end)
      return { ...passage, lane }
    })
}

/** The passage that a click at `offset` means: the shortest of those around it. */
export function passageAt<P extends Stretch>(
  passages: readonly P[],
  offset: number,
): P | undefined {
  return passages
    .filter(({ start, end }) => start <= offset && offset < end)
    .toSorted((a, b) => a.end - a.start - (b.end - b.start))[0]
}
