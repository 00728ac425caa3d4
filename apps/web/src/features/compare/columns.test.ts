import type { PositionId } from '@counterpoint/core'
import { expect, it } from 'vitest'
import { placeOf } from './columns.ts'

const positions = ['a', 'b', 'c'] as PositionId[]

it.each([
  ['a', 'b', { attacker: 1, defender: 3, sign: [2, 3], pointsRight: true }],
  ['b', 'a', { attacker: 3, defender: 1, sign: [2, 3], pointsRight: false }],
  ['c', 'a', { attacker: 5, defender: 1, sign: [2, 5], pointsRight: false }],
  ['b', 'c', { attacker: 3, defender: 5, sign: [4, 5], pointsRight: true }],
])('draws a clash of %s with %s between their columns', (attacker, defender, place) => {
  expect(placeOf(positions, attacker as PositionId, defender as PositionId)).toEqual(place)
})
