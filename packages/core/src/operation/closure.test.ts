import { describe, expect, it } from 'vitest'
import {
  aClaim,
  anEquivalence,
  anInference,
  aPosition,
  aQuote,
  aSource,
  aTension,
  mapAfter,
} from '../testing/index.ts'
import type { OperationInput } from './operation.ts'

const claims: OperationInput[] = ['c1', 'c2', 'c3', 'c4'].map((id) => ({
  kind: 'claim.create',
  claim: aClaim(id),
}))
const inference = (
  id: string,
  premises: string[],
  target: { claim: string } | { inference: string },
): OperationInput => ({
  kind: 'inference.create',
  inference: anInference(id, { premises, target }),
})

describe('what goes with a claim or an inference', () => {
  it.each<[string, string, OperationInput[], OperationInput, string[]]>([
    [
      'O3',
      'an inference that the claim alone carries',
      [inference('i1', ['c1'], { claim: 'c2' })],
      { kind: 'claim.delete', claim: 'c1' },
      [],
    ],
    [
      'O3',
      'an inference on the claim',
      [inference('i1', ['c1'], { claim: 'c2' })],
      { kind: 'claim.delete', claim: 'c2' },
      [],
    ],
    [
      'O3',
      'no inference that has other premises',
      [inference('i1', ['c1', 'c3'], { claim: 'c2' })],
      { kind: 'claim.delete', claim: 'c1' },
      ['i1: c3'],
    ],
    [
      'O4',
      'an undercut',
      [inference('i1', ['c1'], { claim: 'c2' }), inference('i2', ['c3'], { inference: 'i1' })],
      { kind: 'inference.delete', inference: 'i1' },
      [],
    ],
    [
      'O4',
      'an undercut of an undercut',
      [
        inference('i1', ['c1'], { claim: 'c2' }),
        inference('i2', ['c3'], { inference: 'i1' }),
        inference('i3', ['c4'], { inference: 'i2' }),
      ],
      { kind: 'claim.delete', claim: 'c1' },
      [],
    ],
    [
      'O4',
      'nothing below',
      [inference('i1', ['c1'], { claim: 'c2' }), inference('i2', ['c3'], { inference: 'i1' })],
      { kind: 'inference.delete', inference: 'i2' },
      ['i1: c1'],
    ],
  ])('[%s] is %s', (_rule, _what, steps, deletion, left) => {
    const map = mapAfter([...claims, ...steps, deletion])
    expect(
      [...map.inferences.values()].map(({ id, premises }) => `${id}: ${premises.join()}`),
    ).toEqual(left)
  })

  it('[O4] is found against the order in which inferences were made', () => {
    const map = mapAfter([
      ...claims,
      inference('i1', ['c2'], { claim: 'c4' }),
      inference('i2', ['c3'], { claim: 'c4' }),
      inference('i3', ['c1'], { claim: 'c4' }),
      {
        kind: 'inference.retarget',
        inference: 'i2',
        premises: ['c3'],
        target: { inference: 'i3' },
      },
      {
        kind: 'inference.retarget',
        inference: 'i1',
        premises: ['c2'],
        target: { inference: 'i2' },
      },
      { kind: 'claim.delete', claim: 'c1' },
    ])
    expect(map.inferences.size).toBe(0)
  })

  it('[O3] is every mention of the claim: relations, commitments, thesis and placement', () => {
    const map = mapAfter([
      ...claims,
      {
        kind: 'placement.set',
        placements: [
          { of: 'c1', at: { x: 1, y: 1 } },
          { of: 'c2', at: { x: 2, y: 2 } },
        ],
      },
      {
        kind: 'equivalence.create',
        equivalence: anEquivalence('e1', { claims: ['c1', 'c2', 'c3'] }),
      },
      { kind: 'equivalence.create', equivalence: anEquivalence('e2', { claims: ['c1', 'c4'] }) },
      { kind: 'tension.create', tension: aTension('t1', { claims: ['c1', 'c3'] }) },
      {
        kind: 'position.create',
        position: aPosition('p1', {
          thesis: 'c1',
          commitments: [
            { claim: 'c1', attitude: 'asserted' },
            { claim: 'c3', attitude: 'denied' },
          ],
        }),
      },
      { kind: 'claim.delete', claim: 'c1' },
    ])
    expect([...map.equivalences.values()]).toMatchObject([{ id: 'e1', claims: ['c2', 'c3'] }])
    expect(map.tensions.size).toBe(0)
    expect([...map.positions.values()]).toMatchObject([
      { thesis: null, commitments: [{ claim: 'c3', attitude: 'denied' }] },
    ])
    expect([...map.placements.keys()]).toEqual(['c2'])
  })

  it('[O9] is, for a quote, its mention in claims; for a source, nothing while it is quoted', () => {
    const map = mapAfter([
      { kind: 'source.add', source: aSource('s1') },
      { kind: 'quote.add', quote: aQuote('q1') },
      { kind: 'quote.add', quote: aQuote('q2') },
      { kind: 'claim.create', claim: aClaim('c1', { quotes: ['q1', 'q2'] }) },
      { kind: 'quote.remove', quote: 'q1' },
    ])
    expect(map.claims.get('c1' as never)?.quotes).toEqual(['q2'])
    expect(
      mapAfter(
        [
          { kind: 'quote.remove', quote: 'q2' },
          { kind: 'source.remove', source: 's1' },
        ],
        map,
      ).sources.size,
    ).toBe(0)
  })
})
