import { describe, expect, it } from 'vitest'
import { documentSchema } from '../document/document.ts'
import { isId } from '../model/id.ts'
import { quoteSchema } from '../model/quote.ts'
import { sourceSchema } from '../model/source.ts'
import { LIMITS } from '../model/text.ts'
import { aClaim, anEmptyMap, aQuote, aSource, mapAfter } from '../testing/index.ts'
import { apply } from './apply.ts'
import { operationSchema, type Operation } from './operation.ts'

const CREATE = { kind: 'claim.create', claim: { id: 'c1', text: 'It holds.' } }
const PLACE = { kind: 'placement.set', placements: [{ of: 'c1', at: { x: 0, y: 0 } }] }

const isWellFormed = (input: unknown): boolean => operationSchema.safeParse(input).success
const ofJson = (json: string): unknown => JSON.parse(json)
const withText = (text: unknown) => ({ ...CREATE, claim: { id: 'c1', text } })
const withId = (id: unknown) => ({ ...CREATE, claim: { id, text: 'It holds.' } })
const at = (x: unknown, y: unknown) => ({
  kind: 'placement.set',
  placements: [{ of: 'c1', at: { x, y } }],
})

describe('operations from outside', () => {
  it('accepts what the refusals below vary', () => {
    for (const each of [CREATE, PLACE, withText('It holds.'), withId('c1'), at(1, 2)]) {
      expect(isWellFormed(each)).toBe(true)
    }
  })

  it.each([
    ['at the top', { ...CREATE, extra: 1 }],
    ['in a record', { ...CREATE, claim: { ...CREATE.claim, extra: 1 } }],
    ['in changes', { kind: 'claim.edit', claim: 'c1', changes: { quotes: [] } }],
    [
      'in a target',
      {
        kind: 'inference.retarget',
        inference: 'i1',
        premises: ['c1'],
        target: { claim: 'c2', inference: 'i2' },
      },
    ],
    ['in a placement', at(1, 2).placements[0]],
    ['in a step of a batch', { kind: 'batch', operations: [{ ...CREATE, extra: 1 }] }],
    [
      'in an effect',
      {
        kind: 'restore',
        effects: [{ entity: 'claim', id: 'c1', before: null, after: null, extra: 1 }],
      },
    ],
    ['as a kind', { kind: 'claim.explode', claim: 'c1' }],
    [
      'as a batch in a batch',
      { kind: 'batch', operations: [{ kind: 'batch', operations: [CREATE] }] },
    ],
  ])('[M6] refuses what it does not know %s', (_where, input) => {
    expect(isWellFormed(input)).toBe(false)
  })

  it.each([
    '{"kind":"claim.delete","claim":"c1","__proto__":{"given":true}}',
    '{"kind":"claim.delete","claim":"c1","constructor":{"prototype":{"given":true}}}',
    '{"kind":"claim.create","claim":{"id":"c1","text":"t","__proto__":{"given":true}}}',
    '{"kind":"map.edit","changes":{"__proto__":{"title":"x"}}}',
    '{"kind":"placement.set","placements":[{"of":"c1","at":{"x":0,"y":0,"__proto__":{"z":1}}}]}',
    '{"kind":"__proto__"}',
    '{"kind":"constructor"}',
  ])('[M6] refuses keys that reach for a prototype: %s', (json) => {
    expect(isWellFormed(ofJson(json))).toBe(false)
    expect(({} as { given?: unknown }).given).toBeUndefined()
  })

  it('[O10] refuses effects whose fields are names of a prototype', () => {
    const map = mapAfter([{ kind: 'claim.create', claim: aClaim('c1') }])
    const part = '{"__proto__":{"given":true},"constructor":{"prototype":{"given":true}}}'
    const json = `{"kind":"restore","effects":[{"entity":"claim","id":"c1","before":${part},"after":${part}}]}`
    const operation = operationSchema.parse(ofJson(json))
    expect(apply(map, operation)).toMatchObject({ ok: false, error: { rule: 'O10' } })
    const empty = '{"__proto__":{"given":true}}'
    const hidden = operationSchema.parse(ofJson(json.replaceAll(part, empty)))
    expect(apply(map, hidden)).toMatchObject({ ok: false, error: { rule: 'O10' } })
    expect(({} as { given?: unknown }).given).toBeUndefined()
  })

  it.each([
    ['nothing', ''],
    ['white space', ' \n\t\u00A0'],
    ['half a surrogate pair at the end', 'a\uD83D'],
    ['half a surrogate pair at the start', '\uDD4Aa'],
    ['surrogates the wrong way round', '\uDD4A\uD83D'],
    ['U+0000', 'a\u0000b'],
    ['an escape', 'a\u001B[31m'],
    ['a carriage return', 'a\r\nb'],
    ['a C1 control', 'a\u0085b'],
    ['DEL', 'a\u007F'],
    ['a number', 7],
    ['null', null],
    ['a list', ['It holds.']],
    ['one character too many', 'x'.repeat(LIMITS.claim + 1)],
    ['one astral character too many', '🕊'.repeat(LIMITS.claim + 1)],
  ])('[M2] refuses a text of %s', (_what, text) => {
    expect(isWellFormed(withText(text))).toBe(false)
  })

  it.each([
    ['the limit', 'x'.repeat(LIMITS.claim)],
    ['the limit in astral characters, counted as code points', '🕊'.repeat(LIMITS.claim)],
    ['combining marks, tab and newline', 'e\u0301\t\n'],
    ['no particular normal form', '\u212B'],
  ])('[M2] accepts a text of %s as it is', (_what, text) => {
    expect(operationSchema.parse(withText(text))).toMatchObject({ claim: { text } })
  })

  it.each([
    '',
    'a b',
    'a/b',
    '../etc',
    'ä',
    'a\n',
    'a.b',
    '🕊',
    '__proto__',
    'x'.repeat(65),
    7,
    null,
  ])('[M1] refuses the id %j', (id) => {
    expect(isWellFormed(withId(id))).toBe(false)
    if (typeof id === 'string') expect(isId(id)).toBe(false)
  })

  it.each(['c1', 'constructor', 'toString', '7', '-', '_', '0190a6b0-0000-7000-8000-000000000000'])(
    '[M1] accepts the id %s',
    (id) => {
      expect(isWellFormed(withId(id))).toBe(true)
      expect(isId(id)).toBe(true)
    },
  )

  it.each([
    [1e308, 0],
    [0, -1e308],
    [NaN, 0],
    [0, Infinity],
    [null, 0],
    ['0', 0],
    [LIMITS.coordinate + 1, 0],
    [undefined, 0],
  ])('[M5] refuses the coordinates %s, %s', (x, y) => {
    expect(isWellFormed(at(x, y))).toBe(false)
  })

  it('[O10] refuses effects nested deeper than any record, before comparing them', () => {
    const deep = ofJson('['.repeat(50_000) + ']'.repeat(50_000))
    const effect = { entity: 'claim', id: 'c1', before: { text: deep }, after: { text: deep } }
    expect(isWellFormed({ kind: 'restore', effects: [effect, effect] })).toBe(false)
  })
})

