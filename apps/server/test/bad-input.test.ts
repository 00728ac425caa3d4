import {
  createMap,
  createQuote,
  createSource,
  deleteMap,
  exportMap,
  getMap,
  getSource,
  importMap,
  listLosses,
  listMaps,
  listQuotes,
  listSources,
  livez,
  readLog,
  ROUTES,
  search,
  submitOperations,
  uploadSource,
  type Route,
} from '@counterpoint/protocol'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { problemIn, startServer, type Json, type Request, type ServerUnderTest } from './server-under-test.ts'

let server: ServerUnderTest
let before: Json

/** Everything there is. */
const everything = async () => ({
  maps: await server.ask(listMaps),
  map: await server.ask(getMap, { params: { id: 'm' } }),
  log: await server.ask(readLog, { params: { id: 'm' } }),
  sources: await server.ask(listSources),
  quotes: await server.ask(listQuotes, { params: { id: 's' } }),
})

beforeAll(async () => {
  server = await startServer()
  await server.ask(createSource, { body: { id: 's', title: 'A source', text: 'Some words in a row.' } })
  await server.ask(createQuote, { params: { id: 's' }, body: { id: 'q', start: 0, end: 4, exact: 'Some' } })
  await server.ask(createMap, { body: { id: 'm', title: 'A map' } })
  await server.ask(submitOperations, {
    params: { id: 'm' },
    body: { operations: [claim({ id: 'a', quotes: ['q'] }), claim({ id: 'b' }), inference({ id: 'i' })] },
  })
})
afterAll(() => server.close())
beforeEach(async () => {
  before = await everything()
})
afterEach(async () => {
  expect(await everything()).toEqual(before)
  await server.ask(livez)
})

const claim = (fields: object) => ({ kind: 'claim.create', claim: { id: 'new', text: 'A new claim.', ...fields } })
const inference = (fields: object) => ({
  kind: 'inference.create',
  inference: { id: 'new', polarity: 'for', premises: ['a'], target: { claim: 'b' }, ...fields },
})
const at = (x: unknown, y: unknown) => ({ kind: 'placement.set', placements: [{ of: 'a', at: { x, y } }] })
const half = 'half a pair: \uD83D'
const bell = 'a bell: \u0007'

