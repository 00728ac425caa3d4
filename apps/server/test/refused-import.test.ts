import { loadCorpus } from '@counterpoint/corpus'
import { exportMap, importMap, listMaps, listSources } from '@counterpoint/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seed } from '../src/commands/seed.ts'
import { PERSONAL_WORKSPACE } from '../src/parts.ts'
import { startServer, type Json, type ServerUnderTest } from './server-under-test.ts'

let server: ServerUnderTest
let curated: string
beforeAll(async () => {
  server = await startServer()
  await seed(server.storage, PERSONAL_WORKSPACE, loadCorpus)
  const { items } = await server.ask(listMaps)
  curated = (await server.send(exportMap, { params: { id: items[0].id } })).body
})
afterAll(() => server.close())

const refusedFile = (body: unknown, format = 'json') =>
  server.refused(importMap, {
    query: { format },
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  })
const holdings = async () => ({
  maps: (await server.ask(listMaps)).items.map(({ id, revision }: Json) => [id, revision]),
  sources: (await server.ask(listSources, { query: { limit: 200 } })).items.map(
    ({ id }: Json) => id,
  ),
})

describe('a refused import', () => {
  const change = (mend: (document: Json) => void): Json => {
    const document = JSON.parse(curated)
    mend(document)
    return document
  }

  it.each<[string, (document: Json) => void, number, string]>([
    [
      'a quote of other words',
      (d) => (d.quotes[3].exact = d.quotes[3].exact.replace(/\w/, 'Q')),
      422,
      'quote_mismatch',
    ],
    [
      'a quote with shifted offsets',
      (d) => {
        d.quotes[0].start++
        d.quotes[0].end++
      },
      422,
      'quote_mismatch',
    ],
    ['a text that was changed', (d) => (d.sources[1].text += '!'), 422, 'import_refused'],
    [
      'a text that nobody has',
      (d) => {
        delete d.sources[0].text
        d.sources[0].sha256 = '0'.repeat(64)
      },
      422,
      'import_refused',
    ],
    ['a dangling premise', (d) => (d.inferences[0].premises = ['nobody']), 422, 'import_refused'],
    [
      'a dangling target',
      (d) => (d.inferences[0].target = { inference: 'nobody' }),
      422,
      'import_refused',
    ],
    [
      'an inference that targets itself',
      (d) => (d.inferences[0].target = { inference: d.inferences[0].id }),
      422,
      'import_refused',
    ],
    ['an id twice', (d) => (d.claims[1].id = d.claims[0].id), 422, 'import_refused'],
    ['an unknown field', (d) => (d.claims[0].colour = 'red'), 422, 'import_refused'],
    ['an unknown version', (d) => (d.version = 2), 422, 'import_refused'],
    ['a lone surrogate', (d) => (d.claims[0].text = 'half \uD83D'), 422, 'import_refused'],
    ['a control character', (d) => (d.claims[0].text = 'bell \u0007'), 422, 'import_refused'],
    [
      'a coordinate out of this world',
      (d) => (d.placements = { [d.claims[0].id]: { x: 1e308, y: 0 } }),
      422,
      'import_refused',
    ],
    [
      'a placement of nothing',
      (d) => (d.placements = { nobody: { x: 0, y: 0 } }),
      422,
      'import_refused',
    ],
  ])('for %s changes nothing', async (_, mend, status, code) => {
    const before = await holdings()
    expect(await refusedFile(change(mend))).toMatchObject({ status, code })
    expect(await holdings()).toEqual(before)
  })

  it.each([
    ['no JSON', '{"format": ', 422, 'import_refused'],
    ['a list', '[]', 422, 'import_refused'],
    ['null', 'null', 422, 'import_refused'],
    ['nothing', '', 400, 'malformed_body'],
    ['a prototype', '{"__proto__": {"polluted": true}}', 422, 'import_refused'],
    [
      'nesting without end',
      `{"claims":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      422,
      'import_refused',
    ],
    ['a million empty records', `{"claims":[${'{},'.repeat(1_000_001)}{}]}`, 400, 'malformed_body'],
    [
      'as many in lists of lists',
      `{"claims":[${`[${'[],'.repeat(999)}[]],`.repeat(1_001)}[]]}`,
      400,
      'malformed_body',
    ],
    ['a long list of junk', `{"quotes":[${'0,'.repeat(70_000)}0]}`, 422, 'import_refused'],
  ])('for %s is a problem', async (_, body, status, code) => {
    expect(await refusedFile(body)).toMatchObject({ status, code })
    expect(({} as Json).polluted).toBeUndefined()
  })

  it('for bytes that are no UTF-8, a form, or an unknown format is a problem', async () => {
    const send = (headers: Record<string, string>, body: Buffer, format = 'auto') =>
      server.refused(importMap, { headers, body, query: { format } })
    const bytes = Buffer.from([0x7b, 0xff, 0x7d])
    expect(await send({ 'content-type': 'application/json' }, bytes)).toMatchObject({
      code: 'malformed_body',
    })
    expect(
      await send({ 'content-type': 'multipart/form-data; boundary=x' }, Buffer.from('--x--')),
    ).toMatchObject({ code: 'unsupported_media_type' })
    expect(await send({}, Buffer.from('{}'), 'dot')).toMatchObject({
      status: 400,
      code: 'unknown_format',
    })
    expect(await send({}, Buffer.from('%PDF-1.7'))).toMatchObject({
      status: 422,
      code: 'import_refused',
    })
  })
})
