import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ArgumentMap } from '../model/argument-map.ts'
import { apply } from '../operation/apply.ts'
import { anOperationOnAMap, mapAfter } from '../testing/index.ts'
import { gradualStrength } from './gradual.ts'
import { groundedStanding } from './grounded.ts'
import { structureOf } from './structure.ts'
import { claim, step } from './testing/steps.ts'

const MAP = mapAfter([
  ...['a', 'b', 'c'].map((id) => claim(id)),
  step('i', 'for', ['a'], { claim: 'b' }),
  step('j', 'against', ['b'], { claim: 'c' }),
])

const judged = (map: ArgumentMap): Record<string, unknown> => {
  const [evaluation, strengths] = [groundedStanding(map), gradualStrength(map)]
  return Object.fromEntries(
    [...map.claims.keys(), ...map.inferences.keys()].map((id) => [
      id,
      [evaluation.of(id), strengths.of(id)],
    ]),
  )
}

describe('the structure of a map', () => {
  it('[S6] that is kept from an earlier map judges as one made afresh', () => {
    let shared = 0
    fc.assert(
      fc.property(anOperationOnAMap(), ({ map, operation }) => {
        const before = structureOf(map)
        const result = apply(map, operation)
        if (!result.ok) return
        const after = result.value.map
        if (structureOf(after) === before) shared++
        expect(judged(after)).toEqual(judged(structuredClone(after)))
      }),
    )
    expect(shared).toBeGreaterThan(0)
  })

  it('[S6] is shared while claims only say something else, and not with other ids or orders', () => {
    const structure = structureOf(MAP)
    const withClaims = (claims: ArgumentMap['claims']): ArgumentMap => ({ ...MAP, claims })
    const edited = mapAfter(
      [{ kind: 'claim.edit', claim: 'a', changes: { text: 'Another wording.' } }],
      MAP,
    )
    expect(edited.claims).not.toBe(MAP.claims)
    expect(structureOf(edited)).toBe(structure)
    const turned = withClaims(new Map([...MAP.claims].toReversed()))
    expect(structureOf(turned).ids[0]).toBe('c')
    expect(judged(turned)).toEqual(judged(MAP))
    expect(structureOf(mapAfter([claim('d')], MAP)).claimCount).toBe(4)
    const equated = mapAfter(
      [
        {
          kind: 'equivalence.create',
          equivalence: { id: 'e', claims: ['a', 'c'], rationale: null },
        },
      ],
      MAP,
    )
    expect(structureOf(equated).claimCount).toBe(2)
  })
})
