import { describe, expect, it } from 'vitest'
import { aClaim, anInference, mapAfter } from '../testing/index.ts'
import { apply } from './apply.ts'
import type { Effect } from './effect.ts'

const map = mapAfter([
  { kind: 'claim.create', claim: aClaim('c1', { text: 'Before.' }), at: { x: 0, y: 0 } },
  { kind: 'claim.create', claim: aClaim('c2') },
  { kind: 'inference.create', inference: anInference('i1') },
])

const restoring = (...effects: unknown[]) =>
  apply(map, { kind: 'restore', effects: effects as Effect[] })

describe('restore', () => {
  it('[O10] puts a record back where nobody changed it since', () => {
    const edit = {
      entity: 'claim',
      id: 'c1',
      before: { text: 'Before.' },
      after: { text: 'After.' },
    }
    const done = restoring(edit)
    expect(done.ok && done.value.map.claims.get('c1' as never)?.text).toBe('After.')
  })

  it.each([
    [
      'edits what was changed since',
      { entity: 'claim', id: 'c1', before: { text: 'Older.' }, after: { text: 'Oldest.' } },
    ],
    [
      'edits what is gone',
      { entity: 'claim', id: 'c9', before: { text: 'Before.' }, after: { text: 'After.' } },
    ],
    ['creates what is there', { entity: 'claim', id: 'c1', before: null, after: aClaim('c1') }],
    [
      'deletes what was changed since',
      { entity: 'claim', id: 'c2', before: { ...aClaim('c2'), note: 'A note.' }, after: null },
    ],
    [
      'deletes by a part of the record',
      { entity: 'inference', id: 'i1', before: { polarity: 'for' }, after: null },
    ],
    [
      'names fields after that it does not name before',
      { entity: 'claim', id: 'c1', before: {}, after: { text: 'Smuggled.' } },
    ],
    [
      'names other fields after than before',
      { entity: 'claim', id: 'c1', before: { text: 'Before.' }, after: { note: 'Other.' } },
    ],
    ['names no field', { entity: 'claim', id: 'c1', before: {}, after: {} }],
    ['does nothing', { entity: 'claim', id: 'c1', before: null, after: null }],
    [
      'creates a record under another id',
      { entity: 'claim', id: 'c8', before: null, after: aClaim('c9') },
    ],
    ['changes an id', { entity: 'claim', id: 'c1', before: { id: 'c1' }, after: { id: 'c9' } }],
    [
      'creates half a record',
      { entity: 'claim', id: 'c9', before: null, after: { id: 'c9', text: 'Half.' } },
    ],
    [
      'writes a malformed field',
      { entity: 'claim', id: 'c1', before: { text: 'Before.' }, after: { text: '' } },
    ],
    [
      'writes an unknown field',
      { entity: 'claim', id: 'c1', before: { weight: 1 }, after: { weight: 2 } },
    ],
    [
      'writes a wild coordinate',
      { entity: 'placement', id: 'c1', before: { x: 0 }, after: { x: 1e308 } },
    ],
    [
      'creates the map',
      { entity: 'map', id: 'm1', before: null, after: { title: 'A', question: '' } },
    ],
    [
      'deletes the map',
      { entity: 'map', id: 'm1', before: { title: 'A map', question: 'What holds?' }, after: null },
    ],
    [
      'edits another map',
      { entity: 'map', id: 'm2', before: { title: 'A map' }, after: { title: 'B' } },
    ],
  ])('[O10] refuses an effect that %s', (_what, effect) => {
    expect(restoring(effect)).toMatchObject({
      ok: false,
      error: { rule: 'O10', subject: effect.id },
    })
  })

  it.each([
    [
      'I1',
      { entity: 'inference', id: 'i1', before: { premises: ['c1'] }, after: { premises: ['c9'] } },
    ],
    [
      'I4',
      { entity: 'inference', id: 'i1', before: { premises: ['c1'] }, after: { premises: ['c2'] } },
    ],
    [
      'I3',
      {
        entity: 'inference',
        id: 'i1',
        before: { target: { claim: 'c2' } },
        after: { target: { inference: 'i1' } },
      },
    ],
    ['I9', { entity: 'placement', id: 'c9', before: null, after: { x: 0, y: 0 } }],
    ['I10', { entity: 'claim', id: 'i1', before: null, after: aClaim('i1') }],
    ['I1', { entity: 'claim', id: 'c2', before: aClaim('c2'), after: null }],
  ])('[O10] refuses to smuggle in a map that breaks %s', (rule, effect) => {
    expect(restoring(effect)).toMatchObject({ ok: false, error: { rule } })
  })

  it('[O10] joins effects on one record before it compares', () => {
    const done = restoring(
      { entity: 'claim', id: 'c1', before: { text: 'Before.' }, after: { text: 'Between.' } },
      { entity: 'claim', id: 'c1', before: { text: 'Between.' }, after: { text: 'After.' } },
    )
    expect(done.ok && done.value.effects).toEqual([
      { entity: 'claim', id: 'c1', before: { text: 'Before.' }, after: { text: 'After.' } },
    ])
  })
})
