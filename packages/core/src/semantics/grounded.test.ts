import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ArgumentMap } from '../model/argument-map.ts'
import type { OperationInput } from '../operation/operation.ts'
import { apply } from '../operation/apply.ts'
import type { ClaimId } from '../model/id.ts'
import { mapAfter } from '../testing/index.ts'
import { groundedStanding } from './grounded.ts'
import type { StandingOptions } from './framework.ts'
import { byDefinition, closure } from './testing/by-definition.ts'
import { aMap, aSmallMap, attackMap, claimsThatAre } from './testing/small-maps.ts'
import { claim, step } from './testing/steps.ts'

const SMALL = { claims: 5, inferences: 4 }

const aReading: fc.Arbitrary<StandingOptions> = fc.constantFrom(
  { reading: 'debate' as const },
  { reading: 'evidence' as const },
)

const QUOTED: readonly OperationInput[] = [
  {
    kind: 'source.add',
    source: {
      id: 's1',
      title: 'A source',
      citation: { author: null, publication: null, date: null, url: null },
      language: 'en',
      sha256: '0'.repeat(64),
    },
  },
  { kind: 'quote.add', quote: { id: 'q1', source: 's1', start: 0, end: 5, exact: 'Words' } },
]

const standingIn = (map: ArgumentMap, id: string, options: StandingOptions = {}) =>
  groundedStanding(map, options).of(id as ClaimId)

