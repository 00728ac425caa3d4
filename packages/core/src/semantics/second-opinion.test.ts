import { describe, expect, it } from 'vitest'
import type { ArgumentMap } from '../model/argument-map.ts'
import type { Camps } from './camps.ts'
import { credulousAcceptance } from './credulous.ts'
import { preferredStanding } from './preferred.ts'
import { stableStanding } from './stable.ts'
import { answerSets } from './testing/answer-sets.ts'
import { logicSolver } from './testing/logic-solver-as-sat.ts'
import { randomAttacks } from './testing/random-attacks.ts'
import { randomDebate } from './testing/random-debate.ts'

const accepted = (map: ArgumentMap, accepts: (id: never) => boolean | undefined): string[] =>
  [...map.claims.keys()].filter((id) => accepts(id as never) === true).sort()

const acceptedIn = (map: ArgumentMap, camps: Camps): string[] =>
  Array.from({ length: camps.count }, (_, index) => {
    const camp = camps.camp(index)
    return accepted(map, (id) => camp.of(id) === 'in').join(' ')
  }).sort()

/** More camps of one part than any of these has. */
const SEARCH = { limit: 400 }
/** MiniSat takes long over each, as it is asked step by step. */
const FEW_CAMPS = { limit: 64 }

const joined = (sets: readonly (readonly string[])[]): string[] =>
  sets.map((set) => set.join(' ')).sort()

/** Solvers that are not ours take their time, more so on a busy machine. */
const PATIENCE = { timeout: 120_000 }

describe('clingo, from the rules alone, agrees', PATIENCE, () => {
  it.each([
    [200, 140],
    [1_000, 550],
    [2_000, 800],
  ])('[S11] on what some and every stable camp accepts, %i claims', async (claims, inferences) => {
    let compared = 0
    for (const seed of claims > 1_000 ? [1] : [1, 2, 3]) {
      const map = randomDebate(claims, inferences, seed)
      const camps = stableStanding(map, {}, SEARCH)
      if (camps.cutShort !== undefined) continue
      compared++
      const clingo = answerSets(map)
      expect(accepted(map, camps.isSceptical)).toEqual(await clingo.everyStable())
      expect(accepted(map, camps.isCredulous)).toEqual(await clingo.someStable())
    }
    expect(compared).toBeGreaterThan(0)
  })

  it('[S10] on each stable camp of debates of 60 claims, and on there being none', async () => {
    let [listed, none] = [0, 0]
    for (let seed = 1; seed <= 12; seed++) {
      const debate = randomDebate(60, 60, seed)
      for (const map of [debate, randomAttacks('watts-strogatz', 60, 3, seed)]) {
        const camps = stableStanding(map, {}, SEARCH)
        expect(camps.cutShort).toBeUndefined()
        expect(acceptedIn(map, camps)).toEqual(joined(await answerSets(map).stable()))
        if (camps.count > 1) listed++
        if (camps.count === 0) none++
      }
    }
    expect(listed).toBeGreaterThan(5)
    expect(none).toBeGreaterThan(0)
  })

  it.each([
    ['erdos-renyi', 200, 2],
    ['barabasi-albert', 200, 1],
    ['watts-strogatz', 200, 4],
    ['threads', 300, 1],
  ] as const)('[S9] on the preferred camps of %s, %i claims', async (family, claims, degree) => {
    let compared = 0
    for (const seed of [1, 2, 3, 4]) {
      const map = randomAttacks(family, claims, degree, seed)
      const camps = preferredStanding(map, {}, SEARCH)
      if (camps.cutShort !== undefined || camps.count > 64) continue
      compared++
      expect(acceptedIn(map, camps)).toEqual(joined(await answerSets(map).preferred()))
    }
    expect(compared).toBeGreaterThan(0)
  })

  it.each([
    ['erdos-renyi', 200, 6],
    ['barabasi-albert', 2_000, 2],
    ['watts-strogatz', 1_000, 3],
    ['threads', 2_000, 1],
  ] as const)('[S11] on what some camp accepts, %s, %i claims', async (family, claims, degree) => {
    const map = randomAttacks(family, claims, degree, 7)
    const ours = credulousAcceptance(map)
    expect(ours.cutShort).toBeUndefined()
    expect(accepted(map, ours.of)).toEqual(await answerSets(map).somePreferred())
  })
})

describe('MiniSat, on our clauses, agrees', PATIENCE, () => {
  it.each([
    [200, 140],
    [1_000, 400],
    [2_000, 700],
  ])('[S11] on some and every preferred camp, %i claims', (claims, inferences) => {
    let compared = 0
    for (const seed of claims > 200 ? [1, 2] : [1, 2, 3, 4]) {
      const map = randomDebate(claims, inferences, seed)
      const ours = preferredStanding(map, {}, FEW_CAMPS)
      const theirs = preferredStanding(map, {}, { ...FEW_CAMPS, makeSolver: logicSolver })
      if (ours.cutShort !== undefined) continue
      compared++
      expect(ours.count).toBe(theirs.count)
      expect(accepted(map, ours.isSceptical)).toEqual(accepted(map, theirs.isSceptical))
      expect(accepted(map, ours.isCredulous)).toEqual(accepted(map, theirs.isCredulous))
      expect(accepted(map, credulousAcceptance(map).of)).toEqual(accepted(map, ours.isCredulous))
    }
    expect(compared).toBeGreaterThan(0)
  })
})
