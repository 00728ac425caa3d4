import { expect, it } from 'vitest'
import type { OperationInput } from '../operation/operation.ts'
import { mapAfter } from '../testing/index.ts'
import { campsByTheses } from './camps-by-theses.ts'
import { preferredStanding } from './preferred.ts'
import { claim, step } from './testing/steps.ts'

const position = (id: string, thesis: string): OperationInput => ({
  kind: 'position.create',
  position: { id, title: id, thesis },
})

/** Two disputes that do not touch: four camps. */
const MAP = mapAfter([
  ...['pro', 'con', 'left', 'right', 'free'].map((id) => claim(id)),
  step('i1', 'against', ['pro'], { claim: 'con' }),
  step('i2', 'against', ['con'], { claim: 'pro' }),
  step('i3', 'against', ['left'], { claim: 'right' }),
  step('i4', 'against', ['right'], { claim: 'left' }),
  position('a', 'pro'),
  position('b', 'free'),
])

it('[S61] puts camps together that accept the theses of the same positions', () => {
  const camps = preferredStanding(MAP)
  const groups = campsByTheses(camps)
  expect(groups.map(({ positions }) => positions.join(' ')).toSorted()).toEqual(['a b', 'b'])
  expect(new Set(groups.flatMap((group) => group.camps))).toEqual(new Set([0, 1, 2, 3]))
  for (const group of groups) {
    for (const index of group.camps) {
      const isIn = camps.camp(index).of(MAP.positions.get('a' as never)!.thesis!) === 'in'
      expect(group.positions.includes('a' as never)).toBe(isIn)
    }
  }
})

it('[S61] tells the largest group first', () => {
  const attacked = mapAfter([step('i5', 'against', ['left'], { claim: 'pro' })], MAP)
  expect(
    campsByTheses(preferredStanding(attacked)).map((group) => [
      group.positions.join(' '),
      group.camps.length,
    ]),
  ).toEqual([
    ['b', 2],
    ['a b', 1],
  ])
})
