import { describe, expect, it } from 'vitest'
import { run } from './testing/run.ts'

const RUNS = 600

describe('pages, rooms and one log, with everything that goes wrong between them', () => {
  it('[P1] [P2] [P3] [P4] [R3] [R4] [R5] [R6] keep their promises in every run', async () => {
    const totals = { made: 0, committed: 0, refused: 0, undos: 0 }
    for (let seed = 1; seed <= RUNS; seed++) {
      const report = await run(seed).catch((cause: Error) => {
        throw new Error(`Seed ${seed}: ${cause.message}`, { cause })
      })
      for (const name of ['made', 'committed', 'refused', 'undos'] as const) {
        totals[name] += report[name]
      }
    }
    expect(totals.committed).toBeGreaterThan(RUNS * 5)
    expect(totals.undos).toBeGreaterThan(RUNS)
    // Beyond that the generator tries too much that cannot be.
    expect(totals.refused / (totals.refused + totals.committed)).toBeLessThan(0.6)
  }, 120_000)
})