describe('records from outside', () => {
  const quote = (exact: string, prefix = '', suffix = '') => ({
    ...aQuote('q1'),
    exact,
    prefix,
    suffix,
  })
  const isQuote = (input: unknown): boolean => quoteSchema.safeParse(input).success

  it('[M3] counts the limits of a quote in code points', () => {
    expect(isQuote(quote('🕊'.repeat(LIMITS.quote)))).toBe(true)
    expect(isQuote(quote('x'.repeat(LIMITS.quote + 1)))).toBe(false)
    expect(isQuote(quote('x', '🕊'.repeat(64), '🕊'.repeat(64)))).toBe(true)
    expect(isQuote(quote('x', 'x'.repeat(65)))).toBe(false)
    expect(isQuote(quote('x', '', 'x'.repeat(65)))).toBe(false)
  })

  it('[M3] keeps carriage returns and form feeds of a source, but nothing a database cannot', () => {
    expect(isQuote(quote('a\r\n\fb'))).toBe(true)
    expect(isQuote(quote('a\u0000'))).toBe(false)
    expect(isQuote(quote('a\uD83D'))).toBe(false)
    expect(isQuote(quote(''))).toBe(false)
    expect(isQuote({ ...quote('a'), start: 0.5 })).toBe(false)
    expect(isQuote({ ...quote('a'), start: -1 })).toBe(false)
  })

  it.each([
    ['javascript:alert(1)', false],
    ['ftp://example.org', false],
    ['https://example.org/a b', false],
    ['https://example.org/\u0000', false],
    ['https://example.org/\u001B', false],
    ['https://example.org/\uD83D', false],
    ['https://example.org/🕊', true],
    ['HTTP://example.org', true],
  ])('[M4] decides whether %j is a link', (url, isLink) => {
    const source = aSource('s1')
    const cited = { ...source, citation: { ...source.citation, url } }
    expect(sourceSchema.safeParse(cited).success).toBe(isLink)
  })

  it.each([{ sha256: 'ABC' }, { sha256: 'A'.repeat(64) }, { language: 'en_US' }, { language: '' }])(
    '[M4] refuses a source with %j',
    (wrong) => {
      expect(sourceSchema.safeParse({ ...aSource('s1'), ...wrong }).success).toBe(false)
    },
  )

  it('[M1] keeps placements of every valid id through a document', () => {
    const map = mapAfter([
      { kind: 'claim.create', claim: aClaim('constructor'), at: { x: 1, y: 2 } },
      { kind: 'claim.create', claim: aClaim('7'), at: { x: 3, y: 4 } },
    ])
    const json = JSON.stringify({
      ...EMPTY_DOCUMENT,
      placements: Object.fromEntries(map.placements),
    })
    const { placements } = documentSchema.parse(ofJson(json))
    expect(placements).toEqual({ constructor: { x: 1, y: 2 }, '7': { x: 3, y: 4 } })
  })
})

