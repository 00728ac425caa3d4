import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ArgumentMap } from '../model/argument-map.ts'
import { aMapWithTexts, aClaim, anInference, mapAfter } from '../testing/index.ts'
import { documentSchema, type MapDocument } from './document.ts'
import { readDocument } from './read-document.ts'
import { writeDocument } from './write-document.ts'

/** The same map, its collections filled the other way round. */
const shuffled = (map: ArgumentMap): ArgumentMap =>
  Object.fromEntries(
    Object.entries(map).map(([name, value]) => [
      name,
      value instanceof Map ? new Map([...value].reverse()) : value,
    ]),
  ) as unknown as ArgumentMap

describe('a map as a document', () => {
  it('[D1] reads back what it wrote, through JSON', () => {
    let quoted = 0
    fc.assert(
      fc.property(aMapWithTexts(), ({ map, texts }) => {
        const json = JSON.stringify(writeDocument(map, texts))
        const read = readDocument(documentSchema.parse(JSON.parse(json)))
        if (!read.ok) throw new Error(JSON.stringify(read.error))
        expect(read.value.map).toEqual(map)
        expect(read.value.texts).toEqual(texts)
        quoted += map.quotes.size
      }),
      { numRuns: 300 },
    )
    expect(quoted).toBeGreaterThan(100)
  })

  it('[D1] reads a document without texts beside a library that has them', () => {
    fc.assert(
      fc.property(aMapWithTexts(), ({ map, texts }) => {
        const bare = writeDocument(map)
        expect(bare.sources.some((source) => 'text' in source)).toBe(false)
        const read = readDocument(bare, texts)
        expect(read.ok && read.value.map).toEqual(map)
      }),
      { numRuns: 100 },
    )
  })

  it('[D2] gives the same bytes for the same map, whatever the order of its collections', () => {
    fc.assert(
      fc.property(aMapWithTexts(), ({ map, texts }) => {
        const bytes = JSON.stringify(writeDocument(map, texts))
        expect(JSON.stringify(writeDocument(shuffled(map), texts))).toBe(bytes)
        const again = documentSchema.parse(JSON.parse(bytes))
        const read = readDocument(again)
        expect(read.ok && JSON.stringify(writeDocument(read.value.map, texts))).toBe(bytes)
      }),
      { numRuns: 300 },
    )
  })
})

const whole = writeDocument(
  mapAfter([
    { kind: 'claim.create', claim: aClaim('c1'), at: { x: 1, y: 2 } },
    { kind: 'claim.create', claim: aClaim('c2') },
    { kind: 'inference.create', inference: anInference('i1') },
  ]),
)

describe('a document from outside', () => {
  it.each<[string, object]>([
    ['a version to come', { version: 2 }],
    ['another format', { format: 'argdown' }],
    ['a field it does not know', { extra: [] }],
    ['a map without a title', { map: { ...whole.map, title: '' } }],
    ['a claim with an unknown field', { claims: [{ ...aClaim('c1'), weight: 1 }] }],
    ['a coordinate without end', { placements: { c1: { x: 1e308, y: 0 } } }],
    ['a coordinate of null', { placements: { c1: { x: null, y: 0 } } }],
    ['a placement under an endless name', { placements: { ['c'.repeat(65)]: { x: 0, y: 0 } } }],
  ])('[M6] is refused for %s', (_what, change) => {
    expect(documentSchema.safeParse(whole).success).toBe(true)
    expect(documentSchema.safeParse({ ...whole, ...change }).success).toBe(false)
  })

  it('[M6] cannot reach a prototype through its placements', () => {
    const json = JSON.stringify(whole).replace(
      '"placements":{',
      '"placements":{"__proto__":{"x":5,"y":6},',
    )
    const parsed = documentSchema.parse(JSON.parse(json))
    expect(Object.keys(parsed.placements)).toEqual(['c1'])
    expect((parsed.placements as { x?: unknown }).x).toBeUndefined()
    expect(({} as { x?: unknown }).x).toBeUndefined()
  })

  it.each<[string, Partial<Record<keyof MapDocument, unknown>>]>([
    ['I1', { inferences: [anInference('i1', { premises: ['c9'] })] }],
    ['I4', { inferences: [anInference('i1', { premises: ['c2'] })] }],
    ['I9', { placements: { c9: { x: 0, y: 0 } } }],
    ['I10', { claims: [aClaim('c1'), aClaim('c2'), aClaim('c1', { text: 'Twice.' })] }],
    ['I10', { claims: [aClaim('c1'), aClaim('c2'), aClaim('i1')] }],
  ])('[D3] is read only if it keeps %s', (rule, change) => {
    const read = readDocument({ ...whole, ...change } as MapDocument)
    expect(read.ok ? [] : read.error.map((broken) => broken.rule)).toEqual([rule])
  })

  it('[D3] tells every rule it breaks, not only the first', () => {
    const read = readDocument({
      ...whole,
      inferences: [
        anInference('i1', { premises: ['c9'] }),
        anInference('i2', { premises: ['c2'] }),
      ],
      placements: { c9: { x: 0, y: 0 } },
    } as unknown as MapDocument)
    expect(read.ok ? [] : read.error.map(({ rule, subject }) => `${rule} ${subject}`)).toEqual([
      'I1 i1',
      'I4 i2',
      'I9 c9',
    ])
  })

  it('[D4] carries what its file said beyond it, through operations too', () => {
    const remainder = { format: 'aif', parts: [{ of: 'c1', content: '{"x":1}' }] }
    const map = mapAfter([{ kind: 'claim.create', claim: aClaim('c1') }])
    const after = mapAfter([{ kind: 'claim.delete', claim: 'c1' }], { ...map, remainder })
    const read = readDocument(documentSchema.parse(writeDocument(after)))
    expect(read.ok && read.value.map.remainder).toEqual(remainder)
    expect('remainder' in writeDocument(map)).toBe(false)
  })

  it.each([
    ['a lone surrogate', [{ of: null, content: '\uD800' }]],
    ['U+0000', [{ of: null, content: '\u0000' }]],
    ['an unknown field', [{ of: null, content: 'x', more: 1 }]],
    ['too much', Array.from({ length: 3 }, () => ({ of: null, content: 'x'.repeat(700_000) }))],
  ])('[D4] is refused with a remainder of %s', (_, parts) => {
    const document = { ...writeDocument(mapAfter([])), remainder: { format: 'aif', parts } }
    expect(documentSchema.safeParse(document).success).toBe(false)
  })

  it('[Q1] is refused when a quote is not verbatim, or its text is not at hand', () => {
    let checked = 0
    fc.assert(
      fc.property(aMapWithTexts(), ({ map, texts }) => {
        const document = writeDocument(map, texts)
        const [first, ...others] = document.quotes
        fc.pre(first !== undefined)
        checked++
        const unlike = {
          ...first!,
          exact: [...first!.exact].map((c) => (c === 'z' ? 'y' : 'z')).join(''),
        }
        const wrong = readDocument({ ...document, quotes: [unlike, ...others] })
        expect(wrong.ok ? [] : wrong.error.map(({ rule, subject }) => [rule, subject])).toEqual([
          ['Q1', first!.id],
        ])
        const unread = readDocument(writeDocument(map))
        expect(unread.ok ? [] : unread.error.map(({ rule }) => rule)).toEqual(
          map.quotes.size > 0 ? Array.from({ length: map.quotes.size }, () => 'Q1') : [],
        )
      }),
      { numRuns: 60 },
    )
    expect(checked).toBeGreaterThan(20)
  })
})
