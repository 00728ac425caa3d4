import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ArgumentMap } from '../model/argument-map.ts'
import type { ClaimId } from '../model/id.ts'
import { mapAfter } from '../testing/index.ts'
import type { Camps } from './camps.ts'
import { credulousAcceptance } from './credulous.ts'
import type { Evaluation } from './evaluation.ts'
import type { StandingOptions } from './framework.ts'
import { groundedStanding } from './grounded.ts'
import { preferredStanding } from './preferred.ts'
import { stableStanding } from './stable.ts'
import { byDefinition, isWithin, type Interpretation } from './testing/by-definition.ts'
import { logicSolver } from './testing/logic-solver-as-sat.ts'
import { randomAttacks } from './testing/random-attacks.ts'
import { aSmallMap, attackMap } from './testing/small-maps.ts'
import { claim, step } from './testing/steps.ts'

const SMALL = { claims: 3, inferences: 6 }

const aReading: fc.Arbitrary<StandingOptions> = fc.constantFrom(
  {},
  { reading: 'evidence' as const },
)

const campsOf = (camps: Camps): Evaluation[] =>
  Array.from({ length: camps.count }, (_, index) => camps.camp(index))

const everything = (evaluation: Evaluation): Interpretation =>
  new Map<string, 'in' | 'out' | 'undecided'>([...evaluation.claims(), ...evaluation.inferences()])

/** As text, for sets of interpretations; equivalent claims count once. */
const shapes = (map: ArgumentMap, found: readonly Interpretation[]): string[] =>
  found
    .map((v) =>
      [...map.claims.keys(), ...map.inferences.keys()]
        .filter((id) => v.has(id))
        .sort()
        .map((id) => `${id} ${v.get(id)}`)
        .join(', '),
    )
    .sort()

const restrictedTo = (v: Interpretation, ids: Iterable<string>): Interpretation =>
  new Map([...ids].map((id) => [id, v.get(id)!]))

const acceptedIn = (camps: Camps): string[] =>
  campsOf(camps)
    .map((camp) =>
      [...camp.claims()]
        .filter(([, s]) => s === 'in')
        .map(([id]) => id)
        .sort()
        .join(' '),
    )
    .sort()

describe('preferred and stable standings', () => {
  it('[S9] preferred: the largest admissible interpretations by definition, on small maps', () => {
    let several = 0
    fc.assert(
      fc.property(aSmallMap(SMALL), aReading, (map, options) => {
        const expected = byDefinition(map, options).preferred()
        const found = campsOf(preferredStanding(map, options)).map((camp) =>
          restrictedTo(everything(camp), expected[0]!.keys()),
        )
        expect(shapes(map, found)).toEqual(shapes(map, expected))
        if (expected.length > 1) several++
      }),
      { numRuns: 150 },
    )
    expect(several).toBeGreaterThan(0)
  })

  it('[S10] stable: the grounded two-valued models by definition, on small maps', () => {
    let [none, several] = [0, 0]
    fc.assert(
      fc.property(aSmallMap(SMALL), aReading, (map, options) => {
        const definition = byDefinition(map, options)
        const stable = definition.stable()
        const found = campsOf(stableStanding(map, options)).map((camp) =>
          restrictedTo(everything(camp), definition.grounded().keys()),
        )
        expect(shapes(map, found)).toEqual(shapes(map, stable))
        if (stable.length === 0) none++
        if (stable.length > 1) several++
      }),
      { numRuns: 150 },
    )
    expect(none).toBeGreaterThan(0)
    expect(several).toBeGreaterThan(0)
  })

  it('[S9] the grounded standing is contained in every preferred one', () => {
    fc.assert(
      fc.property(aSmallMap({ claims: 12, inferences: 24 }), aReading, (map, options) => {
        const ground = everything(groundedStanding(map, options))
        for (const camp of campsOf(preferredStanding(map, options)).slice(0, 20)) {
          expect(isWithin(ground, everything(camp))).toBe(true)
        }
      }),
    )
  })

  it('[S10] every stable standing is preferred', () => {
    let stable = 0
    fc.assert(
      fc.property(aSmallMap({ claims: 9, inferences: 18 }), aReading, (map, options) => {
        const preferred = shapes(map, campsOf(preferredStanding(map, options)).map(everything))
        for (const shape of shapes(map, campsOf(stableStanding(map, options)).map(everything))) {
          expect(preferred).toContain(shape)
          stable++
        }
      }),
    )
    expect(stable).toBeGreaterThan(0)
  })

  it('[S11] acceptance is what the camps accept, some or all', () => {
    fc.assert(
      fc.property(aSmallMap({ claims: 9, inferences: 18 }), aReading, (map, options) => {
        for (const camps of [preferredStanding(map, options), stableStanding(map, options)]) {
          const all = campsOf(camps)
          for (const id of [...map.claims.keys(), ...map.inferences.keys()]) {
            expect(camps.isCredulous(id)).toBe(all.some((camp) => camp.of(id) === 'in'))
            expect(camps.isSceptical(id)).toBe(
              all.length > 0 && all.every((camp) => camp.of(id) === 'in'),
            )
          }
        }
      }),
    )
  })

  it('[S11] credulous acceptance without listing camps says the same', () => {
    fc.assert(
      fc.property(aSmallMap({ claims: 12, inferences: 24 }), aReading, (map, options) => {
        const camps = preferredStanding(map, options)
        const credulous = credulousAcceptance(map, options)
        for (const id of [...map.claims.keys(), ...map.inferences.keys()]) {
          expect(credulous.of(id)).toBe(camps.isCredulous(id))
        }
      }),
    )
  })
})