describe('operations of great size', () => {
  it('[O6] batches steps with very many effects', () => {
    const claims = LIMITS.claims
    const spots = Array.from({ length: claims }, (_, i) => ({ of: `c${i}`, at: { x: i, y: 0 } }))
    const created = Array.from({ length: claims }, (_, i) => ({
      kind: 'claim.create',
      claim: aClaim(`c${i}`),
    }))
    const full = apply(anEmptyMap(), { kind: 'batch', operations: created } as Operation)
    if (!full.ok) throw new Error(full.error.message)
    const effects = spots.map(({ of, at: after }) => ({
      entity: 'placement',
      id: of,
      before: null,
      after,
    }))
    const many = Array.from({ length: 10 }, () => effects).flat()
    const batch = { kind: 'batch', operations: [{ kind: 'restore', effects: many }] } as Operation
    const placed = apply(full.value.map, batch)
    expect(placed.ok && placed.value.map.placements.size).toBe(claims)
    expect(
      apply(full.value.map, { kind: 'claim.create', claim: aClaim('more'), at: null }),
    ).toMatchObject({
      ok: false,
      error: { rule: 'O13' },
    })
    const smuggled = { entity: 'claim', id: 'more', before: null, after: aClaim('more') } as const
    expect(apply(full.value.map, { kind: 'restore', effects: [smuggled] })).toMatchObject({
      ok: false,
      error: { rule: 'O13' },
    })
  })
})

const EMPTY_DOCUMENT = {
  format: 'counterpoint',
  version: 1,
  map: { id: 'm1', title: 'A map', question: '' },
  sources: [],
  quotes: [],
  claims: [],
  inferences: [],
  equivalences: [],
  tensions: [],
  positions: [],
}
