import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ClaimId } from '../model/id.ts'
import { gradualStrength } from './gradual.ts'
import { groundedStanding } from './grounded.ts'
import { judge, SEMANTICS } from './judge.ts'
import { preferredStanding } from './preferred.ts'
import { reasonSentence } from './reason-sentence.ts'
import { reasonOf } from './reasons.ts'
import { stableStanding } from './stable.ts'
import { randomAttacks } from './testing/random-attacks.ts'
import { aMap, aSmallMap, attackMap } from './testing/small-maps.ts'
import { unknownSwitches } from './unknown-switches.ts'

const aReading = fc.constantFrom('debate' as const, 'evidence' as const)

describe('judging a whole map', () => {
  it('[S36] names every claim and inference once, in plain values', () => {
    fc.assert(
      fc.property(aMap(8), fc.constantFrom(...SEMANTICS), aReading, (map, semantics, reading) => {
        const judgement = judge(map, semantics, { reading })
        expect(judgement.semantics).toBe(semantics)
        expect(judgement.claims.map(({ id }) => id)).toEqual([...map.claims.keys()])
        expect(judgement.inferences.map(({ id }) => id)).toEqual([...map.inferences.keys()])
        expect(JSON.parse(JSON.stringify(judgement))).toEqual(judgement)
      }),
    )
  })

  it('[S36] says what the functions for one semantics say', () => {
    fc.assert(
      fc.property(aSmallMap({ claims: 7, inferences: 14 }), aReading, (map, reading) => {
        const ground = groundedStanding(map, { reading })
        const grounded = judge(map, 'grounded', { reading })
        if (grounded.semantics !== 'grounded') throw new Error('Another semantics was answered.')
        for (const { id, standing, reason } of [...grounded.claims, ...grounded.inferences]) {
          expect(standing).toBe(ground.of(id))
          const tree = reasonOf(ground, id)!
          expect(reason!.ground).toBe(tree.ground)
          expect(reason!.because.map((b) => b.id)).toEqual(tree.because.map((b) => b.id))
          expect(reason!.sentence).toBe(reasonSentence(map, tree))
        }
        for (const [semantics, search] of [
          ['preferred', preferredStanding],
          ['stable', stableStanding],
        ] as const) {
          const camps = search(map, { reading })
          const judgement = judge(map, semantics, { reading })
          if (judgement.semantics !== semantics) throw new Error('Another was answered.')
          expect(judgement.count).toBe(camps.count)
          for (const { id, credulous, sceptical } of judgement.claims) {
            expect(credulous).toBe(camps.isCredulous(id))
            expect(sceptical).toBe(camps.isSceptical(id))
          }
          for (const [index, camp] of judgement.camps.entries()) {
            for (const standing of ['in', 'out', 'undecided'] as const) {
              for (const id of camp[standing]) {
                expect(camps.camp(index).of(id)).toBe(standing)
                expect(ground.of(id)).toBe('undecided')
              }
            }
          }
        }
        const gradual = judge(map, 'gradual')
        const strengths = gradualStrength(map)
        if (gradual.semantics !== 'gradual') throw new Error('Another was answered.')
        for (const { id, strength } of gradual.claims) expect(strength).toBe(strengths.of(id))
      }),
    )
  })

  it('[S36] lists the first camps, counts all, and says null for a count beyond numbers', () => {
    const pairs = (n: number): string =>
      Array.from({ length: n }, (_, i) => `a${i} b${i}, b${i} a${i}`).join(', ')
    const some = judge(attackMap(pairs(6)), 'preferred')
    expect(some).toMatchObject({ count: 64, cutShort: null })
    expect('camps' in some && some.camps).toHaveLength(16)
    expect(judge(attackMap(pairs(60)), 'preferred')).toMatchObject({ count: null })
  })

  it('[S12] a judgement that was cut short says so, and null for what it does not know', () => {
    const map = randomAttacks('erdos-renyi', 200, 8, 1)
    const cut = judge(map, 'stable', { steps: 500 })
    expect(cut).toMatchObject({ cutShort: 'steps' })
    expect(cut.claims.some((claim) => 'credulous' in claim && claim.credulous === null)).toBe(true)
    const reasons = judge(map, 'grounded', { steps: 5_000 })
    expect(reasons).toMatchObject({ cutShort: 'steps' })
    expect(reasons.claims.some((claim) => 'reason' in claim && claim.reason === null)).toBe(true)
    expect(judge(map, 'grounded', { reasons: false })).toMatchObject({ cutShort: null })
  })

  it('[S17] tells which switches name nothing in the map', () => {
    const map = attackMap('a b')
    expect(unknownSwitches(map, { claims: ['a' as ClaimId], inferences: [] })).toEqual([])
    expect(unknownSwitches(map, { claims: ['x' as ClaimId], given: ['y' as ClaimId] })).toEqual([
      { kind: 'claim', id: 'x' },
      { kind: 'claim', id: 'y' },
    ])
    const others = {
      inferences: ['a'],
      quotes: ['b'],
      sources: ['a'],
      positions: ['a'],
    } as unknown as Parameters<typeof unknownSwitches>[1]
    expect(unknownSwitches(map, others).map(({ kind }) => kind)).toEqual([
      'inference',
      'quote',
      'source',
      'position',
    ])
  })
})
