import { expect, it } from 'vitest'
import { mapWith } from '../../testing/map-with.ts'
import { junctionsOf, placesWhileMoving, type Places } from './drag.ts'

const MAP = mapWith({
  claims: ['a', 'b', 'target', 'doubt', 'apart'],
  inferences: ['a b + target', 'doubt - 0'],
})

const PLACES: Places = new Map([
  ['a', { x: 0, y: 300 }],
  ['b', { x: 300, y: 300 }],
  ['target', { x: 150, y: 0 }],
  ['doubt', { x: 600, y: 150 }],
  ['apart', { x: 900, y: 0 }],
  ['i0', { x: 150, y: 150 }],
  ['i1', { x: 375, y: 150 }],
])

const moving = (moved: Record<string, { x: number; y: number }>) =>
  placesWhileMoving(MAP, PLACES, new Map(Object.entries(moved)))

it('changes nothing while nothing moves', () => {
  expect(placesWhileMoving(MAP, PLACES, new Map())).toBe(PLACES)
})

it('takes a junction along by the share of its ends that move', () => {
  const places = moving({ a: { x: 90, y: 330 } })
  expect(places.get('a')).toEqual({ x: 90, y: 330 })
  expect(places.get('i0')).toEqual({ x: 150 + 90 / 3, y: 150 + 30 / 3 })
  expect(places.get('i1')).toEqual(PLACES.get('i1'))
  expect(places.get('apart')).toEqual(PLACES.get('apart'))
})

it('takes a junction along in full when all its ends move', () => {
  const places = moving({
    a: { x: 60, y: 300 },
    b: { x: 360, y: 300 },
    target: { x: 210, y: 0 },
  })
  expect(places.get('i0')).toEqual({ x: 210, y: 150 })
})

it('leaves a junction that is moved itself where the hand has it, and takes its undercut along', () => {
  const places = moving({ i0: { x: 100, y: 100 }, a: { x: 90, y: 300 } })
  expect(places.get('i0')).toEqual({ x: 100, y: 100 })
  expect(places.get('i1')).toEqual({ x: 375 - 25, y: 150 - 25 })
})

it('leaves the places it was given as they were', () => {
  moving({ a: { x: 90, y: 330 } })
  expect(PLACES.get('i0')).toEqual({ x: 150, y: 150 })
})

it('names the junctions that go along', () => {
  const ids = (...moved: string[]) =>
    junctionsOf(MAP, new Map(moved.map((id) => [id, { x: 0, y: 0 }]))).map(({ id }) => id)
  expect(ids('target')).toEqual(['i0'])
  expect(ids('doubt')).toEqual(['i1'])
  expect(ids('i0')).toEqual(['i1'])
  expect(ids('apart')).toEqual([])
})
