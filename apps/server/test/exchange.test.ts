import { createHash } from 'node:crypto'
import { loadCorpus } from '@counterpoint/corpus'
import {
  documentSchema,
  sliceCodePoints,
  writeDocument,
  type MapDocument,
} from '@counterpoint/core'
import { aMapWithTexts } from '@counterpoint/core/testing'
import {
  createMap,
  createSource,
  deleteMap,
  exportMap,
  getMap,
  importMap,
  listLosses,
  readLog,
  submitOperations,
} from '@counterpoint/protocol'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seed } from '../src/commands/seed.ts'
import { PERSONAL_WORKSPACE } from '../src/parts.ts'
import { startServer, type Json, type ServerUnderTest } from './server-under-test.ts'

let server: ServerUnderTest
const corpus = await loadCorpus()
const CURATED = corpus.map.id

beforeAll(async () => {
  server = await startServer()
  await seed(server.storage, PERSONAL_WORKSPACE, loadCorpus)
})
afterAll(() => server.close())

const exported = async (id: string, format = 'json', query = {}): Promise<string> =>
  (await server.send(exportMap, { params: { id }, query: { format, ...query } })).body
const exportedDocument = async (id: string, query = {}): Promise<MapDocument> =>
  JSON.parse(await exported(id, 'json', query)) as MapDocument
const importFile = (body: unknown, format = 'json'): Promise<Json> =>
  server.ask(importMap, {
    query: { format },
    headers: { 'content-type': 'application/octet-stream' },
    body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  })
describe('an export', () => {
  it('[Q1] has each quote as its essay has it at its offsets', async () => {
    const { quotes, sources } = await exportedDocument(CURATED)
    expect(quotes.length).toBeGreaterThanOrEqual(12)
    for (const { id, source, start, end, exact } of quotes) {
      const text = sources.find((each) => each.id === source)?.text ?? ''
      expect(text, source).toBe(corpus.texts.get(source))
      expect(sliceCodePoints(text, start, end), id).toBe(exact)
    }
  })

  it('leaves texts out on request, and their checksums in', async () => {
    const { sources } = await exportedDocument(CURATED, { texts: 'omit' })
    expect(sources).toHaveLength(4)
    for (const source of sources) {
      expect(source.text).toBeUndefined()
      expect(source.sha256).toBe(corpus.map.sources.get(source.id)?.sha256)
    }
  })

  it('in Argdown is read by the official parser and holds every claim and inference', async () => {
    const { argdown } = (await import('@argdown/core/dist/argdown.js')) as Json
    const parsed = argdown.run({
      input: await exported(CURATED, 'argdown'),
      process: ['parse-input', 'build-model', 'export-json'],
      logLevel: 'silent',
    })
    expect([
      ...(parsed.parserErrors ?? []),
      ...(parsed.lexerErrors ?? []),
      ...(parsed.exceptions ?? []),
    ]).toEqual([])
    const model = JSON.parse(parsed.json)
    const idsOf = (records: Json) => Object.values(records).map((record: Json) => record.data?.id)
    expect(idsOf(model.statements)).toEqual(expect.arrayContaining([...corpus.map.claims.keys()]))
    expect(idsOf(model.arguments)).toEqual(
      expect.arrayContaining([...corpus.map.inferences.keys()]),
    )
  })

  it.each([
    ['json', 'application/json; charset=utf-8'],
    ['argdown', 'text/vnd.argdown; charset=utf-8'],
    ['svg', 'image/svg+xml; charset=utf-8'],
  ])('[X2] in %s is a download that runs nothing', async (format, mediaType) => {
    const { headers, statusCode } = await server.send(exportMap, {
      params: { id: CURATED },
      query: { format },
    })
    expect(statusCode).toBe(200)
    expect(headers['content-type']).toBe(mediaType)
    expect(headers['content-disposition']).toMatch(
      new RegExp(`^attachment; filename="[^"]+\\.${format}"; filename\\*=UTF-8''\\S+\\.${format}$`),
    )
    expect(headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox/)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['cache-control']).toBe('no-store')
  })

  it.each([
    'a"; filename=evil.html',
    'line\nSet-Cookie: a=b',
    '../../etc/passwd',
    '\u202Egnp.exe',
    'C:\\x|y<z>?*',
    '日本語の題',
    '...',
    "’'()*!%41",
  ])('[X6] of a map called %j has a harmless file name', async (title) => {
    const { map } = await server.ask(createMap, { body: { title } })
    const { headers } = await server.send(exportMap, { params: { id: map.id } })
    const [, ascii = '', utf8 = ''] =
      /^attachment; filename="([^"]*)"; filename\*=UTF-8''([A-Za-z0-9._~%-]*)$/.exec(
        String(headers['content-disposition']),
      ) ?? []
    expect(ascii).toMatch(/^[A-Za-z0-9_][A-Za-z0-9 ._-]*\.json$/)
    expect(decodeURIComponent(utf8)).toMatch(/^[^/\\:*?"<>|\p{C}]+\.json$/u)
    expect(decodeURIComponent(utf8)).not.toMatch(/^\.|\.\./)
    await server.ask(deleteMap, { params: { id: map.id } })
  })

  it('says what a format loses, and nothing where nothing is lost', async () => {
    const losses = (format: string) =>
      server.ask(listLosses, { params: { id: CURATED }, query: { format } })
    expect((await losses('json')).items).toEqual([])
    expect((await losses('svg')).items.length).toBeGreaterThan(0)
  })

  it.each(['exe', 'toString', 'constructor'])('refuses the format %s', async (format) => {
    for (const route of [exportMap, listLosses]) {
      const problem = await server.refused(route, { params: { id: CURATED }, query: { format } })
      expect(problem).toMatchObject({ status: 400 })
    }
  })
})

