import { describe, expect, it } from 'vitest'
import { writeDocument } from '../document/write-document.ts'
import {
  aClaim,
  anAudience,
  anEquivalence,
  anInference,
  anOperationOf,
  aPosition,
  aQuote,
  aSource,
  aTension,
  mapAfter,
} from '../testing/index.ts'
import { apply, inverseOf } from './apply.ts'
import { OPERATION_KINDS, type OperationInput, type OperationKind } from './operation.ts'

/**
 * Two sentences of an imagined debate: c1 supports c2 together with c3 (i1), c4 undercuts that step
 * (i2), c5 rebuts the undercut's premise (i3).
 */
const debate = mapAfter([
  { kind: 'source.add', source: aSource('s1') },
  { kind: 'source.add', source: aSource('s2') },
  { kind: 'quote.add', quote: aQuote('q1') },
  { kind: 'quote.add', quote: aQuote('q2', { exact: 'words of' }) },
  ...['c1', 'c2', 'c3', 'c4', 'c5'].map((id) => ({
    kind: 'claim.create' as const,
    claim: aClaim(id, { quotes: id === 'c1' ? ['q1'] : [] }),
    at: { x: 10, y: 20 },
  })),
  {
    kind: 'inference.create',
    inference: anInference('i1', { premises: ['c1', 'c3'] }),
    at: { x: 1, y: 1 },
  },
  {
    kind: 'inference.create',
    inference: anInference('i2', {
      premises: ['c4'],
      polarity: 'against',
      target: { inference: 'i1' },
    }),
    at: { x: 2, y: 2 },
  },
  {
    kind: 'inference.create',
    inference: anInference('i3', {
      premises: ['c5'],
      polarity: 'against',
      target: { claim: 'c4' },
    }),
  },
  { kind: 'equivalence.create', equivalence: anEquivalence('e1', { claims: ['c1', 'c3'] }) },
  { kind: 'equivalence.create', equivalence: anEquivalence('e2', { claims: ['c1', 'c4', 'c5'] }) },
  { kind: 'tension.create', tension: aTension('t1', { claims: ['c1', 'c5'] }) },
  {
    kind: 'position.create',
    position: aPosition('p1', {
      thesis: 'c1',
      commitments: [
        { claim: 'c2', attitude: 'asserted' },
        { claim: 'c1', attitude: 'asserted' },
        { claim: 'c4', attitude: 'denied' },
      ],
    }),
  },
  {
    kind: 'audience.create',
    audience: anAudience('a1', { claims: ['c4'], positions: ['p1'] }),
  },
])