describe('without exception', () => {
  it('[S1] [S9] [S10] every map of two claims and at most two inferences, in both readings', () => {
    let maps = 0
    for (const map of everyTinyMap()) {
      maps++
      for (const reading of ['debate', 'evidence'] as const) {
        const definition = byDefinition(map, { reading })
        const ground = definition.grounded()
        const of = (v: Interpretation): Interpretation => restrictedTo(v, ground.keys())
        expect(of(everything(groundedStanding(map, { reading })))).toEqual(ground)
        for (const [found, expected] of [
          [preferredStanding(map, { reading }), definition.preferred()],
          [stableStanding(map, { reading }), definition.stable()],
        ] as const) {
          const camps = campsOf(found).map((camp) => of(everything(camp)))
          expect(shapes(map, camps)).toEqual(shapes(map, expected))
        }
      }
    }
    expect(maps).toBeGreaterThan(150)
  })

  it('[S9] [S10] every way in which three claims can attack each other', () => {
    const pairs = ['a b', 'b a', 'a c', 'c a', 'b c', 'c b']
    for (let bits = 0; bits < 2 ** pairs.length; bits++) {
      const attacks = pairs.filter((_, i) => (bits >> i) % 2 === 1)
      const map = attackMap(attacks.join(', '), ['a', 'b', 'c'])
      const extensions = byExtensions(attacks, ['a', 'b', 'c'])
      expect(acceptedIn(preferredStanding(map))).toEqual(extensions.preferred)
      expect(acceptedIn(stableStanding(map))).toEqual(extensions.stable)
    }
  })
})

describe('published examples', () => {
  it.each([
    ['Dung 1995, Nixon diamond', 'a b, b a', ['a', 'b'], ['a', 'b']],
    ['an odd ring accepts nothing', 'a b, b c, c a', [''], []],
    [
      'Caminada 2006, floating acceptance',
      'a b, b a, a c, b c, c d',
      ['a d', 'b d'],
      ['a d', 'b d'],
    ],
    [
      'Caminada 2006, preferred but not stable',
      'a b, b a, b c, c d, d e, e c',
      ['a', 'b d'],
      ['b d'],
    ],
    ['Dung 1995, a self-attack', 'a b, b a, b c, c d, d e, e c, b b', ['a'], []],
  ])('%s', (_, attacks, preferred, stable) => {
    const map = attackMap(attacks.replace(', b b', ''), [])
    const attacked = attacks.includes('b b') ? withSelfAttack(map) : map
    expect(acceptedIn(preferredStanding(attacked))).toEqual(preferred)
    expect(acceptedIn(stableStanding(attacked))).toEqual(stable)
  })

  it('Brewka and Woltran 2010: a ring of supports is a model, but not a stable one', () => {
    const map = mapAfter([
      claim('a'),
      claim('b'),
      step('ab', 'for', ['a'], { claim: 'b' }),
      step('ba', 'for', ['b'], { claim: 'a' }),
    ])
    expect(groundedStanding(map).of('a' as ClaimId)).toBe('undecided')
    expect(acceptedIn(preferredStanding(map))).toEqual(['', 'a b'])
    expect(acceptedIn(stableStanding(map))).toEqual([''])
  })

  it('Pollock 1987: two undercutters of each other leave two camps', () => {
    // Each of two witnesses says the other is not to be trusted.
    const map = mapAfter([
      claim('p'),
      claim('q'),
      claim('not-q-reliable'),
      claim('not-p-reliable'),
      step('p-says', 'for', ['p'], { claim: 'not-q-reliable' }),
      step('q-says', 'for', ['q'], { claim: 'not-p-reliable' }),
      step('cut-q', 'against', ['not-q-reliable'], { inference: 'q-says' }),
      step('cut-p', 'against', ['not-p-reliable'], { inference: 'p-says' }),
    ])
    expect(groundedStanding(map).of('not-q-reliable' as ClaimId)).toBe('undecided')
    expect(acceptedIn(preferredStanding(map))).toEqual(['not-p-reliable p q', 'not-q-reliable p q'])
  })
})

