import type { QuoteId } from '@counterpoint/core'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { inLanes, LANES, passageAt, type MarkedPassage } from './marked-passage.ts'

const passage = (id: string, start: number, end: number): MarkedPassage => ({
  id: id as QuoteId,
  start,
  end,
  color: null,
  claims: [],
})

const lanesOf = (passages: readonly MarkedPassage[]): Record<string, number> =>
  Object.fromEntries(inLanes(passages).map(({ id, lane }) => [id, lane]))

it('gives overlapping passages different lanes, and apart ones the first', () => {
  expect(lanesOf([passage('b', 5, 15), passage('a', 0, 10), passage('c', 10, 20)])).toEqual({
    a: 0,
    b: 1,
    c: 0,
  })
})

it('puts the longer of two that begin together first', () => {
  expect(lanesOf([passage('short', 0, 5), passage('long', 0, 10)])).toEqual({ long: 0, short: 1 })
})

it('lets the passages that find no lane share the last', () => {
  const nested = ['a', 'b', 'c', 'd', 'e'].map((id, index) => passage(id, index, 20 - index))
  expect(lanesOf(nested)).toEqual({ a: 0, b: 1, c: 2, d: LANES - 1, e: LANES - 1 })
})

it('never lets two passages overlap in a lane but the last, and keeps every passage', () => {
  const spans = fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 20 })), { maxLength: 12 })
  fc.assert(
    fc.property(spans, (drawn) => {
      const passages = drawn.map(([start, length], index) =>
        passage(`q${index}`, start, start + length),
      )
      const laned = inLanes(passages)
      expect(laned.map(({ id }) => id).toSorted()).toEqual(passages.map(({ id }) => id).toSorted())
      for (const [index, a] of laned.entries()) {
        for (const b of laned.slice(index + 1)) {
          if (a.lane !== b.lane || a.lane === LANES - 1) continue
          expect(a.end <= b.start || b.end <= a.start).toBe(true)
        }
      }
    }),
  )
})

it('takes a click for the shortest passage around it, its end excluded', () => {
  const passages = [passage('long', 0, 30), passage('short', 10, 20)]
  expect(passageAt(passages, 15)?.id).toBe('short')
  expect(passageAt(passages, 10)?.id).toBe('short')
  expect(passageAt(passages, 20)?.id).toBe('long')
  expect(passageAt(passages, 30)).toBeUndefined()
})
