const FIRST_MS = 500
const FACTOR = 1.6
const LONGEST_MS = 15_000

/**
 * How long to wait after `failures` failures in a row: growing, capped, and spread by `random` in
 * [0, 1) so that many clients do not come back at once.
 */
export function backoffMs(failures: number, random: number): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * FACTOR ** (failures - 1))
  return ceiling * (0.5 + random / 2)
}
