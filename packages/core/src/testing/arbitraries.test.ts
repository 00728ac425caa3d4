import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeDocument } from '../document/write-document.ts'
import type { ArgumentMap } from '../model/argument-map.ts'
import type { Inference } from '../model/inference.ts'
import { apply } from '../operation/apply.ts'
import { OPERATION_KINDS, operationSchema, type Operation } from '../operation/operation.ts'
import { checkQuote } from '../quote/check-quote.ts'
import {
  aMapWithTexts,
  anArgumentMap,
  anEmptyMap,
  anOperationOnAMap,
  aSequenceOfOperations,
  frozen,
  sha256Of,
} from './index.ts'

const maps = fc.sample(anArgumentMap(), { numRuns: 300, seed: 7 })
const share = (holds: (map: ArgumentMap) => boolean): number =>
  maps.filter(holds).length / maps.length

const inferences = (map: ArgumentMap): Inference[] => [...map.inferences.values()]
const onInference = (map: ArgumentMap, { target }: Inference): Inference | undefined =>
  'inference' in target ? map.inferences.get(target.inference) : undefined
const leadsTo = (from: Inference, to: Inference): boolean =>
  'claim' in from.target && to.premises.includes(from.target.claim)

describe('arbitrary maps', () => {
  it.each<[string, (map: ArgumentMap) => boolean]>([
    ['quotes', (map) => map.quotes.size > 0],
    [
      'claims with quotes',
      (map) => [...map.claims.values()].some(({ quotes }) => quotes.length > 0),
    ],
    ['equivalences', (map) => map.equivalences.size > 0],
    ['tensions', (map) => map.tensions.size > 0],
    [
      'audiences with switches',
      (map) =>
        [...map.audiences.values()].some(
          ({ switches }) => Object.values(switches).flat().length > 0,
        ),
    ],
    ['positions with a thesis', (map) => [...map.positions.values()].some(({ thesis }) => thesis)],
    ['commitments', (map) => [...map.positions.values()].some((p) => p.commitments.length > 0)],
    ['placed inferences', (map) => inferences(map).some(({ id }) => map.placements.has(id))],
    ['linked premises', (map) => inferences(map).some(({ premises }) => premises.length > 1)],
    [
      'undercuts',
      (map) => inferences(map).some((i) => i.polarity === 'against' && onInference(map, i)),
    ],
    [
      'inferences on inferences on inferences',
      (map) =>
        inferences(map).some((i) => onInference(map, onInference(map, i) ?? i)?.id !== undefined),
    ],
    [
      'rings through claims',
      (map) =>
        inferences(map).some((i) => inferences(map).some((j) => leadsTo(i, j) && leadsTo(j, i))),
    ],
    ['merged claims', (map) => [...map.claims.values()].some((c) => c.otherWordings.length > 0)],
  ])('often have %s', (_what, holds) => {
    expect(share(holds)).toBeGreaterThan(0.04)
    expect(share(holds)).toBeLessThan(1)
  })

  it('quote astral characters and combining marks, verbatim, from sources with true checksums', () => {
    const samples = fc.sample(aMapWithTexts(), { numRuns: 200, seed: 7 })
    const quotes = samples.flatMap(({ map, texts }) =>
      [...map.quotes.values()].map((quote) => ({ quote, text: texts.get(quote.source)! })),
    )
    expect(quotes.flatMap(({ quote, text }) => checkQuote(quote, text) ?? [])).toEqual([])
    expect(quotes.some(({ quote }) => /[\u{10000}-\u{10FFFF}]/u.test(quote.exact))).toBe(true)
    expect(quotes.some(({ quote }) => /\p{M}/u.test(quote.exact))).toBe(true)
    for (const { map, texts } of samples) {
      for (const { id, sha256 } of map.sources.values())
        expect(sha256Of(texts.get(id)!)).toBe(sha256)
    }
  })

  it('are the same for the same seed, and as large as asked for', () => {
    const of = (seed: number, size: number): string =>
      JSON.stringify(
        fc.sample(anArgumentMap({ size }), { numRuns: 3, seed }).map((map) => writeDocument(map)),
      )
    expect(of(5, 8)).toBe(of(5, 8))
    expect(of(5, 8)).not.toBe(of(6, 8))
    const sizes = fc
      .sample(anArgumentMap({ size: 40 }), { numRuns: 20, seed: 5 })
      .map((map) => map.claims.size)
    expect(Math.max(...sizes)).toBeGreaterThan(30)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(40)
  })
})

describe('arbitrary operations', () => {
  const cases = fc.sample(anOperationOnAMap(), { numRuns: 2_000, seed: 7 })

  it('are of every kind, and apply more often than not but not always', () => {
    expect(new Set(cases.map(({ operation }) => operation.kind))).toEqual(new Set(OPERATION_KINDS))
    const applied = cases.filter(({ map, operation }) => apply(map, operation).ok)
    expect(applied.length / cases.length).toBeGreaterThan(0.75)
    expect(applied.length / cases.length).toBeLessThan(0.95)
    for (const kind of OPERATION_KINDS) {
      expect(applied.some(({ operation }) => operation.kind === kind)).toBe(true)
    }
  })

  it('are refused by many rules', () => {
    const rules = cases.map(({ map, operation }) => {
      const result = apply(map, operation)
      return result.ok ? '' : result.error.rule
    })
    expect(new Set(rules).size).toBeGreaterThan(8)
  })

  it('are as they come out of their schema', () => {
    for (const { operation } of cases) {
      expect(operationSchema.parse(JSON.parse(JSON.stringify(operation)))).toEqual(operation)
    }
  })

  it('make histories, each of some kinds only', () => {
    const histories = fc.sample(aSequenceOfOperations(), { numRuns: 200, seed: 7 })
    const kindsOf = (history: readonly Operation[]): number =>
      new Set(history.map((o) => o.kind)).size
    expect(new Set(histories.flat().map((o) => o.kind)).size).toBe(OPERATION_KINDS.length)
    expect(Math.max(...histories.map(kindsOf))).toBeGreaterThan(10)
    expect(
      histories.filter((history) => history.length > 15 && kindsOf(history) < 10).length,
    ).toBeGreaterThan(5)
  })
})

describe('frozen', () => {
  it('throws when records or collections are written to', () => {
    const map = frozen(anEmptyMap())
    expect(() => (map.claims as unknown as Map<string, unknown>).set('c1', {})).toThrow(/frozen/)
    expect(() => Object.assign(map, { title: 'Other' })).toThrow(TypeError)
  })
})
