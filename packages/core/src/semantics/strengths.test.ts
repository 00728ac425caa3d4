import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ArgumentMap } from '../model/argument-map.ts'
import type { ClaimId, InferenceId, SourceId } from '../model/id.ts'
import { mapAfter } from '../testing/index.ts'
import { gradualStrength, type StrengthOptions } from './gradual.ts'
import type { Switches } from './switches.ts'
import { aMap, aSmallMap } from './testing/small-maps.ts'
import { claim, quote, source, step } from './testing/steps.ts'
import { strengthsByDefinition } from './testing/strengths-by-definition.ts'
import { aSwitchedMap } from './testing/switched-maps.ts'
import { strengthMoves } from './what-if.ts'

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

  it('[S62] follow switches as the rule says, on arbitrary maps', () => {
    let moved = 0
    fc.assert(
      fc.property(
        aSwitchedMap(fc.oneof(aMap(), aSmallMap({ claims: 6, inferences: 8 }))),
        credences,
        anOption,
        ({ map, switches }, held, option) => {
          const options = { ...option, stances: stancesOn(map, held), rounds: 300 }
          expectByDefinition(map, { ...options, switches })
          moved += strengthMoves(map, switches, options).length
        },
      ),
    )
    expect(moved).toBeGreaterThan(100)
  })

  it('[S62] a claim loses its base score with its last quote, and starts from 1 when granted', () => {
    const map = mapAfter([
      ...[source('s1'), source('s2'), quote('q1', 's1'), quote('q2', 's2')],
      ...[claim('one', { quotes: ['q1'] }), claim('two', { quotes: ['q1', 'q2'] }), claim('x')],
      step('i', 'for', ['one'], { claim: 'x' }),
    ])
    const of = (id: string, switches: Switches, stances?: Map<ClaimId, number>): number =>
      gradualStrength(map, { switches, ...(stances && { stances }) }).of(id as ClaimId)!
    const without: Switches = { sources: ['s1' as SourceId] }
    expect(of('one', without)).toBe(0)
    expect(of('one', without, new Map([['one' as ClaimId, 0.7]]))).toBe(0.7)
    expect(of('two', without)).toBe(0.5)
    expect(of('x', without)).toBe(0.5)
    expect(of('x', { given: ['one' as ClaimId] })).toBe(1)
    expect(of('x', { given: ['x' as ClaimId], claims: ['x' as ClaimId] })).toBe(0)
    expect(of('i', { inferences: ['i' as InferenceId] })).toBe(0)
    expect(strengthMoves(map, without).map(({ id }) => id)).toEqual(['one', 'x', 'i'])
  })

  it('[S15] say of everything that rests on a restless circle that it is not settled', () => {
    const certain = new Map([...'abcde'].map((id) => [id as ClaimId, 1]))
    const ring = (x: string, y: string) => [
      step(`${x}-${y}`, 'against', [x], { claim: y }),
      step(`${y}-${x}`, 'against', [y], { claim: x }),
    ]
    const map = mapAfter([
      ...[...'abcdef'].map((id) => claim(id)),
      ...[...ring('a', 'b'), ...ring('c', 'd')],
      ...[step('on', 'for', ['b'], { claim: 'c' }), step('last', 'for', ['d'], { claim: 'e' })],
    ])
    const strengths = gradualStrength(map, { model: 'df-quad', stances: certain, rounds: 9 })
    const settled = [...map.claims.keys()].filter((id) => strengths.isSettled(id))
    expect(settled).toEqual(['f'])
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