/** For every kind: an operation on the debate, and what it does to which record. */
const EXAMPLES: Readonly<Record<OperationKind, readonly [OperationInput, readonly string[]]>> = {
  'map.edit': [{ kind: 'map.edit', changes: { title: 'Peace' } }, ['edits map m1: title']],
  'source.add': [{ kind: 'source.add', source: aSource('s3') }, ['creates source s3']],
  'source.remove': [{ kind: 'source.remove', source: 's2' }, ['deletes source s2']],
  'quote.add': [{ kind: 'quote.add', quote: aQuote('q3') }, ['creates quote q3']],
  'quote.remove': [
    { kind: 'quote.remove', quote: 'q1' },
    ['edits claim c1: quotes', 'deletes quote q1'],
  ],
  'claim.create': [
    { kind: 'claim.create', claim: aClaim('c9'), at: { x: 0, y: 0 } },
    ['creates claim c9', 'creates placement c9'],
  ],
  'claim.edit': [
    { kind: 'claim.edit', claim: 'c1', changes: { text: 'Otherwise.', implicit: false } },
    ['edits claim c1: text'],
  ],
  'claim.attachQuote': [
    { kind: 'claim.attachQuote', claim: 'c1', quote: 'q2' },
    ['edits claim c1: quotes'],
  ],
  'claim.detachQuote': [
    { kind: 'claim.detachQuote', claim: 'c1', quote: 'q1' },
    ['edits claim c1: quotes'],
  ],
  'claim.merge': [
    { kind: 'claim.merge', from: 'c1', into: 'c5' },
    [
      'edits claim c5: quotes, otherWordings',
      'edits inference i1: premises',
      'edits equivalence e1: claims',
      'deletes tension t1',
      'edits position p1: thesis, commitments',
      'edits equivalence e2: claims',
      'deletes placement c1',
      'deletes claim c1',
    ],
  ],
  'claim.delete': [
    { kind: 'claim.delete', claim: 'c4' },
    [
      'deletes inference i2',
      'deletes inference i3',
      'edits equivalence e2: claims',
      'edits position p1: commitments',
      'edits audience a1: switches',
      'deletes placement c4',
      'deletes placement i2',
      'deletes claim c4',
    ],
  ],
  'inference.create': [
    { kind: 'inference.create', inference: anInference('i9'), at: { x: 0, y: 0 } },
    ['creates inference i9', 'creates placement i9'],
  ],
  'inference.edit': [
    { kind: 'inference.edit', inference: 'i1', changes: { polarity: 'against', warrant: 'W.' } },
    ['edits inference i1: polarity, warrant'],
  ],
  'inference.retarget': [
    { kind: 'inference.retarget', inference: 'i1', premises: ['c3'], target: { claim: 'c5' } },
    ['edits inference i1: premises, target'],
  ],
  'inference.delete': [
    { kind: 'inference.delete', inference: 'i1' },
    [
      'deletes inference i1',
      'deletes inference i2',
      'deletes placement i1',
      'deletes placement i2',
    ],
  ],
  'equivalence.create': [
    { kind: 'equivalence.create', equivalence: anEquivalence('e9') },
    ['creates equivalence e9'],
  ],
  'equivalence.delete': [
    { kind: 'equivalence.delete', equivalence: 'e1' },
    ['deletes equivalence e1'],
  ],
  'tension.create': [{ kind: 'tension.create', tension: aTension('t9') }, ['creates tension t9']],
  'tension.edit': [
    { kind: 'tension.edit', tension: 't1', rationale: 'In scope.' },
    ['edits tension t1: rationale'],
  ],
  'tension.delete': [{ kind: 'tension.delete', tension: 't1' }, ['deletes tension t1']],
  'position.create': [
    { kind: 'position.create', position: aPosition('p9') },
    ['creates position p9'],
  ],
  'position.edit': [
    { kind: 'position.edit', position: 'p1', changes: { thesis: null, color: 'plum' } },
    ['edits position p1: thesis, color'],
  ],
  'position.commit': [
    { kind: 'position.commit', position: 'p1', claim: 'c4', attitude: 'conceded' },
    ['edits position p1: commitments'],
  ],
  'position.withdraw': [
    { kind: 'position.withdraw', position: 'p1', claim: 'c4' },
    ['edits position p1: commitments'],
  ],
  'position.delete': [
    { kind: 'position.delete', position: 'p1' },
    ['edits audience a1: switches', 'deletes position p1'],
  ],
  'audience.create': [
    { kind: 'audience.create', audience: anAudience('a9', { given: ['c1'] }) },
    ['creates audience a9'],
  ],
  'audience.edit': [
    { kind: 'audience.edit', audience: 'a1', changes: { title: 'Others', switches: {} } },
    ['edits audience a1: title, switches'],
  ],
  'audience.delete': [{ kind: 'audience.delete', audience: 'a1' }, ['deletes audience a1']],
  'placement.set': [
    {
      kind: 'placement.set',
      placements: [
        { of: 'c1', at: null },
        { of: 'c2', at: { x: 10, y: 9 } },
        { of: 'i3', at: { x: 3, y: 3 } },
      ],
    },
    ['deletes placement c1', 'edits placement c2: y', 'creates placement i3'],
  ],
  restore: [
    {
      kind: 'restore',
      effects: [
        {
          entity: 'tension',
          id: 't1',
          before: { ...aTension('t1', { claims: ['c1', 'c5'] }) },
          after: null,
        },
      ],
    },
    ['deletes tension t1'],
  ],
  batch: [
    {
      kind: 'batch',
      operations: [
        { kind: 'claim.create', claim: aClaim('c9') },
        { kind: 'claim.edit', claim: 'c9', changes: { given: true } },
        { kind: 'claim.create', claim: aClaim('c8') },
        { kind: 'claim.delete', claim: 'c8' },
        { kind: 'map.edit', changes: { title: 'Twice' } },
        { kind: 'map.edit', changes: { title: 'A map', question: 'Why?' } },
      ],
    },
    ['creates claim c9', 'edits map m1: question'],
  ],
}

