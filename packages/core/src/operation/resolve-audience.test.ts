import { describe, expect, it } from 'vitest'
import { documentSchema } from '../document/document.ts'
import { readDocument } from '../document/read-document.ts'
import { writeDocument } from '../document/write-document.ts'
import type { ArgumentMap } from '../model/argument-map.ts'
import type { AudienceId } from '../model/id.ts'
import {
  aClaim,
  anAudience,
  anInference,
  anOperationOf,
  aPosition,
  aQuote,
  aSource,
  mapAfter,
} from '../testing/index.ts'
import { apply, invert } from './apply.ts'
import type { OperationInput } from './operation.ts'

/** An audience that switches one record of every kind. */
const MAP = mapAfter([
  { kind: 'source.add', source: aSource('s1') },
  { kind: 'source.add', source: aSource('s2') },
  { kind: 'quote.add', quote: aQuote('q1') },
  ...['c1', 'c2', 'c3', 'c4'].map((id) => ({
    kind: 'claim.create' as const,
    claim: aClaim(id),
  })),
  { kind: 'inference.create', inference: anInference('i1') },
  { kind: 'position.create', position: aPosition('p1') },
  {
    kind: 'audience.create',
    audience: anAudience('a1', {
      claims: ['c1'],
      inferences: ['i1'],
      quotes: ['q1'],
      sources: ['s2'],
      positions: ['p1'],
      given: ['c3'],
    }),
  },
])

const switchesIn = (map: ArgumentMap) => {
  const { switches } = map.audiences.get('a1' as AudienceId)!
  return Object.values(switches).flat()
}

describe('an audience', () => {
  it('[M8] may name only the switches that are set, and is missing from older documents', () => {
    const map = mapAfter(
      [
        {
          kind: 'audience.create',
          audience: { id: 'a2', title: 'Sceptics', switches: { sources: ['s1'] } },
        },
      ],
      MAP,
    )
    expect(map.audiences.get('a2' as AudienceId)?.switches).toEqual({
      claims: [],
      inferences: [],
      quotes: [],
      sources: ['s1'],
      positions: [],
      given: [],
    })
    const { audiences: _audiences, ...older } = writeDocument(mapAfter([]))
    const read = readDocument(documentSchema.parse(older))
    expect(read.ok && read.value.map.audiences.size).toBe(0)
  })

  it.each<[string, OperationInput, readonly string[]]>([
    ['a claim', { kind: 'claim.delete', claim: 'c1' }, ['q1', 's2', 'p1', 'c3']],
    ['a granted claim', { kind: 'claim.delete', claim: 'c3' }, ['c1', 'i1', 'q1', 's2', 'p1']],
    ['an inference', { kind: 'inference.delete', inference: 'i1' }, ['c1', 'q1', 's2', 'p1', 'c3']],
    ['a quote', { kind: 'quote.remove', quote: 'q1' }, ['c1', 'i1', 's2', 'p1', 'c3']],
    ['a source', { kind: 'source.remove', source: 's2' }, ['c1', 'i1', 'q1', 'p1', 'c3']],
    ['a position', { kind: 'position.delete', position: 'p1' }, ['c1', 'i1', 'q1', 's2', 'c3']],
  ])(
    '[O17] loses %s that is deleted, and has it back when that is taken back',
    (_of, input, left) => {
      const operation = anOperationOf(input)
      const inverse = invert(MAP, operation)
      const done = apply(MAP, operation)
      if (!done.ok || !inverse.ok || !inverse.value) throw new Error('must apply')
      expect(switchesIn(done.value.map)).toEqual(left)
      const back = apply(done.value.map, inverse.value)
      expect(back.ok && writeDocument(back.value.map)).toEqual(writeDocument(MAP))
    },
  )

  it('[O17] switches the claim that another was merged into, unless it switched that already', () => {
    const merged = (from: string, into: string) =>
      switchesIn(mapAfter([{ kind: 'claim.merge', from, into }], MAP))
    expect(merged('c3', 'c4')).toEqual(['c1', 'i1', 'q1', 's2', 'p1', 'c4'])
    expect(merged('c1', 'c3')).toEqual(['i1', 'q1', 's2', 'p1', 'c3'])
  })

  it.each<[string, OperationInput, string]>([
    ['I1', { kind: 'audience.create', audience: anAudience('a9', { quotes: ['q9'] }) }, 'quote q9'],
    [
      'I11',
      { kind: 'audience.create', audience: anAudience('a9', { claims: ['c1', 'c1'] }) },
      'names a claim twice',
    ],
    [
      'I11',
      {
        kind: 'audience.edit',
        audience: 'a1',
        changes: { switches: { claims: ['c2'], given: ['c2'] } },
      },
      'choose',
    ],
    ['O1', { kind: 'audience.create', audience: anAudience('c1') }, 'in use'],
    ['O2', { kind: 'audience.edit', audience: 'a9', changes: { title: 'Late' } }, 'a9'],
    ['O2', { kind: 'audience.delete', audience: 'a9' }, 'a9'],
  ])('[%s] is refused where it breaks a rule', (rule, input, words) => {
    const refused = apply(MAP, anOperationOf(input))
    expect(refused.ok ? undefined : refused.error.rule).toBe(rule)
    expect(refused.ok ? '' : refused.error.message).toContain(words)
  })
})
