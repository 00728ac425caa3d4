import { aClaim, anInference, aPosition, mapAfter } from '@counterpoint/core/testing'
import { describe, expect, it } from 'vitest'
import { layoutInputOf } from './layout-input.ts'

const claims = ['c1', 'c2', 'c3', 'c4', 'c5'].map(
  (id) => ({ kind: 'claim.create', claim: aClaim(id) }) as const,
)
const map = mapAfter([
  ...claims,
  {
    kind: 'inference.create',
    inference: anInference('i1', { premises: ['c2'], target: { claim: 'c1' } }),
  },
  {
    kind: 'inference.create',
    inference: anInference('i2', { premises: ['c2', 'c5'], target: { claim: 'c1' } }),
  },
  {
    kind: 'inference.create',
    inference: anInference('i3', {
      polarity: 'against',
      premises: ['c2'],
      target: { inference: 'i1' },
    }),
  },
  {
    kind: 'position.create',
    position: aPosition('p1', {
      thesis: 'c1',
      commitments: [
        { claim: 'c2', attitude: 'asserted' },
        { claim: 'c3', attitude: 'asserted' },
        { claim: 'c4', attitude: 'denied' },
      ],
    }),
  },
  {
    kind: 'position.create',
    position: aPosition('p2', {
      thesis: 'c3',
      commitments: [
        { claim: 'c2', attitude: 'asserted' },
        { claim: 'c5', attitude: 'conceded' },
      ],
    }),
  },
  { kind: 'position.create', position: aPosition('p3', { thesis: 'c1' }) },
])
const input = layoutInputOf(
  map,
  () => ({ width: 220, height: 90 }),
  new Map([['c4', { x: 1, y: 2 }]]),
)
const groupOf = (id: string) => input.nodes.find((node) => node.id === id)?.group

describe('layoutInputOf', () => {
  it.each([
    ['c1', 'p1', 'thesis of the first'],
    ['c2', 'p1', 'asserted by both'],
    ['c3', 'p2', 'thesis of the second, asserted by the first'],
    ['c4', null, 'only denied'],
    ['c5', null, 'only conceded'],
    ['i1', 'p1', 'all ends in one position'],
    ['i2', null, 'a premise outside'],
    ['i3', 'p1', 'an undercut of a step of that position'],
  ])('puts %s into %s: %s', (id, group, _why) => {
    expect(groupOf(id)).toBe(group)
  })

  it('has a node for each claim and inference and an edge for each premise and target', () => {
    expect(input.nodes.map(({ id }) => id)).toEqual([
      'c1',
      'c2',
      'c3',
      'c4',
      'c5',
      'i1',
      'i2',
      'i3',
    ])
    expect(input.edges).toEqual([
      { from: 'c2', to: 'i1', polarity: 'for' },
      { from: 'i1', to: 'c1', polarity: 'for' },
      { from: 'c2', to: 'i2', polarity: 'for' },
      { from: 'c5', to: 'i2', polarity: 'for' },
      { from: 'i2', to: 'c1', polarity: 'for' },
      { from: 'c2', to: 'i3', polarity: 'against' },
      { from: 'i3', to: 'i1', polarity: 'against' },
    ])
  })

  it('carries what is fixed, and survives being sent to a worker', () => {
    expect(input.nodes.filter(({ fixed }) => fixed).map(({ id, fixed }) => [id, fixed])).toEqual([
      ['c4', { x: 1, y: 2 }],
    ])
    expect(structuredClone(input)).toEqual(input)
  })
})
