import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ArgumentMap } from '../model/argument-map.ts'
import type { ClaimId } from '../model/id.ts'
import { mapAfter } from '../testing/index.ts'
import { gradualStrength, type StrengthOptions } from './gradual.ts'
import { aMap, aSmallMap } from './testing/small-maps.ts'
import { claim, step } from './testing/steps.ts'
import { strengthsByDefinition } from './testing/strengths-by-definition.ts'

const anOption: fc.Arbitrary<StrengthOptions> = fc.constantFrom(
  {},
  { model: 'df-quad' },
  { model: 'quadratic-energy' },
)

const credences = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 })

const stancesOn = (map: ArgumentMap, held: readonly number[]): Map<ClaimId, number> =>
  new Map([...map.claims.keys()].slice(0, held.length).map((id, i) => [id, held[i]!]))

function expectByDefinition(map: ArgumentMap, options: StrengthOptions): void {
  const strengths = gradualStrength(map, options)
  for (const [id, strength] of strengthsByDefinition(map, options)) {
    expect(Math.abs(strengths.of(id as ClaimId)! - strength)).toBeLessThan(1e-9)
  }
}

describe('strengths', () => {
  it('[S13] are those of the definitions, on arbitrary maps', () => {
    let circular = 0
    fc.assert(
      fc.property(
        fc.oneof(aMap(), aSmallMap({ claims: 8, inferences: 12 })),
        credences,
        anOption,
        (map, held, option) => {
          const options = { ...option, stances: stancesOn(map, held), rounds: 300 }
          if (gradualStrength(map, options).convergence.rounds > 0) circular++
          expectByDefinition(map, options)
        },
      ),
    )
    expect(circular).toBeGreaterThan(0)
  })

  it('[S13] go on from a circle to what rests on it, and from there to the next circle', () => {
    const ring = (a: string, b: string) => [
      step(`${a}-${b}`, 'against', [a], { claim: b }),
      step(`${b}-${a}`, 'for', [b], { claim: a }),
    ]
    const map = mapAfter([
      ...['a', 'b', 'c', 'd', 'e', 'f'].map((id) => claim(id)),
      ...ring('a', 'b'),
      step('on', 'for', ['b', 'f'], { claim: 'c' }),
      step('cut', 'against', ['a'], { inference: 'on' }),
      step('further', 'against', ['c'], { claim: 'd' }),
      ...ring('d', 'e'),
    ])
    expectByDefinition(map, { stances: new Map([['a' as ClaimId, 0.9]]) })
  })
})
