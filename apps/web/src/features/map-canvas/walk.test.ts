import { expect, it } from 'vitest'
import { mapWith } from '../../testing/map-with.ts'
import { nextStop, type Direction, type Place } from './walk.ts'

/*
 *            thesis
 *        i0 (+)    i1 (−)
 *   reason   i2 (−) on i0   objection   far
 *            doubt
 */
const MAP = mapWith({
  claims: ['thesis', 'reason', 'objection', 'doubt', 'far'],
  inferences: ['reason + thesis', 'objection - thesis', 'doubt - 0'],
})

const PLACES = new Map([
  ['thesis', { x: 0, y: 0 }],
  ['i0', { x: -100, y: 100 }],
  ['i1', { x: 100, y: 100 }],
  ['reason', { x: -100, y: 200 }],
  ['objection', { x: 150, y: 200 }],
  ['far', { x: 600, y: 200 }],
  ['i2', { x: -60, y: 120 }],
  ['doubt', { x: -40, y: 300 }],
])

const from = (place: string, direction: Direction) =>
  nextStop(MAP, PLACES, place as Place, direction)

it.each<[string, Direction, string | undefined]>([
  ['reason', 'up', 'i0'],
  ['i0', 'up', 'thesis'],
  ['i2', 'up', 'i0'],
  ['thesis', 'up', undefined],
  ['thesis', 'down', 'i0'],
  ['i1', 'down', 'objection'],
  ['reason', 'down', undefined],
  ['reason', 'right', 'objection'],
  ['objection', 'right', 'far'],
  ['far', 'left', 'objection'],
  ['far', 'right', undefined],
])('from %s %s to %s', (place, direction, stop) => {
  expect(from(place, direction)).toBe(stop)
})

it('goes down from a step to what bears on it, its premises and its undercuts, the nearest first', () => {
  expect(from('i0', 'down')).toBe('i2')
  const without = new Map(PLACES).set('i2', { x: 500, y: 500 })
  expect(nextStop(MAP, without, 'i0' as Place, 'down')).toBe('reason')
})

it('prefers what lies straight ahead to what is nearer but off to the side', () => {
  const map = mapWith({ claims: ['here', 'ahead', 'aside'] })
  const places = new Map([
    ['here', { x: 0, y: 0 }],
    ['ahead', { x: 300, y: 0 }],
    ['aside', { x: 50, y: 200 }],
  ])
  expect(nextStop(map, places, 'here' as Place, 'right')).toBe('ahead')
})

it('goes to the first there is when nothing is known of places', () => {
  expect(nextStop(MAP, new Map(), 'thesis' as Place, 'down')).toBe('i0')
})