describe('an import', () => {
  it('of an export is the same map, in a new place while the first is there', async () => {
    const original = await exportedDocument(CURATED)
    const { id, warnings } = await importFile(original, 'auto')
    expect(id).not.toBe(CURATED)
    expect(warnings).toMatchObject([{ where: 'map' }])
    expect(await exportedDocument(id)).toEqual({ ...original, map: { ...original.map, id } })
    await server.ask(deleteMap, { params: { id } })
  })

  it('keeps the map’s id when it is free, finds texts in the library, and leaves a log that gives the rows', async () => {
    const original = await exportedDocument(CURATED, { texts: 'omit' })
    await server.ask(deleteMap, { params: { id: CURATED } })
    expect(await importFile(original)).toMatchObject({ id: CURATED, warnings: [] })
    expect(await exportedDocument(CURATED, { texts: 'omit' })).toEqual(original)
    const rebuilt = await server.storage.rebuildMap(PERSONAL_WORKSPACE, CURATED)
    expect(rebuilt && writeDocument(rebuilt.map)).toEqual(original)
    const { items } = await server.ask(readLog, { params: { id: CURATED } })
    expect(items[0]).toMatchObject({ origin: 'import', subject: { kind: 'user' } })
  })

  it.each(['argdown', 'web-annotation'])(
    'of %s gives the map that was exported, texts from the library or the file',
    async (format) => {
      const original = await exportedDocument(CURATED)
      const { id, warnings } = await importFile(await exported(CURATED, format), 'auto')
      expect(warnings).toMatchObject([{ where: 'map', kind: 'changed' }])
      expect(await exportedDocument(id)).toEqual({ ...original, map: { ...original.map, id } })
      await server.ask(deleteMap, { params: { id } })
    },
  )

  it('of annotations by address finds the passages in the library, and counts as it does', async () => {
    const text = 'A 🕊️ came back with a branch.'
    const url = 'https://example.org/the-dove'
    await server.ask(createSource, { body: { title: 'The dove', text, citation: { url } } })
    const start = text.indexOf('branch')
    const position = { type: 'TextPositionSelector', start, end: start + 6 }
    const quote = { type: 'TextQuoteSelector', exact: 'branch' }
    const row = { uri: `${url}#p1`, text: 'It is over.', target: [{ selector: [position, quote] }] }
    const reply = await importFile({ total: 1, rows: [row] }, 'auto')
    expect(reply).toMatchObject({ warnings: [], understood: { claims: 1, quotes: 1, sources: 1 } })
    const { quotes } = await exportedDocument(reply['id'] as string)
    expect(quotes).toMatchObject([{ start: start - 1, end: start + 5, exact: 'branch' }])
  })

  it('gives back to the format of its file what the map does not hold', async () => {
    const file = '===\nauthor: Ann\n===\n\n[A]: a #ethics {weight: 3}\n  + b\n'
    const { id, warnings } = await importFile(file, 'auto')
    expect(warnings).toEqual([])
    const argdown = await exported(id as string, 'argdown')
    expect(argdown).toContain('"author": "Ann"')
    expect(argdown).toContain('[A]: a #ethics {"weight": 3, ')
    const again = await importFile(await exported(id as string), 'json')
    expect(await exported(again['id'] as string, 'argdown')).toContain('#ethics')
    const { map } = await server.ask(getMap, { params: { id: id as string } })
    expect(map).not.toHaveProperty('remainder')
  })

  it('of any map gives that map', async () => {
    let runs = 0
    await fc.assert(
      fc.asyncProperty(aMapWithTexts({ size: 12 }), async ({ map, texts }) => {
        const document = inItsOwnWords(writeDocument(map, texts), `run${runs++}`)
        expect(await importFile(document)).toMatchObject({ id: document.map.id, warnings: [] })
        expect(await exportedDocument(document.map.id)).toEqual(document)
      }),
      { numRuns: 20 },
    )
    expect(runs).toBeGreaterThanOrEqual(20)
  })

  it('renames a source whose id the library has given to another text, and its quotes follow', async () => {
    await server.ask(createSource, { body: { id: 'clash', title: 'Theirs', text: 'Theirs.' } })
    const document = small({ source: 'clash', text: 'Ours says this.' })
    const { id, warnings } = await importFile(document)
    expect(warnings).toMatchObject([{ where: 'sources[0]' }])
    const { sources, quotes } = await exportedDocument(id)
    expect(sources[0]).toMatchObject({ title: 'Small source', text: 'Ours says this.' })
    expect(sources[0]?.id).not.toBe('clash')
    expect(quotes[0]?.source).toBe(sources[0]?.id)
  })

  it('shares a text that the library holds under another id', async () => {
    const held = await server.ask(createSource, {
      body: { id: 'held', title: 'Held', text: 'Held text here.' },
    })
    const { id, warnings } = await importFile(
      small({ source: 'named-otherwise', text: held.text, quote: 'q-held' }),
    )
    expect(warnings).toMatchObject([{ where: 'sources[0]' }])
    expect((await exportedDocument(id)).sources).toMatchObject([{ id: 'held', title: 'Held' }])
  })

  it('renames a quote whose id the library has given to other words', async () => {
    await importFile(small({ source: 'first', text: 'First words.', quote: 'q-clash' }))
    const { id, warnings } = await importFile(
      small({ source: 'second', text: 'Second words.', quote: 'q-clash' }),
    )
    expect(warnings).toMatchObject([{ where: 'quotes[0]' }])
    const { quotes, claims } = await exportedDocument(id)
    expect(quotes).toMatchObject([{ exact: 'Second words.' }])
    expect(claims[0]?.quotes).toEqual([quotes[0]?.id])
  })

  it('renames sources and quotes in the audiences that switch them off, too', async () => {
    await importFile(small({ source: 's-aud', text: 'Words of theirs.', quote: 'q-aud' }))
    const document = small({ source: 's-aud', text: 'Words of ours.', quote: 'q-aud' })
    const switches = {
      ...{ claims: [], inferences: [], positions: [], given: [] },
      ...{ sources: ['s-aud'], quotes: ['q-aud'] },
    }
    const { id } = await importFile({
      ...document,
      audiences: [{ id: 'a', title: 'Doubters', switches }],
    })
    const { sources, quotes, audiences } = await exportedDocument(id)
    expect([sources[0]?.id, quotes[0]?.id]).not.toContain('s-aud')
    expect(quotes[0]?.id).not.toBe('q-aud')
    expect(audiences[0]?.switches).toMatchObject({
      sources: [sources[0]?.id],
      quotes: [quotes[0]?.id],
    })
  })
})

