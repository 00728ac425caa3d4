import type { PastEntry } from '@counterpoint/client'
import { describe, expect, it } from 'vitest'
import { middleOf, ticksOf } from './ticks-of.ts'

const entry = (name: string, at: string): PastEntry => ({
  revision: 1,
  operation: { kind: 'map.edit', changes: {} },
  effects: [],
  subject: { kind: 'user', id: name, name },
  origin: 'rest',
  suggestion: null,
  at,
})

describe('ticks of a history', () => {
  it('count each author’s changes where they fall', () => {
    const names = ['Ann', 'Ben', 'Ann', 'Ann']
    const { stretches, authors } = ticksOf({ first: 0, last: 4 }, (revision) =>
      entry(names[revision - 1]!, '2026-03-01T12:00:00.000Z'),
    )
    expect(stretches).toBe(4)
    expect(authors.map(({ name, count, byStretch }) => [name, count, byStretch])).toEqual([
      ['Ann', 3, [1, 0, 1, 1]],
      ['Ben', 1, [0, 1, 0, 0]],
    ])
  })

  it('stand where the slider has their revision', () => {
    for (const revision of [1, 2, 10]) expect(middleOf(revision - 1, 10, 10)).toBe(revision / 10)
    expect(middleOf(0, 1, 1)).toBe(1)
  })

  it('lose no change of a long history with many authors', () => {
    const { stretches, authors } = ticksOf({ first: 0, last: 5_000 }, (revision) =>
      entry(`Person ${revision % 9}`, '2026-03-01T12:00:00.000Z'),
    )
    expect(stretches).toBeLessThan(5_000)
    expect(authors.map(({ name }) => name).at(-1)).toBe('6 others')
    expect(authors).toHaveLength(4)
    const all = authors.flatMap(({ byStretch }) => byStretch)
    expect(all.reduce((sum, count) => sum + count, 0)).toBe(5_000)
  })

  it('mark where a day begins, in the reader’s own time', () => {
    const noon = (day: number) => new Date(2026, 2, day, 12).toISOString()
    const days = [1, 1, 2, 2, 5]
    expect(
      ticksOf({ first: 0, last: 5 }, (revision) => entry('Ann', noon(days[revision - 1]!))).days,
    ).toEqual([
      { revision: 1, date: new Date(noon(1)) },
      { revision: 3, date: new Date(noon(2)) },
      { revision: 5, date: new Date(noon(5)) },
    ])
  })

  it('leave out what is not read yet', () => {
    const { authors } = ticksOf({ first: 2, last: 3 }, () =>
      entry('Ann', '2026-03-01T12:00:00.000Z'),
    )
    expect(authors[0]?.byStretch).toEqual([0, 0, 1])
    expect(ticksOf({ first: 0, last: 0 }, () => undefined)).toEqual({
      stretches: 0,
      authors: [],
      days: [],
    })
  })
})