describe('operations', () => {
  it.each<[string, unknown, number, string, string?]>([
    ['an empty text', claim({ text: '' }), 400, 'invalid_input', 'operations.0.claim.text'],
    ['a text of spaces', claim({ text: ' \u00A0\n' }), 400, 'invalid_input', 'operations.0.claim.text'],
    ['a text without end', claim({ text: 'x'.repeat(2_001) }), 400, 'invalid_input', 'operations.0.claim.text'],
    ['half a surrogate pair', claim({ text: half }), 400, 'invalid_input', 'operations.0.claim.text'],
    ['a control character', claim({ text: bell }), 400, 'invalid_input', 'operations.0.claim.text'],
    ['a zero character', claim({ note: 'a\u0000b' }), 400, 'invalid_input', 'operations.0.claim.note'],
    ['a number for a text', claim({ text: 5 }), 400, 'invalid_input', 'operations.0.claim.text'],
    ['no text', claim({ text: undefined }), 400, 'invalid_input', 'operations.0.claim.text'],
    ['an unknown field', claim({ color: 'red' }), 400, 'invalid_input', 'operations.0.claim'],
    ['an id with a slash', claim({ id: '../x' }), 400, 'invalid_input', 'operations.0.claim.id'],
    ['the id __proto__', claim({ id: '__proto__' }), 400, 'invalid_input', 'operations.0.claim.id'],
    ['a taken id', claim({ id: 'a' }), 422, 'rule_violated'],
    ['an unknown quote', claim({ quotes: ['nobody'] }), 422, 'rule_violated'],
    ['an unknown kind', { kind: 'claim.explode', claim: 'a' }, 400, 'invalid_input', 'operations.0.kind'],
    ['no kind', {}, 400, 'invalid_input', 'operations.0.kind'],
    ['null', null, 400, 'invalid_input', 'operations.0'],
    ['a dangling premise', inference({ premises: ['nobody'] }), 422, 'rule_violated'],
    ['a dangling target', inference({ target: { claim: 'nobody' } }), 422, 'rule_violated'],
    ['a dangling target inference', inference({ target: { inference: 'nobody' } }), 422, 'rule_violated'],
    ['no premise', inference({ premises: [] }), 400, 'invalid_input', 'operations.0.inference.premises'],
    ['a premise twice', inference({ premises: ['a', 'a'] }), 422, 'rule_violated'],
    ['itself for a target', inference({ target: { inference: 'new' } }), 422, 'rule_violated'],
    ['two targets', inference({ target: { claim: 'b', inference: 'i' } }), 400, 'invalid_input', 'operations.0.inference.target'],
    ['a third polarity', inference({ polarity: 'beside' }), 400, 'invalid_input', 'operations.0.inference.polarity'],
    ['the coordinate 1e308', at(1e308, 0), 400, 'invalid_input', 'operations.0.placements.0.at.x'],
    ['the coordinate null', at(null, 0), 400, 'invalid_input', 'operations.0.placements.0.at.x'],
    ['a coordinate in words', at(0, '12'), 400, 'invalid_input', 'operations.0.placements.0.at.y'],
    ['a place for nobody', { kind: 'placement.set', placements: [{ of: 'nobody', at: null }] }, 422, 'rule_violated'],
    ['an unknown claim', { kind: 'claim.edit', claim: 'nobody', changes: { text: 'x' } }, 422, 'rule_violated'],
    ['an unknown source', { kind: 'source.add', source: { id: 'nobody', title: 'x', citation: { author: null, publication: null, date: null, url: null }, language: 'en', sha256: '0'.repeat(64) } }, 422, 'source_unknown'],
    ['a link that is a script', { kind: 'source.add', source: { id: 'n', title: 'x', citation: { author: null, publication: null, date: null, url: 'javascript:alert(1)' }, language: 'en', sha256: '0'.repeat(64) } }, 400, 'invalid_input', 'operations.0.source.citation.url'],
    ['a quote of other words', { kind: 'quote.add', quote: { id: 'n', source: 's', start: 0, end: 4, exact: 'None' } }, 422, 'quote_mismatch'],
    ['a quote longer than its span', { kind: 'quote.add', quote: { id: 'n', source: 's', start: 0, end: 4, exact: 'Some words' } }, 422, 'quote_mismatch'],
    ['an undoing of nothing', { kind: 'restore', effects: [{ entity: 'claim', id: 'a', before: null, after: null }] }, 422, 'rule_violated'],
    ['an undoing with a smuggled record', { kind: 'restore', effects: [{ entity: 'claim', id: 'n', before: null, after: { id: 'n', text: bell } }] }, 422, 'rule_violated'],
    ['an empty batch', { kind: 'batch', operations: [] }, 400, 'invalid_input', 'operations.0.operations'],
    ['a batch in a batch', { kind: 'batch', operations: [{ kind: 'batch', operations: [claim({})] }] }, 400, 'invalid_input', 'operations.0.operations.0.kind'],
  ])('with %s are refused whole', async (_, operation, status, code, path) => {
    // A sound operation before it, and one after it, must leave no trace either.
    const sound = (id: string) => claim({ id })
    const request = (operations: unknown[]) => ({ params: { id: 'm' }, body: { operations } })
    const problem = await server.refused(submitOperations, request([operation, sound('after')]))
    expect(problem).toMatchObject({ status, code })
    if (path === undefined) expect(problem).toMatchObject({ index: 0 })
    else expect(problem.errors?.map((error) => error.path)).toContain(path)
    const later = await server.refused(submitOperations, request([sound('before'), operation]))
    expect(later).toMatchObject({ status, code, ...(status === 422 && { index: 1 }) })
  })

  it.each<[string, unknown]>([
    ['none', { operations: [] }],
    ['too many', { operations: Array.from({ length: 501 }, (_, n) => claim({ id: `n${n}` })) }],
    ['no list of them', { operations: claim({}) }],
    ['a field beside them', { operations: [claim({})], revision: 7 }],
    ['a bare list', [claim({})]],
    ['a bare word', '"operations"'],
    ['null', 'null'],
  ])('are refused when the body holds %s', async (_, body) => {
    const headers = { 'content-type': 'application/json' }
    const request = { params: { id: 'm' }, headers, body }
    expect(await server.refused(submitOperations, request)).toMatchObject({ status: 400, code: 'invalid_input' })
  })

  it.each(['', 'two words', 'ümlaut', 'x'.repeat(201)])('are refused with the key %j', async (key) => {
    const request = { params: { id: 'm' }, headers: { 'idempotency-key': key }, body: { operations: [claim({})] } }
    expect(await server.refused(submitOperations, request)).toMatchObject({ status: 400, code: 'invalid_input' })
  })
})