it('[S2] texts full of SQL come back as they were', async () => {
  const text = `'; DROP TABLE claim; --\\ " $1 %s \${x} /* */ OR 1=1; \\x00 {"token":{"not":""}}`
  const { map } = await server.ask(createMap, { body: { title: text, question: text } })
  const operations = [
    { kind: 'claim.create', claim: { id: 'a', text, note: text, attributedTo: text } },
    { kind: 'claim.create', claim: { id: 'b', text: 'B.' } },
    {
      kind: 'inference.create',
      inference: {
        id: 'i',
        polarity: 'for',
        premises: ['a'],
        target: { claim: 'b' },
        warrant: text,
        rationale: text,
        scheme: text,
      },
    },
    { kind: 'tension.create', tension: { id: 't', claims: ['a', 'b'], rationale: text } },
    { kind: 'position.create', position: { id: 'p', title: text, statement: text } },
  ]
  await server.ask(submitOperations, {
    params: { id: map.id },
    headers: { 'idempotency-key': "';DROP--" },
    body: { operations },
  })
  const document = await server.ask(getMap, { params: { id: map.id } })
  expect(document).toMatchObject({
    map: { title: text, question: text },
    claims: [{ text, note: text, attributedTo: text }, {}],
    inferences: [{ warrant: text, rationale: text, scheme: text }],
    tensions: [{ rationale: text }],
    positions: [{ title: text, statement: text }],
  })
  expect(await exportedDocument(map.id)).toMatchObject({ map: { title: text } })
})

