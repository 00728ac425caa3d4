import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { mapOf, readDocument, type ArgumentMap } from '@counterpoint/core'
import { aClaim, aMapWithTexts, anEmptyMap, aSource, sha256Of } from '@counterpoint/core/testing'
import fc from 'fast-check'
import jsonld from 'jsonld'
import { describe, expect, it } from 'vitest'
import type { Imported, LibrarySource, ReadOptions } from '../format.ts'
import { withoutLosses } from '../loss/loss.ts'
import { aHostileMap, hostileText } from '../testing/hostile-map.ts'
import { readWebAnnotation } from './read-web-annotation.ts'
import { ANNOTATION_CONTEXT, LIFE_CYCLE } from './vocabulary.ts'
import { webAnnotationFormat } from './web-annotation-format.ts'
import { writeWebAnnotation } from './write-web-annotation.ts'

const NO_TEXTS = new Map()
/** The W3C's own context, as it was published with the Recommendation. */
const context = JSON.parse(
  readFileSync(join(import.meta.dirname, '../testing/anno.jsonld'), 'utf8'),
) as object

/** The file as a JSON-LD processor reads it that may fetch nothing but the context. */
const expanded = (file: string): Promise<readonly Record<string, unknown>[]> =>
  jsonld.expand(JSON.parse(file) as object, {
    safe: true,
    documentLoader: async (url: string) => {
      if (url !== ANNOTATION_CONTEXT) throw new Error(`${url} is not to be fetched.`)
      return { documentUrl: url, document: context }
    },
  })

const OA = 'http://www.w3.org/ns/oa#'
const AS = 'http://www.w3.org/ns/activitystreams#'

interface Node {
  readonly [field: string]: readonly Node[]
}

async function annotationsOf(file: string): Promise<readonly Node[]> {
  const [collection] = (await expanded(file)) as unknown as readonly Node[]
  const page = collection?.[`${AS}first`]?.[0]
  return page?.[`${AS}items`]?.[0]?.['@list'] ?? []
}

function imported(file: unknown, options: ReadOptions = { missingTexts: 'allow' }): Imported {
  const read = readWebAnnotation(typeof file === 'string' ? file : JSON.stringify(file), options)
  if (!read.ok) throw new Error(read.error.map(({ message }) => message).join(' '))
  return read.value
}
const messages = ({ warnings }: Imported): string[] =>
  warnings.map(({ where, message, kind }) => `${kind} ${where}: ${message}`)

const TEXT = 'The 🕊️ dove came back. The olive branch was green.'
const source: LibrarySource = {
  ...aSource('s1', {}, TEXT),
  citation: { author: null, publication: null, date: null, url: 'https://example.org/dove/' },
  text: TEXT,
}
const library = [source]

describe('a collection of Web Annotations that was written', () => {
  it('[L160] is expanded by a JSON-LD processor, and everything in it has a meaning', async () => {
    let seen = 0
    await fc.assert(
      fc.asyncProperty(aHostileMap(), async (map) => {
        const annotations = await annotationsOf(writeWebAnnotation(map, NO_TEXTS))
        seen += annotations.length
        for (const annotation of annotations) {
          expect(annotation['@type']).toContain(`${OA}Annotation`)
          expect(annotation[`${OA}hasTarget`]?.length).toBeGreaterThan(0)
          expect(annotation[`${OA}motivatedBy`]).toHaveLength(1)
        }
      }),
      { numRuns: 30 },
    )
    expect(seen).toBeGreaterThan(100)
  })

  it('[L161] has a position and a quote selector for each quote, in code points', async () => {
    let seen = 0
    await fc.assert(
      fc.asyncProperty(aMapWithTexts(), async ({ map, texts }) => {
        const file = writeWebAnnotation(map, texts)
        const targets = (await annotationsOf(file)).flatMap((each) => each[`${OA}hasTarget`] ?? [])
        for (const { id, start, end, exact } of map.quotes.values()) {
          const target = targets.find(
            (each) => (each['@id'] as unknown) === `urn:counterpoint:quote:${id}`,
          )
          const selectors = target?.[`${OA}hasSelector`] ?? []
          expect(selectors).toMatchObject([
            { [`${OA}start`]: [{ '@value': start }], [`${OA}end`]: [{ '@value': end }] },
            { [`${OA}exact`]: [{ '@value': exact }] },
          ])
          seen++
        }
      }),
      { numRuns: 20 },
    )
    expect(seen).toBeGreaterThan(10)
  })

  it('[L162] comes back with its texts, as the map that it was', () => {
    fc.assert(
      fc.property(aMapWithTexts(), ({ map, texts }) => {
        const { document, warnings } = imported(writeWebAnnotation(map, texts), {})
        expect(warnings).toEqual([])
        const kept = withoutLosses(map, webAnnotationFormat.loses)
        expect(readDocument(document)).toEqual({ ok: true, value: { map: kept, texts } })
      }),
      { numRuns: 60 },
    )
  })
})