describe('every address', () => {
  const WITH_BODY = ROUTES.filter(({ method }) => method === 'POST')
  const WITH_JSON = WITH_BODY.filter(({ body }) => body !== undefined)
  const WITH_ID = ROUTES.filter(({ params }) => params !== undefined)
  const idFor = (route: Route) => ({ id: route.path.startsWith('/sources') ? 's' : 'm' })
  const byId = (routes: readonly Route[]) => routes.map((route) => [route.id, route] as const)
  const JSON_TYPE = { 'content-type': 'application/json' }

  it.each(byId(WITH_JSON))('%s refuses what is no JSON', async (_, route) => {
    for (const body of ['{"title":', '{title:1}', "{'a':1}", '', '\u0000', '{"a":1}}', 'NaN', '{"x":1e}']) {
      const problem = await server.refused(route, { params: idFor(route), headers: JSON_TYPE, body })
      expect(problem, body).toMatchObject({ status: 400, code: 'malformed_body' })
    }
  })

  it.each(byId(WITH_JSON))('[S3] %s refuses a body that names a prototype', async (_, route) => {
    for (const body of ['{"__proto__":{"polluted":1}}', '{"a":{"constructor":{"prototype":{"polluted":1}}}}', '{"\\u005f_proto__":1}']) {
      const problem = await server.refused(route, { params: idFor(route), headers: JSON_TYPE, body })
      expect(problem).toMatchObject({ status: 400, code: 'malformed_body' })
    }
    expect(({} as Json).polluted).toBeUndefined()
  })

  it.each(byId(WITH_JSON))('%s refuses bytes that are no UTF-8', async (_, route) => {
    const body = Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])
    const problem = await server.refused(route, { params: idFor(route), headers: JSON_TYPE, body })
    expect(problem).toMatchObject({ status: 400, code: 'malformed_body' })
  })

  it.each(byId(WITH_JSON))('[C1] %s refuses bodies of other kinds', async (_, route) => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/xml', 'text/json', 'nonsense', 'application/json x', '']) {
      const request = { params: idFor(route), headers: { 'content-type': type }, body: '{"title":"x"}' }
      expect(await server.refused(route, request), type).toMatchObject({ status: 415, code: 'unsupported_media_type' })
    }
  })

  it.each(byId(WITH_BODY))('%s refuses ten megabytes of junk', async (_, route) => {
    const junk = [
      'a'.repeat(10_000_000),
      `{"title":"${'a'.repeat(10_000_000)}"}`,
      `[${'{},'.repeat(3_333_333)}{}]`,
      '['.repeat(10_000_000),
      `{"operations":[${'0,'.repeat(4_999_990)}0]}`,
    ]
    for (const body of junk) {
      const problem = await server.refused(route, { params: idFor(route), headers: JSON_TYPE, body })
      expect([400, 413, 415, 422]).toContain(problem.status)
    }
  })

  it.each(byId(WITH_ID))('%s refuses an id that is none', async (_, route) => {
    for (const id of ['a b', 'ä', '%00', "';--", '..', '__proto__', 'x'.repeat(65), '\u202E', '<script>']) {
      const problem = problemIn(await server.send(route, { ...sound(route), params: { id } }))
      expect(problem.status, id).toBe(400)
    }
    const tooLong = await server.refused(route, { ...sound(route), params: { id: 'x'.repeat(300) } })
    expect(tooLong).toMatchObject({ status: 414, code: 'address_too_long' })
  })

  it.each(byId(WITH_ID))('%s knows no unknown id', async (_, route) => {
    for (const id of ['nobody', 'constructor', 'toString', route.path.startsWith('/sources') ? 'm' : 's']) {
      expect(await server.refused(route, { ...sound(route), params: { id } })).toMatchObject({ status: 404, code: 'not_found' })
    }
  })

  it.each(byId(ROUTES.filter(({ query }) => query !== undefined)))('[S2] %s refuses a query it does not describe', async (_, route) => {
    const queries = [{ orderBy: 'id' }, { 'title[not]': '' }, { limit: '0' }, { limit: '1e9' }, { limit: '1;--' }]
    for (const query of queries) {
      const problem = await server.refused(route, { ...sound(route), params: idFor(route), query })
      expect(problem, JSON.stringify(query)).toMatchObject({ status: 400, code: 'invalid_input' })
    }
  })

  it.each(byId([listMaps, listSources, listQuotes]))('[S2] %s refuses a place that no page gave', async (_, route) => {
    for (const after of ["' OR 1=1", 'bnVsbA', Buffer.from('["x"]').toString('base64url'), '-1', '../']) {
      const problem = await server.refused(route, { params: idFor(route), query: { after } })
      expect(problem, after).toMatchObject({ status: 400, code: 'invalid_input' })
    }
  })

  it('[S2] search takes every word for a word', async () => {
    for (const q of ["' OR 1=1 --", 'a & | ! <-> :*', '%_\\', '(', '"', '\u202E', 'a'.repeat(200), '𝒜', ' ']) {
      expect((await server.send(search, { query: { q } })).statusCode, q).toBe(200)
    }
    for (const query of [{}, { q: 'a'.repeat(201) }]) {
      expect(await server.refused(search, { query })).toMatchObject({ code: 'invalid_input' })
    }
  })

  /** A request that would succeed for the right id. */
  function sound(route: Route): Request {
    switch (route) {
      case createQuote:
        return { body: { start: 0, end: 4, exact: 'Some' } }
      case submitOperations:
        return { body: { operations: [claim({})] } }
      case listLosses:
      case exportMap:
        return { query: { format: 'json' } }
      case search:
        return { query: { q: 'a' } }
      case importMap:
        return { headers: JSON_TYPE, body: '{}' }
      case getMap:
      case deleteMap:
      case getSource:
      case uploadSource:
      default:
        return {}
    }
  }
})

