import type { ArgumentMap } from '../model/argument-map.ts'

/**
 * `after`, and with it the claims and inferences of `before` that it lacks, in their old places and
 * with their quotes: a map to look at, on which what went can still be seen.
 */
export const withGone = (before: ArgumentMap, after: ArgumentMap): ArgumentMap => ({
  ...after,
  quotes: new Map([...before.quotes, ...after.quotes]),
  sources: new Map([...before.sources, ...after.sources]),
  claims: new Map([...before.claims, ...after.claims]),
  inferences: new Map([...before.inferences, ...after.inferences]),
  placements: new Map([...before.placements, ...after.placements]),
})