describe('an annotation of others', () => {
  it('[L163] is a claim, its passages quotes, where the library has the text', () => {
    const file = {
      '@context': ANNOTATION_CONTEXT,
      id: 'https://example.org/anno/1',
      type: 'Annotation',
      motivation: 'commenting',
      creator: { id: 'acct:ann@example.org', type: 'Person', name: 'Ann' },
      created: '2026-11-22T02:12:18Z',
      body: [
        { type: 'TextualBody', value: 'It is over.', purpose: 'commenting' },
        { type: 'TextualBody', value: 'Surely.' },
        { type: 'TextualBody', value: 'peace', purpose: 'tagging' },
      ],
      target: {
        source: 'https://example.org/dove#top',
        selector: [
          { type: 'TextQuoteSelector', exact: 'dove', prefix: '🕊️ ', suffix: ' came' },
          { type: 'TextPositionSelector', start: 7, end: 11 },
        ],
      },
    }
    const read = imported(file, { library })
    expect(read.warnings).toEqual([])
    const map = mapOf(read.document)
    expect([...map.claims.values()]).toMatchObject([{ text: 'It is over.', note: 'Surely.' }])
    expect([...map.quotes.values()]).toMatchObject([{ start: 7, end: 11, exact: 'dove' }])
    expect(readDocument(read.document).ok).toBe(true)
  })

  it.each([
    ['one alone', (annotation: object) => annotation],
    ['a list', (annotation: object) => [annotation]],
    ['a page', (annotation: object) => ({ type: 'AnnotationPage', items: [annotation] })],
    [
      'a collection',
      (annotation: object) => ({ type: 'AnnotationCollection', first: { items: [annotation] } }),
    ],
  ])('[L163] is read as %s', (_, wrapped) => {
    const annotation = { '@type': 'oa:Annotation', bodyValue: 'So it is.', target: 'urn:x' }
    expect(imported(wrapped(annotation)).document.claims).toMatchObject([{ text: 'So it is.' }])
  })

  it('[L164] of Hypothesis has its offsets counted anew, since they are UTF-16', () => {
    const start = TEXT.indexOf('The olive')
    const row = {
      id: 'h1',
      uri: 'https://example.org/dove',
      text: 'Green means life.',
      tags: ['hope'],
      user: 'acct:bob@hypothes.is',
      updated: '2026-01-02T03:04:05Z',
      target: [
        {
          source: 'https://example.org/dove',
          selector: [
            { type: 'RangeSelector', startContainer: '/p[1]' },
            { type: 'TextPositionSelector', start, end: start + 3 },
          ],
        },
      ],
    }
    const { document } = imported({ total: 1, rows: [row] }, { library })
    expect(document.quotes).toMatchObject([
      { exact: 'The', start: [...TEXT.slice(0, start)].length },
    ])
    expect(document.quotes[0]?.start).toBe(start - 1)
    const kept = JSON.parse(document.remainder?.parts[0]?.content ?? '') as object
    expect(kept).toEqual({
      tags: ['hope'],
      canonical: 'h1',
      modified: '2026-01-02T03:04:05Z',
      creator: 'acct:bob@hypothes.is',
    })
  })

  it('[L165] keeps a passage in the note where no text is at hand, or the text says otherwise', () => {
    const annotation = (exact: string, address: string): object => ({
      type: 'Annotation',
      body: { type: 'TextualBody', value: 'So.' },
      target: { source: address, selector: { type: 'TextQuoteSelector', exact } },
    })
    const read = imported(
      [
        annotation('dove', 'https://example.org/nowhere'),
        annotation('a completely different passage', 'https://example.org/dove'),
        annotation('The  olive\nbranch', 'https://example.org/dove'),
      ],
      { library },
    )
    expect(messages(read)).toEqual([
      'changed [0]: The text of https://example.org/nowhere is not at hand, so the passage is no quote and stands in the note; add the text to the library under this address and import the file again.',
      'skipped [1]: The text of https://example.org/dove does not say “a completely different passage”; it is no quote.',
      'changed [2]: The source writes the passage with other spaces or signs; its own words are kept.',
    ])
    expect(read.document.claims.map(({ note }) => note)).toEqual([
      '“dove” – https://example.org/nowhere',
      '“a completely different passage” – https://example.org/dove',
      null,
    ])
    expect(read.document.quotes.map(({ exact }) => exact)).toEqual(['The olive branch'])
  })

  it('[L166] is left out and named where it says nothing, or links without saying how', () => {
    const read = imported([
      7,
      { type: 'Person' },
      { type: 'Annotation', motivation: 'bookmarking', target: 'https://example.org' },
      { type: 'Annotation', motivation: 'linking', body: 'urn:a', target: 'urn:b' },
      { type: 'Annotation', motivation: 'replying', bodyValue: 'No.', target: 'urn:a' },
      { id: 'urn:counterpoint:inference:i', type: ['Annotation', 'cp:Inference'], target: 'urn:b' },
    ])
    expect(read.warnings.map(({ where }) => where)).toEqual([
      '[0]',
      '[1]',
      '[2]',
      '[4]',
      '[5]',
      '[3]',
    ])
    expect(read.document.claims).toMatchObject([{ text: 'No.' }])
  })

  it.each([
    ['{', 'The file is not JSON'],
    ['7', 'The file has no annotations'],
    ['{"nodes":[]}', 'The file has no annotations'],
  ])('[L166] is refused as %s with a sentence', (content, sentence) => {
    const read = readWebAnnotation(content)
    expect(read.ok ? '' : read.error[0]?.message).toContain(sentence)
  })

  it('[L167] comes back with its tags, its name, its author and dates', async () => {
    const annotation = {
      id: 'https://example.org/anno/1',
      type: 'Annotation',
      created: '2026-11-22T02:12:18Z',
      creator: 'acct:ann@example.org',
      body: [
        { type: 'TextualBody', value: 'So.' },
        { type: 'TextualBody', value: 'peace', purpose: 'tagging' },
      ],
      target: 'https://example.org/',
    }
    const linking = { type: 'Annotation', motivation: 'linking', body: 'urn:a', target: 'urn:b' }
    const map = mapOf(imported([annotation, linking]).document)
    const file = writeWebAnnotation(map, NO_TEXTS)
    expect(file).toContain('"canonical":"https://example.org/anno/1"')
    expect(file).toContain('"purpose":"tagging"')
    expect(await annotationsOf(file)).toHaveLength(2)
    const again = mapOf(imported(file).document)
    expect(again).toEqual(map)
    expect(writeWebAnnotation(again, NO_TEXTS)).toBe(file)
  })

  it('[L167] is kept so that every processor still reads the file', async () => {
    const claim = aClaim('c1')
    const map: ArgumentMap = { ...anEmptyMap(), claims: new Map([[claim.id, claim]]) }
    const fields = fc.dictionary(
      fc.constantFrom(...LIFE_CYCLE, 'tags', '@type', 'body'),
      hostileText,
    )
    await fc.assert(
      fc.asyncProperty(fields, fc.array(fc.json(), { maxLength: 3 }), async (kept, others) => {
        const parts = [
          { of: 'c1', content: JSON.stringify({ ...kept, tags: ['a', 7] }) },
          ...others.map((content) => ({ of: null, content })),
        ]
        const file = writeWebAnnotation(
          { ...map, remainder: { format: 'web-annotation', parts } },
          NO_TEXTS,
        )
        expect(await annotationsOf(file)).toHaveLength(1)
      }),
      { numRuns: 60 },
    )
  })

  it('[L168] says nothing of an address that begins alike, and nothing twice', () => {
    const other = { ...source, id: 's2', sha256: sha256Of('x'), text: 'x' } as LibrarySource
    const elsewhere = { ...other, citation: { ...other.citation, url: 'https://example.org/d' } }
    const target = {
      source: 'https://example.org/dove',
      selector: { type: 'TextQuoteSelector', exact: 'dove' },
    }
    const annotations = ['One.', 'Two.'].map((bodyValue) => ({
      type: 'Annotation',
      bodyValue,
      target,
    }))
    const { document } = imported(annotations, { library: [elsewhere, source] })
    expect(document.sources.map(({ id }) => id)).toEqual(['s1'])
  })
})
