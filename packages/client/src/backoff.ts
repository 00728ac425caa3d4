const FIRST_MS = 500
const FACTOR = 1.6
const LONGEST_MS = 30_000

/**
 * How long to wait after `failures` failures in a row: anything up to a ceiling that grows and is
 * capped, by `random` in [0, 1), so that many clients do not come back at once (full jitter:
 * Brooker 2015).
 */
export const backoffMs = (failures: number, random: number): number =>
  random * Math.min(LONGEST_MS, FIRST_MS * FACTOR ** (failures - 1))