describe('a new source', () => {
  it.each<[string, object, string]>([
    ['an empty text', { text: '' }, 'text'],
    ['half a surrogate pair', { text: half }, 'text'],
    ['a zero character', { text: 'a\u0000b' }, 'text'],
    ['a title with a control character', { title: bell }, 'title'],
    ['a title without end', { title: 'x'.repeat(301) }, 'title'],
    ['a language that is none', { language: 'English!' }, 'language'],
    ['a link that is a script', { citation: { url: 'javascript:alert(1)' } }, 'citation.url'],
    ['a citation with an unknown field', { citation: { isbn: '1' } }, 'citation'],
    ['a checksum of its own', { sha256: '0'.repeat(64) }, ''],
    ['an owner', { workspaceId: 'other' }, ''],
  ])('with %s is refused', async (_, fields, path) => {
    const problem = await server.refused(createSource, { body: { title: 'A title', text: 'A text.', ...fields } })
    expect(problem).toMatchObject({ status: 400, code: 'invalid_input' })
    expect(problem.errors?.map((error) => error.path)).toContain(path)
  })
})

describe('a new quote', () => {
  it.each<[string, object]>([
    ['a start in words', { start: '0' }],
    ['a start between characters', { start: 0.5 }],
    ['a start before the text', { start: -1 }],
    ['an end beyond all texts', { end: 1e308 }],
    ['no words', { exact: '' }],
    ['half a surrogate pair', { exact: half }],
    ['surroundings of its own', { prefix: 'x' }],
  ])('with %s is refused', async (_, fields) => {
    const body = { start: 0, end: 4, exact: 'Some', ...fields }
    expect(await server.refused(createQuote, { params: { id: 's' }, body })).toMatchObject({ status: 400, code: 'invalid_input' })
  })
})

describe('a new map', () => {
  it.each<[string, object]>([
    ['no title', { title: undefined }],
    ['an empty title', { title: '' }],
    ['half a surrogate pair', { question: half }],
    ['an id with a dot', { id: 'a.b' }],
    ['a revision', { revision: 3 }],
  ])('with %s is refused', async (_, fields) => {
    const body = { title: 'A title', ...fields }
    expect(await server.refused(createMap, { body })).toMatchObject({ status: 400, code: 'invalid_input' })
  })
})
