import type { Effect } from '@counterpoint/core'
import type { Actor, LiveEntry } from '@counterpoint/protocol'
import { expect, it } from 'vitest'
import { alsoRemoved } from './also-removed.ts'

const ANN: Actor = { kind: 'user', id: 'ann', name: 'Ann' }
const BOB: Actor = { kind: 'user', id: 'bob', name: 'Bob' }
const EVE: Actor = { kind: 'user', id: 'eve', name: 'Eve' }

const gone = (entity: 'claim' | 'inference', id: string) =>
  ({ entity, id, before: {}, after: null }) as unknown as Effect
const made = (entity: 'claim' | 'inference', id: string) =>
  ({ entity, id, before: null, after: {} }) as unknown as Effect
const entry = (by: Actor, ...effects: Effect[]): LiveEntry => ({
  revision: 1,
  operation: 'claim.delete',
  effects,
  overridden: [],
  by,
  at: '2026-01-01T00:00:00.000Z',
  client: null,
  number: null,
})

it.each([
  ['what was expected', [], [], undefined],
  [
    'a step that somebody drew meanwhile',
    [gone('inference', 'i1')],
    [entry(BOB, made('inference', 'i1'))],
    '1 new inference by Bob was also removed.',
  ],
  [
    'steps of several people',
    [gone('inference', 'i1'), gone('inference', 'i2')],
    [entry(BOB, made('inference', 'i1')), entry(EVE, made('inference', 'i2'))],
    '2 new inferences by Bob and Eve were also removed.',
  ],
  [
    'a step of one’s own',
    [gone('inference', 'i1')],
    [entry(ANN, made('inference', 'i1'))],
    '1 new inference was also removed.',
  ],
] as const)('tells of %s', (_, more, activity, sentence) => {
  const expected = [gone('claim', 'c1')]
  const deletion = { expected, entry: entry(ANN, ...expected, ...more), activity, you: ANN }
  expect(alsoRemoved(deletion)).toBe(sentence)
})