describe('each kind of operation, done and taken back', () => {
  it('[O12] has an example for every kind', () => {
    expect(Object.keys(EXAMPLES).toSorted()).toEqual(OPERATION_KINDS.toSorted())
  })

  it.each(Object.entries(EXAMPLES))('[O12] takes back %s', (_kind, [input, changes]) => {
    const done = apply(debate, anOperationOf(input))
    if (!done.ok) throw new Error(done.error.message)
    expect(done.value.effects.map(inWords).toSorted()).toEqual(changes.toSorted())
    expect(writeDocument(done.value.map)).not.toEqual(writeDocument(debate))
    const back = apply(done.value.map, inverseOf(done.value.effects)!)
    if (!back.ok) throw new Error(back.error.message)
    expect(writeDocument(back.value.map)).toEqual(writeDocument(debate))
  })

  it.each<OperationInput>([
    { kind: 'map.edit', changes: { title: 'A map' } },
    { kind: 'map.edit', changes: {} },
    { kind: 'source.add', source: aSource('s1') },
    { kind: 'quote.add', quote: aQuote('q1') },
    { kind: 'claim.attachQuote', claim: 'c1', quote: 'q1' },
    { kind: 'claim.detachQuote', claim: 'c1', quote: 'q2' },
    { kind: 'position.withdraw', position: 'p1', claim: 'c5' },
    { kind: 'placement.set', placements: [{ of: 'i3', at: null }] },
  ])('[O8] does nothing twice: $kind', (input) => {
    const done = apply(debate, anOperationOf(input))
    expect(done).toMatchObject({ ok: true, value: { effects: [] } })
    expect(done.ok && inverseOf(done.value.effects)).toBeUndefined()
  })
})

describe('refusals', () => {
  it.each<[string, string, OperationInput]>([
    ['O1', 'the id of a source for a claim', { kind: 'claim.create', claim: aClaim('s1') }],
    [
      'O1',
      'a second quote under one id',
      { kind: 'quote.add', quote: aQuote('q1', { exact: 'other' }) },
    ],
    ['O2', 'a claim that is not there', { kind: 'claim.edit', claim: 'c9', changes: {} }],
    [
      'O2',
      'a commitment to a claim that is not there',
      { kind: 'position.commit', position: 'p1', claim: 'c9', attitude: 'denied' },
    ],
    ['O2', 'a quote that is not there', { kind: 'claim.attachQuote', claim: 'c1', quote: 'q9' }],
    [
      'O2',
      'a thesis that is not there',
      { kind: 'position.edit', position: 'p1', changes: { thesis: 'c9' } },
    ],
    [
      'O2',
      'a placement of nothing',
      { kind: 'placement.set', placements: [{ of: 's1', at: null }] },
    ],
    [
      'I9',
      'one card in two places',
      {
        kind: 'placement.set',
        placements: [
          { of: 'c1', at: null },
          { of: 'c1', at: { x: 0, y: 0 } },
        ],
      },
    ],
    ['O7', 'a merge with itself', { kind: 'claim.merge', from: 'c1', into: 'c1' }],
    ['O7', 'a merge that tears a position', { kind: 'claim.merge', from: 'c1', into: 'c4' }],
    ['O9', 'the removal of a quoted source', { kind: 'source.remove', source: 's1' }],
    [
      'I6',
      'a claim that names a quote twice',
      { kind: 'claim.create', claim: aClaim('c9', { quotes: ['q1', 'q1'] }) },
    ],
  ])('[%s] refuses %s', (rule, _what, input) => {
    expect(apply(debate, anOperationOf(input))).toMatchObject({ ok: false, error: { rule } })
  })

  it('[O6] names the step of a batch that failed', () => {
    const operations = [
      { kind: 'map.edit' as const, changes: { title: 'Half' } },
      { kind: 'claim.delete' as const, claim: 'c9' },
    ]
    const done = apply(debate, anOperationOf({ kind: 'batch', operations }))
    expect(done).toMatchObject({ ok: false, error: { rule: 'O2', subject: 'c9' } })
    expect(!done.ok && done.error.message).toMatch(/^Step 2 of 2: There is no claim c9/)
  })
})

function inWords({
  entity,
  id,
  before,
  after,
}: {
  entity: string
  id: string
  before: object | null
  after: object | null
}): string {
  if (!before) return `creates ${entity} ${id}`
  if (!after) return `deletes ${entity} ${id}`
  return `edits ${entity} ${id}: ${Object.keys(after).join(', ')}`
}
