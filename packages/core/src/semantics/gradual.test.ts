import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ArgumentMap } from '../model/argument-map.ts'
import type { ClaimId, InferenceId } from '../model/id.ts'
import { mapAfter } from '../testing/index.ts'
import { gradualStrength } from './gradual.ts'
import type { StrengthModel } from './influence.ts'
import { aMap, aSmallMap, attackMap } from './testing/small-maps.ts'
import { claim, step } from './testing/steps.ts'

const MODELS: readonly StrengthModel[] = ['df-quad', 'quadratic-energy']

const held = (stances: Readonly<Record<string, number>>): Map<ClaimId, number> =>
  new Map(Object.entries(stances) as [ClaimId, number][])

const at = (
  map: ArgumentMap,
  id: string,
  model: StrengthModel,
  stances: Readonly<Record<string, number>> = {},
): number => gradualStrength(map, { model, stances: held(stances) }).of(id as ClaimId)!

const TWO_FOR_ONE_AGAINST = mapAfter([
  ...['a', 'b', 'c', 'd'].map((id) => claim(id)),
  step('by-b', 'for', ['b'], { claim: 'a' }),
  step('by-c', 'for', ['c'], { claim: 'a' }),
  step('by-d', 'against', ['d'], { claim: 'a' }),
])

describe('gradual strength', () => {
  it('[S13] is the base score of what nothing bears on, one half without a stance', () => {
    const map = mapAfter([claim('a')])
    for (const model of MODELS) {
      expect(at(map, 'a', model)).toBe(0.5)
      expect(at(map, 'a', model, { a: 0.8 })).toBe(0.8)
    }
  })

  it('[S13] takes a credence beyond [0, 1] for the nearer end, and one that is no number for none', () => {
    const map = mapAfter([claim('a'), claim('b'), step('by-b', 'for', ['b'], { claim: 'a' })])
    for (const [credence, base] of [
      [7, 1],
      [-3, 0],
      [Infinity, 1],
      [-Infinity, 0],
      [Number.NaN, 0.5],
    ] as const) {
      for (const model of MODELS) {
        expect(at(map, 'b', model, { b: credence })).toBe(base)
        expect(at(map, 'a', model, { b: credence })).toBe(at(map, 'a', model, { b: base }))
      }
    }
  })

  it('[S13] takes the mean of what is held about equivalent claims', () => {
    const map = mapAfter([
      claim('a'),
      claim('b'),
      { kind: 'equivalence.create', equivalence: { id: 'e', claims: ['a', 'b'], rationale: null } },
    ])
    for (const id of ['a', 'b']) {
      expect(at(map, id, 'df-quad', { a: 0.2, b: 0.8 })).toBeCloseTo(0.5, 12)
      expect(at(map, id, 'df-quad', { b: 0.8 })).toBe(0.8)
      expect(at(map, id, 'df-quad', { a: Number.NaN, b: 0.8 })).toBe(0.8)
    }
  })

  it('[S13] DF-QuAD: the definition of Rago et al. 2016, worked by hand', () => {
    // Supports 0.8 and 0.5 come to 1 - 0.2 × 0.5 = 0.9; attack 0.6. So 0.4 + (1 - 0.4) × 0.3.
    const stances = { a: 0.4, b: 0.8, c: 0.5, d: 0.6 }
    expect(at(TWO_FOR_ONE_AGAINST, 'a', 'df-quad', stances)).toBeCloseTo(0.58, 12)
    // Attack 1 outweighs: 0.4 - 0.4 × (1 - 0.9).
    expect(at(TWO_FOR_ONE_AGAINST, 'a', 'df-quad', { ...stances, d: 1 })).toBeCloseTo(0.36, 12)
  })

  it('[S13] quadratic energy: the definition of Potyka 2018, worked by hand', () => {
    // Energy 0.8 + 0.5 - 0.6 = 0.7; h = 0.49 / 1.49. So 0.4 + 0.6 × 0.328859….
    const stances = { a: 0.4, b: 0.8, c: 0.5, d: 0.6 }
    const expected = 0.4 + 0.6 * (0.49 / 1.49)
    expect(at(TWO_FOR_ONE_AGAINST, 'a', 'quadratic-energy', stances)).toBeCloseTo(expected, 12)
    // Energy -0.5 with only c against: 0.4 - 0.4 × 0.25 / 1.25.
    const map = mapAfter([claim('a'), claim('c'), step('by-c', 'against', ['c'], { claim: 'a' })])
    expect(at(map, 'a', 'quadratic-energy', { a: 0.4, c: 0.5 })).toBeCloseTo(0.32, 12)
  })

  it('[S13] an inference is as strong as its weakest premise, less undercuts, plus backings', () => {
    const linked = [
      ...['a', 'b', 'c', 'd'].map((id) => claim(id)),
      step('both', 'for', ['b', 'c'], { claim: 'a' }),
    ]
    const stances = { b: 0.9, c: 0.3, d: 0.5 }
    expect(at(mapAfter(linked), 'both', 'df-quad', stances)).toBeCloseTo(0.3, 12)
    const cut = mapAfter([...linked, step('cut', 'against', ['d'], { inference: 'both' })])
    expect(at(cut, 'both', 'df-quad', stances)).toBeCloseTo(0.15, 12)
    const backed = mapAfter([...linked, step('back', 'for', ['d'], { inference: 'both' })])
    expect(at(backed, 'both', 'df-quad', stances)).toBeCloseTo(0.65, 12)
    expect(at(backed, 'both', 'quadratic-energy', stances)).toBeCloseTo(0.3 + 0.7 * 0.2, 12)
  })

  it('[S14] stays in [0, 1] and names its model', () => {
    fc.assert(
      fc.property(aMap(), fc.float({ min: 0, max: 1, noNaN: true }), (map, credence) => {
        const stances = new Map([...map.claims.keys()].slice(0, 3).map((id) => [id, credence]))
        const strengths = gradualStrength(map, { stances })
        for (const id of [...map.claims.keys(), ...map.inferences.keys()]) {
          expect(strengths.of(id)).toBeGreaterThanOrEqual(0)
          expect(strengths.of(id)).toBeLessThanOrEqual(1)
          expect(MODELS).toContain(strengths.modelOf(id))
        }
        expect(strengths.of('gone' as ClaimId)).toBeUndefined()
      }),
    )
  })

  it('[S14] where no circle runs: a higher base score is never weaker, and one pass is exact', () => {
    fc.assert(
      fc.property(
        acyclicMap,
        aCredence,
        aCredence,
        fc.constantFrom(...MODELS),
        (map, x, y, model) => {
          const [low, high] = [Math.min(x, y), Math.max(x, y)]
          const strengths = gradualStrength(map, { model })
          expect(strengths.convergence).toEqual({ hasConverged: true, rounds: 0, residual: 0 })
          const last = [...map.claims.keys()].at(-1)!
          const weaker = at(map, last, model, { [last]: low })
          expect(at(map, last, model, { [last]: high })).toBeGreaterThanOrEqual(weaker - 1e-12)
        },
      ),
    )
  })

  it('[S14] where no circle runs: another support never weakens, another attack never strengthens', () => {
    fc.assert(
      fc.property(acyclicMap, aCredence, fc.constantFrom(...MODELS), (map, credence, model) => {
        const last = [...map.claims.keys()].at(-1)!
        const more = (polarity: 'for' | 'against'): ArgumentMap =>
          mapAfter([claim('new'), step('more', polarity, ['new'], { claim: last })], map)
        const before = at(map, last, model)
        const stances = { new: credence }
        expect(at(more('for'), last, model, stances)).toBeGreaterThanOrEqual(before - 1e-12)
        expect(at(more('against'), last, model, stances)).toBeLessThanOrEqual(before + 1e-12)
      }),
    )
  })

  it('[S14] where no circle runs: a stronger premise makes what it is for no weaker', () => {
    const map = TWO_FOR_ONE_AGAINST
    fc.assert(
      fc.property(aCredence, aCredence, fc.constantFrom(...MODELS), (x, y, model) => {
        const [low, high] = [Math.min(x, y), Math.max(x, y)]
        const grows = at(map, 'a', model, { b: high }) - at(map, 'a', model, { b: low })
        const falls = at(map, 'a', model, { d: high }) - at(map, 'a', model, { d: low })
        expect(grows).toBeGreaterThanOrEqual(-1e-12)
        expect(falls).toBeLessThanOrEqual(1e-12)
      }),
    )
  })

  it('[S15] says truly whether a circle came to rest', () => {
    fc.assert(
      fc.property(aSmallMap({ claims: 8, inferences: 20 }), (map) => {
        const strengths = gradualStrength(map)
        expect(strengths.convergence.hasConverged).toBe(strengths.convergence.residual < 1e-6)
        for (const id of [...map.claims.keys(), ...map.inferences.keys()]) {
          if (strengths.convergence.hasConverged) expect(strengths.isSettled(id)).toBe(true)
        }
        const cut = gradualStrength(map, { rounds: 1 })
        const circular = [...map.claims.keys()].filter(
          (id) => cut.modelOf(id) === 'quadratic-energy',
        )
        if (cut.convergence.hasConverged) return
        expect(circular.some((id) => !cut.isSettled(id))).toBe(true)
      }),
    )
  })

  it('[S15] uses quadratic energy on circles and DF-QuAD elsewhere', () => {
    const strengths = gradualStrength(attackMap('a b, b a, b c'))
    expect(strengths.modelOf('a' as ClaimId)).toBe('quadratic-energy')
    expect(strengths.modelOf('c' as ClaimId)).toBe('df-quad')
    expect(strengths.convergence.rounds).toBeGreaterThan(1)
    // The fixed point: s = 0.5 - 0.5 × s² / (1 + s²).
    const s = strengths.of('a' as ClaimId)!
    expect(s).toBeCloseTo(0.5 - (0.5 * s * s) / (1 + s * s), 5)
    expect(strengths.of('c' as ClaimId)).toBeCloseTo(0.5 - 0.5 * s, 5)
  })

  it('[S15] DF-QuAD swings for ever between two held certain, until steps get smaller', () => {
    const stances = held({ a: 1, b: 1 })
    const map = attackMap('a b, b a')
    const swinging = gradualStrength(map, { model: 'df-quad', stances, rounds: 100 })
    expect(swinging.convergence.hasConverged).toBe(false)
    expect(swinging.isSettled('a-b' as InferenceId)).toBe(false)
    const rested = gradualStrength(map, { model: 'df-quad', stances })
    expect(rested.convergence.hasConverged).toBe(true)
    expect(rested.of('a' as ClaimId)).toBeCloseTo(0.5, 5)
  })

  it('[S16] contributions have the sign of their inference, and are what removal would take', () => {
    fc.assert(
      fc.property(acyclicMap, (map) => {
        const strengths = gradualStrength(map)
        for (const id of map.claims.keys()) {
          for (const { inference, amount } of strengths.contributions(id)) {
            const { polarity } = map.inferences.get(inference)!
            if (polarity === 'for') expect(amount).toBeGreaterThanOrEqual(-1e-12)
            else expect(amount).toBeLessThanOrEqual(1e-12)
            const without = {
              ...map,
              inferences: new Map([...map.inferences].filter(([other]) => other !== inference)),
            }
            const rest = gradualStrength(without).of(id)!
            expect(strengths.of(id)! - rest).toBeCloseTo(amount, 9)
          }
        }
      }),
    )
  })
})

const aCredence = fc.float({ min: 0, max: 1, noNaN: true })

/** Every inference leads from earlier claims to a later one. */
const acyclicMap: fc.Arbitrary<ArgumentMap> = fc
  .array(fc.tuple(fc.nat(5), fc.nat(5), fc.boolean()), { minLength: 1, maxLength: 12 })
  .map((steps) => {
    const operations = Array.from({ length: 6 }, (_, i) => claim(`c${i}`))
    for (const [i, [a, b, isFor]] of steps.entries()) {
      if (a === b) continue
      const polarity = isFor ? 'for' : 'against'
      operations.push(
        step(`i${i}`, polarity, [`c${Math.min(a, b)}`], { claim: `c${Math.max(a, b)}` }),
      )
    }
    return operations.reduce((map, operation) => {
      try {
        return mapAfter([operation], map)
      } catch {
        return map
      }
    }, mapAfter([]))
  })
