import { expect, it } from 'vitest'
import { pointOf, spotAt } from './spot.ts'

const here = new Map([
  ['c1', { x: 0, y: 0 }],
  ['c2', { x: 300, y: 0 }],
])

it('finds what somebody points at in another layout', () => {
  const there = new Map([['c2', { x: -50, y: 900 }]])
  const spot = spotAt({ x: 290.4, y: 12 }, here)
  expect(spot).toEqual({ near: 'c2', x: -10, y: 12 })
  expect(pointOf(spot, there)).toEqual({ x: -60, y: 912 })
  expect(pointOf(spot, here)).toEqual({ x: 290, y: 12 })
})

it('finds nothing where it is not shown', () => {
  expect(pointOf({ near: 'c3', x: 0, y: 0 }, here)).toBeUndefined()
})

it('takes the canvas’s own coordinates where there is nothing to be near to', () => {
  const spot = spotAt({ x: 4.6, y: -2 }, new Map())
  expect(spot).toEqual({ x: 5, y: -2 })
  expect(pointOf(spot, here)).toEqual({ x: 5, y: -2 })
})
