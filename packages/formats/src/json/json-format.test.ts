import { LIMITS, readDocument, writeDocument, type ArgumentMap } from '@counterpoint/core'
import { aClaim, aMapWithTexts, anEmptyMap, aQuote, aSource } from '@counterpoint/core/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Imported } from '../format.ts'
import { aHostileMap } from '../testing/hostile-map.ts'
import { readJson } from './read-json.ts'
import { writeJson } from './write-json.ts'

const small: ArgumentMap = {
  ...anEmptyMap(),
  claims: new Map([[aClaim('c1').id, aClaim('c1')]]),
}
const parts = (): Record<string, unknown> => JSON.parse(writeJson(small, new Map()))
const fileWith = (changes: object): string => JSON.stringify({ ...parts(), ...changes })

function imported(content: string, missingTexts?: 'allow'): Imported {
  const read = readJson(content, missingTexts ? { missingTexts } : {})
  if (!read.ok) throw new Error(read.error.map(({ message }) => message).join(' '))
  return read.value
}

describe('a JSON document', () => {
  it('[L1] comes back as an equal map with equal texts', () => {
    fc.assert(
      fc.property(aMapWithTexts(), ({ map, texts }) => {
        const read = readDocument(imported(writeJson(map, texts)).document)
        expect(read).toEqual({ ok: true, value: { map, texts } })
      }),
    )
  })

  it('[L1] keeps every text, however hostile', () => {
    fc.assert(
      fc.property(aHostileMap(), (map) => {
        const bare = {
          ...map,
          sources: new Map(),
          quotes: new Map(),
          audiences: new Map(),
          claims: withoutQuotes(map),
        }
        const read = readDocument(imported(writeJson(bare, new Map())).document)
        expect(read.ok && read.value.map).toEqual(bare)
      }),
    )
  })

  it('[L1] keeps the remainder of another file, one part a line', () => {
    const parts = [
      { of: 'c1', content: '#tag "x"\n' },
      { of: null, content: '🕊' },
    ]
    const map = { ...small, remainder: { format: 'argdown', parts } }
    const file = writeJson(map, new Map())
    expect(readDocument(imported(file).document)).toMatchObject({ ok: true, value: { map } })
    expect(file.split('\n').filter((line) => line.includes('"of"'))).toHaveLength(2)
  })

  it('[L2] has one record a line, sorted by id', () => {
    const map = {
      ...small,
      claims: new Map(['b', 'a', 'B'].map((id) => [aClaim(id).id, aClaim(id)])),
    }
    const lines = writeJson(map, new Map()).split('\n')
    expect(
      lines.filter((line) => line.includes('"text"')).map((line) => /"id":"(.)"/.exec(line)?.[1]),
    ).toEqual(['B', 'a', 'b'])
  })

  it.each([
    ['{', '', 'The file is not JSON'],
    ['[]', '', 'The document must be an object.'],
    [fileWith({ version: 2 }), 'version', 'version must be 1.'],
    [fileWith({ extra: 1 }), '', 'The document has no field "extra"; remove it.'],
    [fileWith({ claims: 3 }), 'claims', 'claims must be an array.'],
    [fileWith({ claims: [{}] }), 'claims[0].id', 'claims[0].id must be a string; it is missing.'],
    [
      fileWith({ claims: [{ ...aClaim('c1'), mood: 'sad' }] }),
      'claims[0]',
      'claims[0] has no field "mood"; remove it.',
    ],
    [
      fileWith({ claims: [{ ...aClaim('c1'), text: ' ' }] }),
      'claims[0].text',
      'claims[0].text: Must not be empty.',
    ],
    [
      fileWith({ claims: [{ ...aClaim('c1'), text: 'a'.repeat(2001) }] }),
      'claims[0].text',
      'claims[0].text: Must not be longer than 2000 characters.',
    ],
    [
      fileWith({ placements: { c1: { x: 1e308, y: 0 } } }),
      'placements.c1.x',
      'placements.c1.x must not be more than 1000000.',
    ],
    [
      fileWith({ placements: { c1: { x: null, y: 0 } } }),
      'placements.c1.x',
      'placements.c1.x must be a number.',
    ],
    [
      fileWith({ claims: [{ ...aClaim('c1'), quotes: ['q9'] }] }),
      'claims[0]',
      'There is no quote q9 in this map. (Rule I1.)',
    ],
    ['{"__proto__": {"x": 1}}', '__proto__', '__proto__ is no field of a document; remove it.'],
    [
      '{"claims": [{"a": {"__proto__": 1}}]}',
      'claims[0].a.__proto__',
      'claims[0].a.__proto__ is no field of a document; remove it.',
    ],
  ])('[L3] refuses %.60s and says where and why', (content, path, message) => {
    const read = readJson(content)
    expect(read.ok).toBe(false)
    const problem = read.ok ? undefined : read.error.find((each) => each.path === path)
    expect(problem?.message).toContain(message)
  })

  it('[L3] refuses a target that is neither claim nor inference with a sentence', () => {
    const inference = { id: 'i', polarity: 'for', premises: ['c1'], target: { position: 'p' } }
    const read = readJson(
      fileWith({ inferences: [{ ...inference, scheme: null, warrant: null, rationale: null }] }),
    )
    expect(read.ok ? [] : read.error.map(({ message }) => message)).toEqual([
      'inferences[0].target must be { "claim": id } or { "inference": id }.',
    ])
  })

  it('[L3] names fifty problems and counts the others', () => {
    const read = readJson(fileWith({ claims: Array.from({ length: 1000 }, () => 1) }))
    expect(read.ok ? [] : read.error).toHaveLength(51)
    expect(read.ok ? '' : read.error.at(-1)?.message).toBe('There are 950 more problems.')
  })

  it('[L3] counts the problems of a file of junk, and holds no more of them than it names', () => {
    const read = readJson(fileWith({ quotes: Array.from({ length: 10_000 }, () => ({})) }))
    expect(read.ok ? '' : read.error.at(-1)?.message).toBe('There are 69950 more problems.')
  })

  it('[L3] takes no more claims and inferences than a map may hold', () => {
    const claims = Array.from({ length: LIMITS.claims + 1 }, (_, n) => aClaim(`c${n}`))
    const read = readJson(fileWith({ claims }))
    expect(read.ok ? [] : read.error).toEqual([
      { path: 'claims', message: 'claims must not be more than 20000 entries.' },
    ])
  })

  it('[L3] refuses endless nesting', () => {
    const read = readJson(`{"claims":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)
    expect(read.ok).toBe(false)
  })

  it('[L4] names the source whose text a quote needs, and reads on where that is allowed', () => {
    const source = aSource('s1')
    const quote = aQuote('q1')
    const map = {
      ...small,
      sources: new Map([[source.id, source]]),
      quotes: new Map([[quote.id, quote]]),
    }
    const file = writeJson(map, new Map())
    const refused = readJson(file)
    expect(refused.ok ? [] : refused.error).toEqual([
      {
        path: 'sources[0]',
        message:
          'The text of source s1, “Source s1”, is not in the file, so its quotes cannot be checked; ' +
          'export the map with the texts of its sources.',
      },
    ])
    const { document, warnings } = imported(file, 'allow')
    expect(document.quotes).toEqual([quote])
    expect(warnings.map(({ where }) => where)).toEqual(['sources[0]'])
  })

  it('[L5] reads a document that says nothing of audiences', () => {
    const { audiences: _none, ...older } = writeDocument(anEmptyMap())
    const read = readJson(JSON.stringify(older))
    expect(read.ok && read.value.document.audiences).toEqual([])
  })

  it('[L5] reads a claim without otherWordings, and a file with a byte order mark', () => {
    const { otherWordings: _none, ...claim } = aClaim('c1')
    expect(imported(`\uFEFF${fileWith({ claims: [claim] })}`).document.claims).toEqual([
      aClaim('c1'),
    ])
  })
})

const withoutQuotes = (map: ArgumentMap): ArgumentMap['claims'] =>
  new Map([...map.claims].map(([id, claim]) => [id, { ...claim, quotes: [] }]))
