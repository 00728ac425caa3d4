import { describe, expect, it } from 'vitest'
import { aClaim, anInference, anOperationOf, mapAfter } from '../testing/index.ts'
import { apply } from './apply.ts'
import type { OperationInput } from './operation.ts'

const map = mapAfter([
  ...['c1', 'c2', 'c3'].map((id) => ({ kind: 'claim.create' as const, claim: aClaim(id) })),
  { kind: 'inference.create', inference: anInference('i1', { premises: ['c1', 'c3'] }) },
  { kind: 'inference.create', inference: anInference('i2', { premises: ['c1'] }) },
  {
    kind: 'inference.create',
    inference: anInference('i3', { premises: ['c3'], target: { inference: 'i1' } }),
  },
])
const doing = (input: OperationInput) => apply(map, anOperationOf(input))

describe('the same step twice', () => {
  it.each<[string, OperationInput]>([
    [
      'creation',
      { kind: 'inference.create', inference: anInference('i9', { premises: ['c3', 'c1'] }) },
    ],
    [
      'retargeting',
      {
        kind: 'inference.retarget',
        inference: 'i2',
        premises: ['c3', 'c1'],
        target: { claim: 'c2' },
      },
    ],
  ])('[O11] is refused by %s', (_way, operation) => {
    expect(doing(operation)).toMatchObject({ ok: false, error: { rule: 'O11', subject: 'i1' } })
  })

  it('[O11] is refused by an edit', () => {
    const against = mapAfter(
      [{ kind: 'inference.create', inference: anInference('i9', { polarity: 'against' }) }],
      map,
    )
    const turn = anOperationOf({
      kind: 'inference.edit',
      inference: 'i9',
      changes: { polarity: 'for' },
    })
    expect(apply(against, turn)).toMatchObject({ ok: false, error: { rule: 'O11', subject: 'i2' } })
  })

  it.each<[string, OperationInput]>([
    [
      'polarity',
      { kind: 'inference.create', inference: anInference('i9', { polarity: 'against' }) },
    ],
    ['scheme', { kind: 'inference.create', inference: anInference('i9', { scheme: 'sign' }) }],
    ['premise', { kind: 'inference.create', inference: anInference('i9', { premises: ['c3'] }) }],
    [
      'target',
      { kind: 'inference.create', inference: anInference('i9', { target: { inference: 'i1' } }) },
    ],
  ])('[O11] is another step by another %s', (_what, operation) => {
    expect(doing(operation).ok).toBe(true)
  })

  it('[O11] may arise by a deletion, and both stay editable', () => {
    const twins = mapAfter([{ kind: 'claim.delete', claim: 'c3' }], map)
    expect(twins.inferences.get('i1' as never)?.premises).toEqual(['c1'])
    for (const inference of ['i1', 'i2']) {
      const edit = anOperationOf({
        kind: 'inference.edit',
        inference,
        changes: { warrant: 'Because.' },
      })
      expect(apply(twins, edit).ok).toBe(true)
    }
  })
})

describe('what an inference may bear on', () => {
  it.each<[string, string, OperationInput]>([
    [
      'I1',
      'an unknown premise',
      { kind: 'inference.create', inference: anInference('i9', { premises: ['c9'] }) },
    ],
    [
      'I1',
      'an unknown target',
      { kind: 'inference.create', inference: anInference('i9', { target: { claim: 'c9' } }) },
    ],
    [
      'I1',
      'an unknown inference',
      { kind: 'inference.create', inference: anInference('i9', { target: { inference: 'c1' } }) },
    ],
    [
      'I2',
      'a premise named twice',
      { kind: 'inference.create', inference: anInference('i9', { premises: ['c1', 'c1'] }) },
    ],
    [
      'I3',
      'itself',
      { kind: 'inference.create', inference: anInference('i9', { target: { inference: 'i9' } }) },
    ],
    [
      'I3',
      'itself round a ring',
      {
        kind: 'inference.retarget',
        inference: 'i1',
        premises: ['c1'],
        target: { inference: 'i3' },
      },
    ],
    [
      'I4',
      'its own premise',
      { kind: 'inference.create', inference: anInference('i9', { premises: ['c2'] }) },
    ],
  ])('[%s] refuses %s', (rule, _what, operation) => {
    expect(doing(operation)).toMatchObject({ ok: false, error: { rule } })
  })

  it('[I3] allows rings through claims: so positions contradict each other', () => {
    const back = anInference('i9', {
      polarity: 'against',
      premises: ['c2'],
      target: { claim: 'c1' },
    })
    expect(doing({ kind: 'inference.create', inference: back }).ok).toBe(true)
  })
})
