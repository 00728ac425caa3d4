import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spreadOut } from './spread-out.ts'

describe('spreadOut', () => {
  it.each([
    [
      [0, 100],
      [0, 100],
    ],
    [
      [0, 0],
      [-18, 18],
    ],
    [
      [0, 10, 200],
      [-13, 23, 200],
    ],
    [
      [0, 30, 30],
      [-16, 20, 56],
    ],
  ])('moves %j as little as 36 px apart allow', (wishes, expected) => {
    expect(spreadOut(wishes, 36)).toEqual(expected)
  })

  it('keeps the order and the distance, and the mean of all wishes', () => {
    const wishes = fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 1 })
    fc.assert(
      fc.property(wishes, (unsorted) => {
        const sorted = [...unsorted].sort((a, b) => a - b)
        const places = spreadOut(sorted, 36)
        const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
        expect(sum(places)).toBeCloseTo(sum(sorted), 5)
        places
          .slice(1)
          .forEach((place, index) => expect(place - places[index]!).toBeGreaterThan(36 - 1e-6))
      }),
    )
  })
})
