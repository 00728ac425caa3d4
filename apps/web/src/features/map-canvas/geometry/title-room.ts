import type { Point } from './box.ts'

/** Titles less apart than this in height stand side by side when the map is seen from far away. */
const SAME_HEIGHT = 300
const GAP = 40
const LEAST = 160

/**
 * How wide each title may grow, in map pixels, where titles are drawn far larger than the map: up to
 * its neighbour on the right; the last of a row up to `end`, the right edge of the map.
 */
export const titleRooms = (titles: readonly Point[], end: number): readonly number[] =>
  titles.map(({ x, y }) => {
    const limits = titles
      .filter((other) => other.x > x && Math.abs(other.y - y) < SAME_HEIGHT)
      .map((other) => other.x - GAP)
    return Math.max(LEAST, Math.min(end, ...limits) - x)
  })
