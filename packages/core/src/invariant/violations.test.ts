import { describe, expect, it } from 'vitest'
import type { ArgumentMap } from '../model/argument-map.ts'
import {
  aClaim,
  anAudience,
  anEmptyMap,
  anEquivalence,
  anInference,
  aPosition,
  aQuote,
  aSource,
  aTension,
} from '../testing/index.ts'
import { violations } from './violations.ts'

const byId = <R extends { readonly id: string }>(...records: R[]) =>
  new Map(records.map((record) => [record.id, record]))

/** A map put together by hand, past every rule. */
const forged = (
  parts: Partial<Record<keyof ArgumentMap, ReadonlyMap<string, unknown>>>,
): ArgumentMap =>
  ({
    ...anEmptyMap(),
    sources: byId(aSource('s1')),
    quotes: byId(aQuote('q1')),
    claims: byId(aClaim('c1', { quotes: ['q1'] }), aClaim('c2')),
    inferences: byId(anInference('i1')),
    ...parts,
  }) as ArgumentMap

describe('a map put together by hand', () => {
  it('[O5] breaks nothing as long as it is whole', () => {
    expect(violations(forged({}))).toEqual([])
  })

  it.each<[string, string, string, Parameters<typeof forged>[0]]>([
    ['I1', 'a quote of no source', 'q1', { sources: new Map() }],
    ['I1', 'a claim with no such quote', 'c1', { quotes: new Map() }],
    [
      'I1',
      'a premise that is not there',
      'i1',
      { claims: byId(aClaim('c2')), inferences: byId(anInference('i1')) },
    ],
    ['I1', 'a target claim that is not there', 'i1', { claims: byId(aClaim('c1')) }],
    [
      'I1',
      'a target inference that is not there',
      'i1',
      { inferences: byId(anInference('i1', { target: { inference: 'i9' } })) },
    ],
    [
      'I1',
      'an equivalence with no such claim',
      'e1',
      { equivalences: byId(anEquivalence('e1', { claims: ['c1', 'c9'] })) },
    ],
    [
      'I1',
      'a tension with no such claim',
      't1',
      { tensions: byId(aTension('t1', { claims: ['c9', 'c1'] })) },
    ],
    [
      'I1',
      'a switch of what is not there',
      'a1',
      { audiences: byId(anAudience('a1', { inferences: ['i9'] })) },
    ],
    [
      'I11',
      'an audience that sets a source aside twice',
      'a1',
      {
        sources: byId(aSource('s1')),
        audiences: byId(anAudience('a1', { sources: ['s1', 's1'] })),
      },
    ],
    [
      'I1',
      'a thesis that is not there',
      'p1',
      { positions: byId(aPosition('p1', { thesis: 'c9' })) },
    ],
    [
      'I1',
      'a commitment to nothing',
      'p1',
      {
        positions: byId(aPosition('p1', { commitments: [{ claim: 'c9', attitude: 'asserted' }] })),
      },
    ],
    ['I2', 'no premise', 'i1', { inferences: byId({ ...anInference('i1'), premises: [] }) }],
    [
      'I2',
      'a premise twice',
      'i1',
      { inferences: byId(anInference('i1', { premises: ['c1', 'c1'] })) },
    ],
    [
      'I3',
      'an inference on itself',
      'i1',
      { inferences: byId(anInference('i1', { target: { inference: 'i1' } })) },
    ],
    [
      'I4',
      'a claim for itself',
      'i1',
      { inferences: byId(anInference('i1', { premises: ['c1', 'c2'] })) },
    ],
    [
      'I5',
      'a quote that ends where it starts',
      'q1',
      { quotes: byId(aQuote('q1', { start: 5, end: 5 })) },
    ],
    [
      'I5',
      'a quote that ends before it starts',
      'q1',
      { quotes: byId(aQuote('q1', { start: 9, end: 4 })) },
    ],
    [
      'I5',
      'a quote that counts UTF-16 code units',
      'q1',
      { quotes: byId(aQuote('q1', { exact: '🕊', end: 2 })) },
    ],
    [
      'I6',
      'a quote twice',
      'c1',
      { claims: byId(aClaim('c1', { quotes: ['q1', 'q1'] }), aClaim('c2')) },
    ],
    [
      'I7',
      'a claim equivalent to itself',
      'e1',
      { equivalences: byId(anEquivalence('e1', { claims: ['c1', 'c1'] })) },
    ],
    [
      'I7',
      'a claim in tension with itself',
      't1',
      { tensions: byId(aTension('t1', { claims: ['c2', 'c2'] })) },
    ],
    [
      'I8',
      'two attitudes to one claim',
      'p1',
      {
        positions: byId(
          aPosition('p1', {
            commitments: [
              { claim: 'c1', attitude: 'asserted' },
              { claim: 'c1', attitude: 'denied' },
            ],
          }),
        ),
      },
    ],
    [
      'I9',
      'a place of a position',
      'p1',
      { positions: byId(aPosition('p1')), placements: new Map([['p1', { x: 0, y: 0 }]]) },
    ],
    ['I10', 'a position called like a claim', 'c1', { positions: byId(aPosition('c1')) }],
  ])('[%s] is refused %s', (rule, _what, subject, parts) => {
    expect(violations(forged(parts)).map((broken) => [broken.rule, broken.subject])).toEqual([
      [rule, subject],
    ])
  })

  it('[I3] is refused a ring of inferences, and each inference of the ring is named', () => {
    const ring = byId(
      anInference('i1', { target: { inference: 'i2' } }),
      anInference('i2', { target: { inference: 'i3' } }),
      anInference('i3', { target: { inference: 'i1' } }),
      anInference('i4', { target: { inference: 'i1' } }),
    )
    const found = violations(forged({ inferences: ring }))
    expect(found.map(({ rule, subject }) => `${rule} ${subject}`)).toEqual([
      'I3 i1',
      'I3 i2',
      'I3 i3',
    ])
  })

  it('[O5] has no message without a subject and a full stop', () => {
    const broken = violations(forged({ claims: new Map(), sources: new Map() }))
    expect(broken.length).toBeGreaterThan(1)
    for (const { message, subject } of broken)
      expect(`${subject}: ${message}`).toMatch(/^\w+: [A-Z“].*\.$/)
  })
})
