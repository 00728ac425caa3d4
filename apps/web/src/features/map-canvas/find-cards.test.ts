import type { PositionId, SourceId, Standing } from '@counterpoint/core'
import { expect, it } from 'vitest'
import { after, mapWith } from '../../testing/map-with.ts'
import { claimsMatching, isFiltering, NO_FILTER, type CardFilter } from './find-cards.ts'

const MAP = [
  {
    kind: 'claim.edit' as const,
    claim: 'schools-close',
    changes: { text: 'ÉCOLES close' },
  },
  {
    kind: 'source.add' as const,
    source: {
      id: 's1',
      title: 'A source',
      citation: { author: null, publication: null, date: null, url: null },
      language: 'en',
      sha256: '0'.repeat(64),
    },
  },
  {
    kind: 'quote.add' as const,
    quote: { id: 'q1', source: 's1', start: 0, end: 5, exact: 'Words' },
  },
  { kind: 'claim.attachQuote' as const, claim: 'ferries-wait', quote: 'q1' },
  {
    kind: 'position.commit' as const,
    position: 'p0',
    claim: 'schools-close',
    attitude: 'denied' as const,
  },
].reduce(
  after,
  mapWith({ claims: ['bridges-last', 'ferries-wait', 'schools-close'], theses: ['bridges-last'] }),
)

const standingOf = (id: string): Standing => (id === 'bridges-last' ? 'in' : 'out')
const found = (filter: Partial<CardFilter>) =>
  claimsMatching(MAP, { ...NO_FILTER, ...filter }, standingOf)

it.each<[Partial<CardFilter>, string[]]>([
  [{}, ['bridges-last', 'ferries-wait', 'schools-close']],
  [{ words: 'FERRIES-' }, ['ferries-wait']],
  [{ words: ' écoles ' }, ['schools-close']],
  [{ words: 'nothing like it' }, []],
  [{ position: 'p0' as PositionId }, ['bridges-last', 'schools-close']],
  [{ source: 's1' as SourceId }, ['ferries-wait']],
  [{ standing: 'out' }, ['ferries-wait', 'schools-close']],
  [{ standing: 'out', position: 'p0' as PositionId }, ['schools-close']],
  [{ words: 'wait', standing: 'in' }, []],
])('%j means %j', (filter, claims) => {
  expect(found(filter)).toEqual(claims)
  expect(isFiltering({ ...NO_FILTER, ...filter })).toBe(Object.keys(filter).length > 0)
})

it('does not take white space for a wish', () => {
  expect(isFiltering({ ...NO_FILTER, words: '  ' })).toBe(false)
})
