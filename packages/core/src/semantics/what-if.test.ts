import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ArgumentMap } from '../model/argument-map.ts'
import type { ClaimId, PositionId, QuoteId, SourceId } from '../model/id.ts'
import { apply } from '../operation/apply.ts'
import { anArgumentMap, frozen, mapAfter } from '../testing/index.ts'
import { cruxesOf } from './cruxes.ts'
import { defeatSets } from './defeat-sets.ts'
import { groundedStanding } from './grounded.ts'
import { singlePointsOf } from './single-points.ts'
import type { Switches } from './switches.ts'
import { byDefinition, closure } from './testing/by-definition.ts'
import { aMap, aSmallMap, attackMap } from './testing/small-maps.ts'
import { aSwitchedMap } from './testing/switched-maps.ts'
import { movesBetween, whatIf } from './what-if.ts'
import { claim, quote, source, step } from './testing/steps.ts'

const QUOTED = mapAfter([
  source('s1'),
  source('s2'),
  quote('q1', 's1', 0),
  quote('q2', 's2', 0),
  claim('ground', { quotes: ['q1'] }),
  claim('double', { quotes: ['q1', 'q2'] }),
  claim('thesis'),
  step('i1', 'for', ['ground'], { claim: 'thesis' }),
])

const standing = (map: ArgumentMap, id: string, switches: Switches) =>
  whatIf(map, switches).after.of(id as ClaimId)

const q1 = 'q1' as QuoteId
const s1 = 's1' as SourceId
const id = (text: string): ClaimId => text as ClaimId

describe('what if', () => {
  it('[S17] switches mean what the rules say, on all small maps', () => {
    fc.assert(
      fc.property(
        aSwitchedMap(fc.oneof(aSmallMap({ claims: 4, inferences: 4 }), anArgumentMap({ size: 4 }))),
        fc.constantFrom('debate' as const, 'evidence' as const),
        ({ map, switches }, reading) => {
          fc.pre(map.claims.size + map.inferences.size <= 10)
          const { after } = whatIf(map, switches, { reading })
          for (const [of, expected] of byDefinition(map, { reading, switches }).grounded()) {
            expect(after.of(of as ClaimId)).toBe(expected)
          }
        },
      ),
      { numRuns: 150 },
    )
  })

  it('[S17] leaves the map alone, and reports exactly what moves', () => {
    fc.assert(
      fc.property(aSwitchedMap(aMap()), ({ map, switches }) => {
        const { before, after, moved } = whatIf(frozen(map), switches)
        for (const of of [...map.claims.keys(), ...map.inferences.keys()]) {
          const move = moved.find((m) => m.id === of)
          expect(move?.before ?? after.of(of)).toBe(before.of(of))
          expect(move?.after ?? before.of(of)).toBe(after.of(of))
        }
        expect(movesBetween(before, before)).toEqual([])
      }),
    )
  })

  it('[S17] a claim goes when its last quote does, in both readings', () => {
    expect(standing(QUOTED, 'ground', { quotes: [q1] })).toBe('out')
    expect(standing(QUOTED, 'thesis', { sources: [s1] })).toBe('out')
    expect(standing(QUOTED, 'double', { sources: [s1] })).toBe('in')
    expect(standing(QUOTED, 'ground', { quotes: [q1], given: [id('ground')] })).toBe('in')
  })

  it('[S17] a position takes along what it alone asserts', () => {
    const map = mapAfter([
      claim('alone'),
      claim('shared'),
      claim('denied'),
      {
        kind: 'position.create',
        position: {
          id: 'p1',
          title: 'One',
          thesis: 'alone',
          commitments: [
            { claim: 'shared', attitude: 'asserted' },
            { claim: 'denied', attitude: 'denied' },
          ],
        },
      },
      {
        kind: 'position.create',
        position: {
          id: 'p2',
          title: 'Two',
          commitments: [{ claim: 'shared', attitude: 'conceded' }],
        },
      },
    ])
    const { moved } = whatIf(map, { positions: ['p1' as PositionId] })
    expect(moved).toEqual([{ id: 'alone', before: 'in', after: 'out' }])
  })
})

describe('defeat sets', () => {
  it('[S18] are exactly the minimal sets, on all small maps', () => {
    let several = 0
    fc.assert(
      fc.property(aSmallMap({ claims: 6, inferences: 12 }), (map) => {
        const evaluation = groundedStanding(map)
        for (const root of map.claims.keys()) {
          const { sets, cutShort } = defeatSets(evaluation, root, { largest: 6, limit: 1000 })
          expect(cutShort).toBeUndefined()
          const found = sets.map((set) => [...set].sort().join(' ')).sort()
          expect(found).toEqual(minimalSets(map, root))
          several += sets.filter((set) => set.length > 1).length
        }
      }),
      { numRuns: 150 },
    )
    expect(several).toBeGreaterThan(0)
  })

  it('[S18] of two lines take one claim from each, or what both share', () => {
    const map = mapAfter([
      ...['a', 'b', 'root', 'thesis'].map((c) => claim(c)),
      step('ra', 'for', ['root'], { claim: 'a' }),
      step('rb', 'for', ['root'], { claim: 'b' }),
      step('at', 'for', ['a'], { claim: 'thesis' }),
      step('bt', 'for', ['b'], { claim: 'thesis' }),
    ])
    expect(defeatSets(groundedStanding(map), id('thesis')).sets).toEqual([['root'], ['a', 'b']])
    const cut = defeatSets(groundedStanding(map), id('thesis'), { limit: 1 })
    expect(cut).toEqual({ sets: [['root']], cutShort: 'limit' })
    expect(defeatSets(groundedStanding(map), id('thesis'), { steps: 9 }).cutShort).toBe('steps')
  })

  it('[S18] are none for what does not stand', () => {
    expect(defeatSets(groundedStanding(attackMap('a b')), id('b')).sets).toEqual([])
  })
})

