import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ClaimId } from '../model/id.ts'
import { LIMITS } from '../model/text.ts'
import {
  aClaim,
  anArgumentMap,
  anEmptyMap,
  anInference,
  anOperationOf,
  aPosition,
  aQuote,
  aSource,
  aTension,
  mapAfter,
} from '../testing/index.ts'
import { apply } from './apply.ts'
import type { OperationInput } from './operation.ts'

const MERGE: OperationInput = { kind: 'claim.merge', from: 'c1', into: 'c2' }
const claims = (...ids: string[]): OperationInput[] =>
  ids.map((id) => ({ kind: 'claim.create', claim: aClaim(id) }))
const inference = (id: string, given: Parameters<typeof anInference>[1]): OperationInput => ({
  kind: 'inference.create',
  inference: anInference(id, given),
})

describe('merging two claims', () => {
  it('[O7] keeps every wording and every quote, over arbitrary maps', () => {
    let merged = 0
    fc.assert(
      fc.property(anArgumentMap(), fc.nat(), fc.nat(), (map, a, b) => {
        const ids = [...map.claims.keys()]
        fc.pre(ids.length > 1)
        const [from, into] = [ids[a % ids.length]!, ids[b % ids.length]!]
        const done = apply(map, { kind: 'claim.merge', from, into })
        if (!done.ok) return
        merged++
        const one = map.claims.get(from)!
        const other = map.claims.get(into)!
        const left = done.value.map.claims.get(into)!
        expect(left.text).toBe(other.text)
        expect(done.value.map.claims.has(from)).toBe(false)
        const wordings = [one.text, ...one.otherWordings, other.text, ...other.otherWordings]
        expect(new Set([left.text, ...left.otherWordings])).toEqual(new Set(wordings))
        expect(left.quotes).toEqual([...new Set([...other.quotes, ...one.quotes])])
        expect(done.value.map.quotes).toBe(map.quotes)
        expect(JSON.stringify([...done.value.map.inferences.values()])).not.toContain(`"${from}"`)
      }),
      { numRuns: 400 },
    )
    expect(merged).toBeGreaterThan(100)
  })

  it.each<[string, OperationInput[], Record<string, unknown>]>([
    [
      'moves a premise',
      [inference('i1', { premises: ['c1'], target: { claim: 'c3' } })],
      { i1: { premises: ['c2'], target: { claim: 'c3' } } },
    ],
    [
      'moves a target',
      [inference('i1', { premises: ['c3'], target: { claim: 'c1' } })],
      { i1: { premises: ['c3'], target: { claim: 'c2' } } },
    ],
    [
      'joins linked premises',
      [inference('i1', { premises: ['c1', 'c3', 'c2'], target: { claim: 'c4' } })],
      { i1: { premises: ['c2', 'c3'] } },
    ],
    [
      'drops a step from a claim to itself',
      [inference('i1', { premises: ['c1'], target: { claim: 'c2' } })],
      {},
    ],
    [
      'drops what bears on a dropped step',
      [
        inference('i1', { premises: ['c1'], target: { claim: 'c2' } }),
        inference('i2', { premises: ['c3'], target: { inference: 'i1' } }),
      ],
      {},
    ],
    [
      'drops a repeated step',
      [
        inference('i1', { premises: ['c2'], target: { claim: 'c3' } }),
        inference('i2', { premises: ['c1'], target: { claim: 'c3' } }),
      ],
      { i1: { premises: ['c2'] } },
    ],
    [
      'keeps steps by different schemes',
      [
        inference('i1', { premises: ['c2'], target: { claim: 'c3' } }),
        inference('i2', { premises: ['c1'], target: { claim: 'c3' }, scheme: 'sign' }),
      ],
      { i1: {}, i2: { premises: ['c2'] } },
    ],
  ])('[O7] %s', (_what, steps, expected) => {
    const map = mapAfter([...claims('c1', 'c2', 'c3', 'c4'), ...steps, MERGE])
    expect(Object.fromEntries(map.inferences)).toMatchObject(expected)
    expect([...map.inferences.keys()]).toEqual(Object.keys(expected))
  })

  it('[O7] moves commitments, theses and tensions, and dissolves a tension between the two', () => {
    const map = mapAfter([
      ...claims('c1', 'c2', 'c3'),
      { kind: 'tension.create', tension: aTension('t1', { claims: ['c1', 'c2'] }) },
      { kind: 'tension.create', tension: aTension('t2', { claims: ['c3', 'c1'] }) },
      {
        kind: 'position.create',
        position: aPosition('p1', {
          thesis: 'c1',
          commitments: [{ claim: 'c1', attitude: 'denied' }],
        }),
      },
      MERGE,
    ])
    expect([...map.tensions.values()]).toMatchObject([{ id: 't2', claims: ['c3', 'c2'] }])
    expect(map.positions.get('p1' as never)).toMatchObject({
      thesis: 'c2',
      commitments: [{ claim: 'c2', attitude: 'denied' }],
    })
  })

  it('[O7] keeps a claim implicit only if both are, and given if either is', () => {
    const of = (a: object, b: object) =>
      mapAfter([
        { kind: 'claim.create', claim: aClaim('c1', a) },
        { kind: 'claim.create', claim: aClaim('c2', b) },
        MERGE,
      ]).claims.get('c2' as ClaimId)
    expect(of({ implicit: true }, { implicit: true })).toMatchObject({
      implicit: true,
      given: false,
    })
    expect(of({ implicit: true, given: true }, {})).toMatchObject({ implicit: false, given: true })
    expect(of({}, { implicit: true })).toMatchObject({ implicit: false, given: false })
    expect(of({ note: 'First.' }, {})).toMatchObject({ note: 'First.' })
    expect(of({ note: 'First.' }, { note: 'Second.' })).toMatchObject({ note: 'Second.' })
  })

  it('[O7] keeps each wording once', () => {
    const map = mapAfter([
      {
        kind: 'claim.create',
        claim: aClaim('c1', { text: 'A.', otherWordings: ['A.', 'B.', 'C.'] }),
      },
      { kind: 'claim.create', claim: aClaim('c2', { text: 'B.', otherWordings: ['D.'] }) },
      MERGE,
    ])
    expect(map.claims.get('c2' as ClaimId)?.otherWordings).toEqual(['D.', 'A.', 'C.'])
  })

  it('[O13] is refused when one claim cannot hold all quotes or wordings', () => {
    const half = LIMITS.quotesOfClaim / 2 + 1
    const quotes = Array.from({ length: 2 * half }, (_, i) => `q${i}`)
    const quoted = mapAfter([
      { kind: 'source.add', source: aSource('s1') },
      ...quotes.map((id) => ({ kind: 'quote.add' as const, quote: aQuote(id) })),
      { kind: 'claim.create', claim: aClaim('c1', { quotes: quotes.slice(0, half) }) },
      { kind: 'claim.create', claim: aClaim('c2', { quotes: quotes.slice(half) }) },
    ])
    const worded = mapAfter(
      ['c1', 'c2'].map((id) => ({
        kind: 'claim.create',
        claim: aClaim(id, {
          otherWordings: quotes.slice(0, half).map((quote) => `${id} ${quote}`),
        }),
      })),
      anEmptyMap(),
    )
    for (const map of [quoted, worded]) {
      expect(apply(map, anOperationOf(MERGE))).toMatchObject({ ok: false, error: { rule: 'O13' } })
    }
  })
})