describe('grounded standing', () => {
  it('[S1] is the least fixed point of the acceptance conditions, on all small maps', () => {
    fc.assert(
      fc.property(aSmallMap(SMALL), aReading, (map, options) => {
        const evaluation = groundedStanding(map, options)
        for (const [id, standing] of byDefinition(map, options).grounded()) {
          expect(evaluation.of(id as ClaimId)).toBe(standing)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('[S1] gives a standing to every claim and inference, and to nothing else', () => {
    fc.assert(
      fc.property(aMap(), aReading, (map, options) => {
        const evaluation = groundedStanding(map, options)
        for (const id of [...map.claims.keys(), ...map.inferences.keys()]) {
          expect(['in', 'out', 'undecided']).toContain(evaluation.of(id))
        }
        expect(evaluation.claims().size + evaluation.inferences().size).toBe(
          map.claims.size + map.inferences.size,
        )
        expect(evaluation.of('gone' as ClaimId)).toBeUndefined()
      }),
    )
  })

  it.each([
    ['Dung 1995, Nixon diamond', 'a b, b a', [], ['a', 'b']],
    [
      'Dung 1995, example 3: who has the last word laughs best',
      'i1 a, a i2, i2 i1',
      [],
      ['a', 'i1', 'i2'],
    ],
    ['Caminada 2006, reinstatement', 'c b, b a', ['a', 'c'], []],
    ['Caminada 2006, floating reinstatement', 'a b, b a, a c, b c, c d', [], ['a', 'b', 'c', 'd']],
    ['an odd ring', 'a b, b c, c a', [], ['a', 'b', 'c']],
    ['a ring that an outsider breaks', 'd a, a b, b c, c a', ['b', 'd'], []],
  ])('[S1] %s', (_, attacks, accepted, undecided) => {
    const map = attackMap(attacks)
    const evaluation = groundedStanding(map)
    expect(claimsThatAre(map, evaluation.of, 'in')).toEqual(accepted)
    expect(claimsThatAre(map, evaluation.of, 'undecided')).toEqual(undecided)
  })

  it('[S1] reads Pollock’s red light: an undercut takes the step and leaves its premise', () => {
    // Pollock 1987: the object looks red, so it is red; red light makes all things look red.
    const map = mapAfter([
      claim('looks-red'),
      claim('is-red'),
      claim('red-light'),
      step('seeing', 'for', ['looks-red'], { claim: 'is-red' }),
      step('light', 'against', ['red-light'], { inference: 'seeing' }),
    ])
    expect(standingIn(map, 'looks-red')).toBe('in')
    expect(standingIn(map, 'seeing')).toBe('out')
    expect(standingIn(map, 'is-red')).toBe('out')
  })

  it('[S2] keeps a conclusion on another line when one is answered', () => {
    const steps = [
      claim('a'),
      claim('b'),
      claim('thesis'),
      claim('answer'),
      step('by-a', 'for', ['a'], { claim: 'thesis' }),
      step('hit', 'against', ['answer'], { claim: 'a' }),
    ]
    expect(standingIn(mapAfter(steps), 'thesis')).toBe('out')
    const carried = mapAfter([...steps, step('by-b', 'for', ['b'], { claim: 'thesis' })])
    expect(standingIn(carried, 'thesis')).toBe('in')
  })

  it('[S2] needs all premises of a step together', () => {
    const map = mapAfter([
      claim('a'),
      claim('b'),
      claim('thesis'),
      claim('answer'),
      step('both', 'for', ['a', 'b'], { claim: 'thesis' }),
      step('hit', 'against', ['answer'], { claim: 'b' }),
    ])
    expect(standingIn(map, 'both')).toBe('out')
    expect(standingIn(map, 'thesis')).toBe('out')
  })

  it('[S2] lets no backing rescue an undercut step', () => {
    const map = mapAfter([
      claim('a'),
      claim('thesis'),
      claim('doubt'),
      claim('comfort'),
      step('by-a', 'for', ['a'], { claim: 'thesis' }),
      step('undercut', 'against', ['doubt'], { inference: 'by-a' }),
      step('backing', 'for', ['comfort'], { inference: 'by-a' }),
    ])
    expect(standingIn(map, 'by-a')).toBe('out')
    expect(standingIn(map, 'backing')).toBe('in')
  })

  it('[S3] a claim nobody supports stands in the debate reading', () => {
    expect(standingIn(mapAfter([claim('a')]), 'a', { reading: 'debate' })).toBe('in')
  })

  it('[S4] and in the evidence reading only with a quote, a stance or a mark', () => {
    const evidence = { reading: 'evidence' } as const
    expect(standingIn(mapAfter([claim('a')]), 'a', evidence)).toBe('out')
    expect(standingIn(mapAfter([claim('a', { given: true })]), 'a', evidence)).toBe('in')
    expect(standingIn(mapAfter([...QUOTED, claim('a', { quotes: ['q1'] })]), 'a', evidence)).toBe(
      'in',
    )
    const held = (credence: number) => ({
      ...evidence,
      stances: new Map([['a' as ClaimId, credence]]),
    })
    expect(standingIn(mapAfter([claim('a')]), 'a', held(0.8))).toBe('in')
    expect(standingIn(mapAfter([claim('a')]), 'a', held(0.5))).toBe('out')
  })

  it('[S3] a claim marked given needs no standing support, but falls to a rebuttal', () => {
    const steps = [
      claim('a', { given: true }),
      claim('weak'),
      claim('answer'),
      step('support', 'for', ['weak'], { claim: 'a' }),
      step('hit', 'against', ['answer'], { claim: 'weak' }),
    ]
    expect(standingIn(mapAfter(steps), 'a')).toBe('in')
    const rebutted = mapAfter([...steps, step('rebuttal', 'against', ['answer'], { claim: 'a' })])
    expect(standingIn(rebutted, 'a')).toBe('out')
  })

  it('[S5] equivalent claims share one standing', () => {
    fc.assert(
      fc.property(aMap(), aReading, (map, options) => {
        const evaluation = groundedStanding(map, options)
        for (const { claims } of map.equivalences.values()) {
          expect(new Set(claims.map(evaluation.of)).size).toBe(1)
        }
      }),
    )
  })

  it('[S5] reads an equivalence as a merge of its claims', () => {
    let merged = 0
    fc.assert(
      fc.property(aSmallMap({ claims: 6, inferences: 10 }), aReading, (map, options) => {
        const evaluation = groundedStanding(map, options)
        for (const { claims } of map.equivalences.values()) {
          const result = apply(map, { kind: 'claim.merge', from: claims[1]!, into: claims[0]! })
          if (!result.ok || losesMoreThanOne(map, result.value.map)) continue
          merged++
          const after = groundedStanding(result.value.map, options)
          for (const id of result.value.map.claims.keys()) {
            expect(after.of(id)).toBe(evaluation.of(id))
          }
        }
      }),
      { numRuns: 500 },
    )
    expect(merged).toBeGreaterThan(10)
  })

  it('[S5] joins equivalences that share a claim', () => {
    const map = mapAfter([
      claim('a'),
      claim('b'),
      claim('c'),
      claim('answer'),
      {
        kind: 'equivalence.create',
        equivalence: { id: 'e1', claims: ['a', 'b'], rationale: null },
      },
      {
        kind: 'equivalence.create',
        equivalence: { id: 'e2', claims: ['b', 'c'], rationale: null },
      },
      step('hit', 'against', ['answer'], { claim: 'c' }),
    ])
    expect([...closure(map, 'a' as ClaimId)]).toHaveLength(3)
    expect(standingIn(map, 'a')).toBe('out')
  })
})

/** Merging also drops repeated inferences, and what is aimed at them, which equivalence keeps. */
const losesMoreThanOne = (before: ArgumentMap, after: ArgumentMap): boolean =>
  before.inferences.size !== after.inferences.size