describe('cruxes', () => {
  it('[S19] move what a flip moves, from scratch, and are ranked by it', () => {
    fc.assert(
      fc.property(aSmallMap({ claims: 8, inferences: 14 }), (map) => {
        const evaluation = groundedStanding(map)
        const { cruxes } = cruxesOf(evaluation)
        for (const { claim: crux, moves } of cruxes) {
          const flipped = evaluation.of(crux) === 'in' ? without(map, crux) : granted(map, crux)
          const expected = [...map.claims.keys()].filter(
            (other) =>
              !closure(map, crux).has(other) &&
              groundedStanding(flipped.map, flipped.options).of(other) !== evaluation.of(other),
          )
          const told = moves.flatMap((other) => [...closure(map, other)])
          expect(told.sort()).toEqual(expected.sort())
        }
        const weights = cruxes.map(({ moves }) => moves.length)
        expect(weights).toEqual([...weights].sort((a, b) => b - a))
      }),
    )
  })

  it('[S19] put first what moves a thesis', () => {
    const map = mapAfter([
      ...['big', 'x', 'y', 'z', 'small', 'thesis'].map((c) => claim(c)),
      ...['x', 'y', 'z'].map((c) => step(`b${c}`, 'for', ['big'], { claim: c })),
      step('st', 'for', ['small'], { claim: 'thesis' }),
      { kind: 'position.create', position: { id: 'p1', title: 'One', thesis: 'thesis' } },
    ])
    const { cruxes } = cruxesOf(groundedStanding(map))
    expect(cruxes.map(({ claim: crux }) => crux)).toEqual(['small', 'big'])
    expect(cruxes[0]!.theses).toEqual(['p1'])
    expect(cruxesOf(groundedStanding(map), { steps: 1 }).cutShort).toBe('steps')
  })
})

describe('single points of failure', () => {
  it('[S20] are every claim, quote and source whose loss alone is enough', () => {
    let points = 0
    fc.assert(
      fc.property(anArgumentMap({ size: 10 }), (map) => {
        const evaluation = groundedStanding(map)
        for (const root of map.claims.keys()) {
          if (evaluation.of(root) !== 'in') continue
          const found = singlePointsOf(evaluation, root)
          const falls = (switches: Switches): boolean =>
            groundedStanding(map, { switches }).of(root) !== 'in'
          const expected = {
            claims: [...map.claims.keys()].filter(
              (c) => !closure(map, root).has(c) && falls({ claims: [c] }),
            ),
            quotes: [...map.quotes.keys()].filter((q) => falls({ quotes: [q] })),
            sources: [...map.sources.keys()].filter((s) => falls({ sources: [s] })),
          }
          const claims = found.claims.flatMap((c) => [...closure(map, c)])
          expect([...new Set(claims)].sort()).toEqual(expected.claims.sort())
          expect([...found.quotes].sort()).toEqual(expected.quotes.sort())
          expect([...found.sources].sort()).toEqual(expected.sources.sort())
          points += found.claims.length + found.quotes.length
        }
      }),
    )
    expect(points).toBeGreaterThan(30)
  })

  it('[S20] name the one quote and the one source under a thesis', () => {
    expect(singlePointsOf(groundedStanding(QUOTED), id('thesis'))).toEqual({
      claims: ['ground'],
      quotes: ['q1'],
      sources: ['s1'],
    })
    expect(singlePointsOf(groundedStanding(attackMap('a b')), id('b')).claims).toEqual([])
  })
})

const without = (map: ArgumentMap, claimId: ClaimId) => ({
  map,
  options: { switches: { claims: [claimId] } },
})

/** A map in which nothing bears on the claim any more and it is marked given. */
function granted(map: ArgumentMap, claimId: ClaimId) {
  const members = closure(map, claimId)
  const on = [...map.inferences.values()].filter(
    ({ target, premises }) =>
      'claim' in target && members.has(target.claim) && !premises.some((p) => members.has(p)),
  )
  const result = apply(map, {
    kind: 'claim.edit',
    claim: claimId,
    changes: { given: true },
  })
  if (!result.ok) throw new Error(result.error.message)
  return {
    map: result.value.map,
    options: {
      switches: { inferences: on.filter((i) => i.polarity === 'against').map((i) => i.id) },
    },
  }
}

/** By trying every set of other claims. */
function minimalSets(map: ArgumentMap, root: ClaimId): string[] {
  if (groundedStanding(map).of(root) !== 'in') return []
  const speakers = [...new Set([...map.claims.keys()].map((c) => [...closure(map, c)].sort()[0]!))]
  const others = speakers.filter((c) => !closure(map, root).has(c))
  const falls: string[][] = []
  for (let bits = 0; bits < 2 ** others.length; bits++) {
    const set = others.filter((_, i) => (bits >> i) % 2 === 1)
    const isFallen = groundedStanding(map, { switches: { claims: set } }).of(root) !== 'in'
    if (isFallen) falls.push(set)
  }
  return falls
    .filter((set) => !falls.some((f) => f.length < set.length && f.every((c) => set.includes(c))))
    .map((set) => set.sort().join(' '))
    .sort()
}
