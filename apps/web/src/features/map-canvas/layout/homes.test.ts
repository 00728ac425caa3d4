import { aClaim, anInference, aPosition, mapAfter } from '@counterpoint/core/testing'
import { describe, expect, it } from 'vitest'
import { homesOf } from './homes.ts'
import { graphOf } from './layout-graph.ts'
import { layoutInputOf } from './layout-input.ts'

type Target = { readonly claim: string } | { readonly inference: string }
type Polarity = 'for' | 'against'

const claim = (id: string) => ({ kind: 'claim.create', claim: aClaim(id) }) as const
const step = (id: string, premise: string, target: Target, polarity: Polarity = 'for') =>
  ({
    kind: 'inference.create',
    inference: anInference(id, { premises: [premise], target, polarity }),
  }) as const

const map = mapAfter([
  ...['a', 'b', 'reason', 'deeper', 'both', 'undercutter', 'result', 'alone'].map(claim),
  { kind: 'position.create', position: aPosition('A', { thesis: 'a' }) },
  { kind: 'position.create', position: aPosition('B', { thesis: 'b' }) },
  step('i1', 'reason', { claim: 'b' }),
  step('i2', 'deeper', { claim: 'reason' }),
  step('i3', 'both', { claim: 'a' }, 'against'),
  step('i4', 'both', { claim: 'b' }),
  step('i5', 'undercutter', { inference: 'i3' }, 'against'),
  step('i6', 'a', { claim: 'result' }),
])
const homes = homesOf(graphOf(layoutInputOf(map, () => ({ width: 220, height: 90 }))))

describe('homesOf', () => {
  it.each([
    ['a', 'A', 'its own position'],
    ['reason', 'B', 'a reason for what B asserts'],
    ['deeper', 'B', 'a reason for that reason'],
    ['both', 'B', 'nearer to what it supports than to what it rebuts'],
    ['undercutter', 'A', 'bears on a conclusion of A'],
    ['result', 'A', 'follows from what A asserts'],
    ['alone', undefined, 'tied to nothing'],
  ])('finds for %s the home %s: %s', (id, home, _why) => {
    expect(homes.get(id)).toBe(home)
  })
})