describe('larger maps', () => {
  it.each([
    ['Erdős–Rényi', 'erdos-renyi', 200, 3],
    ['Erdős–Rényi', 'erdos-renyi', 2_000, 1],
    ['Barabási–Albert', 'barabasi-albert', 500, 2],
    ['Watts–Strogatz', 'watts-strogatz', 200, 4],
  ] as const)('[S11] a second solver agrees on %s (%s), %i claims', (_, family, claims, degree) => {
    for (const seed of [1, 2, 3]) {
      const map = randomAttacks(family, claims, degree, seed)
      const ours = credulousAcceptance(map)
      const theirs = credulousAcceptance(map, {}, { makeSolver: logicSolver })
      expect(ours.cutShort).toBeUndefined()
      const accepted = (of: typeof ours.of): string[] =>
        [...map.claims.keys()].filter((id) => of(id) === true)
      expect(accepted(ours.of)).toEqual(accepted(theirs.of))
      const hasStable = stableStanding(map, {}, { limit: 1 }).count > 0
      expect(hasStable).toBe(
        stableStanding(map, {}, { limit: 1, makeSolver: logicSolver }).count > 0,
      )
    }
  })

  it('[S12] says when it was cut short, and decides nothing that it does not know', () => {
    const map = randomAttacks('erdos-renyi', 200, 8, 1)
    const cut = preferredStanding(map, {}, { steps: 2_000 })
    expect(cut.cutShort).toBe('steps')
    const open = [...map.claims.keys()].filter((id) => cut.isCredulous(id) === undefined)
    expect(open.length).toBeGreaterThan(0)
    expect(preferredStanding(map, {}, { isCancelled: () => true }).cutShort).toBe('cancelled')
    expect(credulousAcceptance(map, {}, { steps: 2_000 }).cutShort).toBe('steps')
  })

  it('[S12] counts combinations of parts without making them', () => {
    const pairs = Array.from({ length: 40 }, (_, i) => `a${i} b${i}, b${i} a${i}`).join(', ')
    const camps = preferredStanding(attackMap(pairs))
    expect(camps.count).toBe(2 ** 40)
    expect(camps.cutShort).toBeUndefined()
    expect(
      [
        ...camps
          .camp(2 ** 39 + 5)
          .claims()
          .values(),
      ].filter((s) => s === 'in'),
    ).toHaveLength(40)
    expect(() => camps.camp(2 ** 40)).toThrow('none with the number')
    const one = preferredStanding(attackMap(pairs), {}, { limit: 1 })
    expect(one.cutShort).toBe('limit')
    const [a, b] = ['a7' as ClaimId, 'b7' as ClaimId]
    const [held, other] = one.camp(0).of(a) === 'in' ? [a, b] : [b, a]
    expect([one.isCredulous(held), one.isSceptical(held)]).toEqual([true, undefined])
    expect([one.isCredulous(other), one.isSceptical(other)]).toEqual([undefined, false])
  })
})

/** b against itself, by way of a claim that says no more than b: no inference hits its premise. */
const withSelfAttack = (map: ArgumentMap): ArgumentMap =>
  mapAfter(
    [
      claim('echo'),
      step('b-echo', 'for', ['b'], { claim: 'echo' }),
      step('echo-b', 'against', ['echo'], { claim: 'b' }),
    ],
    map,
  )

/** All that can be drawn between two claims, each given or not, with up to two inferences. */
function* everyTinyMap(): Generator<ArgumentMap> {
  const steps = (id: string, targets: readonly ({ claim: string } | { inference: string })[]) =>
    (['for', 'against'] as const).flatMap((polarity) =>
      [['a'], ['b'], ['a', 'b']].flatMap((premises) =>
        targets.map((target) => step(id, polarity, premises, target)),
      ),
    )
  const claims = [{ claim: 'a' }, { claim: 'b' }]
  const none = [undefined]
  for (const given of [0, 1, 2, 3]) {
    for (const first of [...none, ...steps('i', claims)]) {
      const others = first ? [...none, ...steps('j', [...claims, { inference: 'i' }])] : none
      for (const second of others) {
        const operations = [
          claim('a', { given: given % 2 === 1 }),
          claim('b', { given: given > 1 }),
          ...[first, second].filter((operation) => operation !== undefined),
        ]
        try {
          yield mapAfter(operations)
        } catch {
          // A rule refuses it, such as a claim for itself: no map.
        }
      }
    }
  }
}

/** Dung 1995, definitions 6, 7 and 13, over sets of claims. */
function byExtensions(attacks: readonly string[], claims: readonly string[]) {
  const doesAttack = (from: string, to: string): boolean => attacks.includes(`${from} ${to}`)
  const sets = Array.from({ length: 2 ** claims.length }, (_, bits) =>
    claims.filter((__, i) => (bits >> i) % 2 === 1),
  )
  const isFree = (set: readonly string[]): boolean =>
    !set.some((a) => set.some((b) => doesAttack(a, b)))
  const defends = (set: readonly string[], a: string): boolean =>
    claims.every((b) => !doesAttack(b, a) || set.some((c) => doesAttack(c, b)))
  const admissible = sets.filter((set) => isFree(set) && set.every((a) => defends(set, a)))
  const isStable = (set: readonly string[]): boolean =>
    isFree(set) && claims.every((b) => set.includes(b) || set.some((a) => doesAttack(a, b)))
  const shown = (found: readonly (readonly string[])[]): string[] =>
    found.map((set) => set.join(' ')).sort()
  return {
    preferred: shown(
      admissible.filter(
        (set) =>
          !admissible.some((larger) => larger !== set && set.every((a) => larger.includes(a))),
      ),
    ),
    stable: shown(sets.filter(isStable)),
  }
}
