import type { PresenceState } from '@counterpoint/protocol'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { WhereaboutsReporter } from './whereabouts.ts'

let sent: PresenceState[]
let reporter: WhereaboutsReporter
beforeEach(() => {
  vi.useFakeTimers()
  sent = []
  reporter = new WhereaboutsReporter((state) => sent.push(state))
})
afterEach(() => {
  reporter.close()
  vi.useRealTimers()
})

it('tells the first move at once, and then at most 15 times a second where somebody is', () => {
  for (let x = 1; x <= 500; x++) {
    reporter.report({ pointer: { x, y: 0 } })
    if (x === 1) expect(sent).toHaveLength(1)
    vi.advanceTimersByTime(2)
  }
  expect(sent.length).toBeGreaterThan(10)
  expect(sent.length).toBeLessThanOrEqual(15)
  vi.advanceTimersByTime(1_000)
  expect(sent.at(-1)?.pointer).toEqual({ x: 500, y: 0 })
})

it('tells nothing that is the same as before', () => {
  reporter.report({ chosen: 'c1' })
  vi.advanceTimersByTime(1_000)
  reporter.report({ chosen: 'c1' })
  reporter.report({ picked: ['c1'] })
  vi.advanceTimersByTime(1_000)
  expect(sent.map(({ selected }) => selected)).toEqual([['c1']])
})

it('tells of no more selected records than a message may name', () => {
  reporter.report({ chosen: 'c0', picked: Array.from({ length: 80 }, (_, i) => `c${i}`) })
  expect(sent[0]?.selected).toHaveLength(50)
  expect(sent[0]?.selected[0]).toBe('c0')
})