/** `document` with map, source and quote ids and texts that no other run has brought to the library. */
function inItsOwnWords(document: MapDocument, run: string): MapDocument {
  const ownId = (id: string): string => `${run}-${id}`
  const mended = {
    ...document,
    map: { ...document.map, id: run },
    sources: document.sources.map((source) => {
      const text = `${source.text} ${run}`
      return { ...source, id: ownId(source.id), text, sha256: sha256Of(text) }
    }),
    quotes: document.quotes.map((quote) => ({
      ...quote,
      id: ownId(quote.id),
      source: ownId(quote.source),
    })),
    claims: document.claims.map((claim) => ({ ...claim, quotes: claim.quotes.map(ownId) })),
    audiences: document.audiences.map(({ switches, ...audience }) => ({
      ...audience,
      switches: {
        ...switches,
        quotes: switches.quotes.map(ownId),
        sources: switches.sources.map(ownId),
      },
    })),
  }
  return documentSchema.parse(mended)
}

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex')

/** A document of one source, one quote of all of it, and one claim. */
function small({
  source,
  text,
  quote = `q-${source}`,
}: {
  source: string
  text: string
  quote?: string
}): Json {
  const citation = { author: null, publication: null, date: null, url: null }
  return {
    format: 'counterpoint',
    version: 1,
    map: { id: `map-${source}`, title: 'Small', question: '' },
    sources: [
      { id: source, title: 'Small source', citation, language: 'en', sha256: sha256Of(text), text },
    ],
    quotes: [
      { id: quote, source, start: 0, end: text.length, exact: text, prefix: '', suffix: '' },
    ],
    claims: [
      {
        id: 'c',
        text: 'A claim.',
        quotes: [quote],
        implicit: false,
        attributedTo: null,
        given: false,
        note: null,
        otherWordings: [],
      },
    ],
    inferences: [],
    equivalences: [],
    tensions: [],
    positions: [],
    placements: {},
  }
}
