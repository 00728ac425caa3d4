import { describe, expect, it } from 'vitest'
import type { ArgumentMap } from '../model/argument-map.ts'
import type { ClaimId } from '../model/id.ts'
import { mapAfter } from '../testing/index.ts'
import { gradualStrength } from './gradual.ts'
import { groundedStanding } from './grounded.ts'
import type { StrengthModel } from './influence.ts'
import { preferredStanding } from './preferred.ts'
import { stableStanding } from './stable.ts'
import { claimsThatAre } from './testing/small-maps.ts'
import { claim, step } from './testing/steps.ts'

/** A weighted bipolar graph as the papers draw it: base scores, and pairs such as `'b a'`, from b to a. */
interface Graph {
  readonly base: Readonly<Record<string, number>>
  readonly attacks: readonly string[]
  readonly supports: readonly string[]
}

function strengthsOf({ base, attacks, supports }: Graph, model: StrengthModel) {
  const stepOf = (polarity: 'for' | 'against') => (pair: string) => {
    const [from, to] = pair.split(' ') as [string, string]
    return step(`${from}-${to}`, polarity, [from], { claim: to })
  }
  const map = mapAfter([
    ...Object.keys(base).map((id) => claim(id)),
    ...attacks.map(stepOf('against')),
    ...supports.map(stepOf('for')),
  ])
  const stances = new Map(Object.entries(base) as [ClaimId, number][])
  const { of } = gradualStrength(map, { model, stances })
  return (id: string): number => of(id as ClaimId)!
}

/**
 * The e-democracy debate of Rago et al. 2016, with the base scores of Potyka's Uncertainpy
 * (`RagoEtAlEDemocracy.bag`): answers a1 and a2, pros p1 to p3, cons c1 to c4.
 */
const E_DEMOCRACY: Graph = {
  base: { a1: 0.5, a2: 0.5, p1: 0.7, p2: 0.5, p3: 0.9, c1: 0.2, c2: 0.2, c3: 0.6, c4: 0.5 },
  attacks: ['c1 a2', 'c2 p2', 'c3 p2', 'c4 p2'],
  supports: ['p1 a1', 'p2 a1', 'p3 a2'],
}

describe('examples of the literature', () => {
  it('[S13] e-democracy under DF-QuAD, each strength by the definition of Rago et al. 2016', () => {
    const of = strengthsOf(E_DEMOCRACY, 'df-quad')
    // Attack 1 - 0.8 × 0.4 × 0.5 = 0.84; 0.5 - 0.5 × 0.84.
    expect(of('p2')).toBeCloseTo(0.08, 12)
    // Support 1 - 0.3 × 0.92 = 0.724; 0.5 + 0.5 × 0.724.
    expect(of('a1')).toBeCloseTo(0.862, 12)
    // Support 0.9, attack 0.2; 0.5 + 0.5 × 0.7.
    expect(of('a2')).toBeCloseTo(0.85, 12)
  })

  it('[S13] e-democracy under quadratic energy, each strength by the definition of Potyka 2018', () => {
    const of = strengthsOf(E_DEMOCRACY, 'quadratic-energy')
    // Energy -1.3, so h = 1.69 / 2.69.
    const p2 = 0.5 - (0.5 * 1.69) / 2.69
    expect(of('p2')).toBeCloseTo(p2, 12)
    const square = (0.7 + p2) ** 2
    expect(of('a1')).toBeCloseTo(0.5 + (0.5 * square) / (1 + square), 12)
    // Energy 0.7, so h = 0.49 / 1.49.
    expect(of('a2')).toBeCloseTo(0.5 + (0.5 * 0.49) / 1.49, 12)
  })

  it('[S13] Quantitative Dispute Trees (Čyras and others), example 4.1, under quadratic energy', () => {
    const graph: Graph = {
      base: { a: 0.5, b: 0.2, c: 0.85, d: 0.65, e: 0.4, f: 1 },
      attacks: ['c a', 'e b', 'f c'],
      supports: ['b a', 'd a', 'e c'],
    }
    const of = strengthsOf(graph, 'quadratic-energy')
    // As printed in the notebook that comes with the example, `exampleQDT.ipynb`.
    expect(of('a')).toBeCloseTo(0.51875517241626, 12)
    expect(of('b')).toBeCloseTo(0.172413793103448, 12)
    expect(of('c')).toBeCloseTo(0.625, 12)
    expect(['d', 'e', 'f'].map(of)).toEqual([0.65, 0.4, 1])
  })

  /**
   * The example that the solver adf-bdd (Ellmauthaler) prints: conditions ⊤ of a, b of b, a ∧ b of c
   * and ¬b of d. No claim can support itself here, so b holds itself up through an echo of it.
   */
  const SELF_SUPPORT: ArgumentMap = mapAfter([
    ...['a', 'b', 'c', 'd', 'echo'].map((id) => claim(id)),
    step('b-echo', 'for', ['b'], { claim: 'echo' }),
    step('echo-b', 'for', ['echo'], { claim: 'b' }),
    step('both', 'for', ['a', 'b'], { claim: 'c' }),
    step('b-d', 'against', ['b'], { claim: 'd' }),
  ])

  it('[S1] a bipolar dialectical framework: a alone is grounded, as adf-bdd says', () => {
    const { of } = groundedStanding(SELF_SUPPORT)
    expect(claimsThatAre(SELF_SUPPORT, of, 'in')).toEqual(['a'])
    expect(claimsThatAre(SELF_SUPPORT, of, 'undecided')).toEqual(['b', 'c', 'd', 'echo'])
  })

  it('[S9] [S10] the same: preferred with b or with d, stable with d alone (Brewka et al. 2013)', () => {
    const preferred = preferredStanding(SELF_SUPPORT)
    const accepted = Array.from({ length: preferred.count }, (_, index) =>
      claimsThatAre(SELF_SUPPORT, preferred.camp(index).of, 'in').join(' '),
    )
    expect(accepted.sort()).toEqual(['a b c echo', 'a d'])
    const stable = stableStanding(SELF_SUPPORT)
    expect(stable.count).toBe(1)
    expect(claimsThatAre(SELF_SUPPORT, stable.camp(0).of, 'in')).toEqual(['a', 'd'])
    expect(claimsThatAre(SELF_SUPPORT, stable.camp(0).of, 'out')).toEqual(['b', 'c', 'echo'])
  })
})
