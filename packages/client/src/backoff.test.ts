import { expect, it } from 'vitest'
import { backoffMs } from './backoff.ts'

it('waits longer after each failure, but never longer than half a minute', () => {
  const waits = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 100].map((failures) => backoffMs(failures, 1))
  expect(waits).toEqual(waits.toSorted((a, b) => a - b))
  expect(waits[0]).toBe(500)
  expect(waits.at(-1)).toBe(30_000)
})

it('is spread over all of the time', () => {
  expect(backoffMs(1, 0)).toBe(0)
  expect(backoffMs(1, 0.5)).toBe(250)
  expect(backoffMs(100, 0.5)).toBe(15_000)
})
