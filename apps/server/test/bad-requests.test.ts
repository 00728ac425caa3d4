import {
  askWhatIf,
  createQuote,
  exportMap,
  importMap,
  previewImport,
  listLosses,
  listMaps,
  listQuotes,
  listSources,
  reportClash,
  ROUTES,
  search,
  submitOperations,
  type Route,
} from '@counterpoint/protocol'
import { describe, expect, it } from 'vitest'
import { problemIn, type Json, type Request } from './server-under-test.ts'
import { claim, unchangingServer } from './unchanging-server.ts'

const server = unchangingServer()

describe('every address', () => {
  const WITH_BODY = ROUTES.filter(({ method }) => method === 'POST')
  const WITH_JSON = WITH_BODY.filter(({ body }) => body !== undefined)
  const WITH_ID = ROUTES.filter(
    ({ params, only }) => params !== undefined && 'id' in params.shape && only === undefined,
  )
  const REST = {
    user: 'nobody',
    link: 'none',
    invitation: 'none',
    key: 'none',
    thread: 'none',
    comment: 'none',
    suggestion: 'none',
    version: 'none',
    claim: 'none',
  }
  const HELD = { '/sources': 's', '/workspaces': 'personal' } as const
  const idFor = ({ path }: Route) => {
    const [, id = 'm'] = Object.entries(HELD).find(([start]) => path.startsWith(start)) ?? []
    return { ...REST, id }
  }
  const byId = (routes: readonly Route[]) => routes.map((route) => [route.id, route] as const)
  const JSON_TYPE = { 'content-type': 'application/json' }

  it.each(byId(WITH_JSON))('%s refuses what is no JSON', async (_, route) => {
    for (const body of [
      '{"title":',
      '{title:1}',
      "{'a':1}",
      '',
      '\u0000',
      '{"a":1}}',
      'NaN',
      '{"x":1e}',
    ]) {
      const problem = await server().refused(route, {
        params: idFor(route),
        headers: JSON_TYPE,
        body,
      })
      expect(problem, body).toMatchObject({ status: 400, code: 'malformed_body' })
    }
  })

  it.each(byId(WITH_JSON))('[S3] %s refuses a body that names a prototype', async (_, route) => {
    for (const body of [
      '{"__proto__":{"polluted":1}}',
      '{"a":{"constructor":{"prototype":{"polluted":1}}}}',
      '{"\\u005f_proto__":1}',
    ]) {
      const problem = await server().refused(route, {
        params: idFor(route),
        headers: JSON_TYPE,
        body,
      })
      expect(problem).toMatchObject({ status: 400, code: 'malformed_body' })
    }
    expect(({} as Json).polluted).toBeUndefined()
  })

  it.each(byId(WITH_JSON))('%s refuses bytes that are no UTF-8', async (_, route) => {
    const body = Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])
    const problem = await server().refused(route, {
      params: idFor(route),
      headers: JSON_TYPE,
      body,
    })
    expect(problem).toMatchObject({ status: 400, code: 'malformed_body' })
  })

  it.each(byId(WITH_JSON))('[C1] %s refuses bodies of other kinds', async (_, route) => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/xml',
      'text/json',
      'nonsense',
      'application/json x',
      '',
    ]) {
      const request = {
        params: idFor(route),
        headers: { 'content-type': type },
        body: '{"title":"x"}',
      }
      expect(await server().refused(route, request), type).toMatchObject({
        status: 415,
        code: 'unsupported_media_type',
      })
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
      const problem = await server().refused(route, {
        params: idFor(route),
        headers: JSON_TYPE,
        body,
      })
      expect([400, 413, 415, 422]).toContain(problem.status)
    }
  })

  it.each(byId(WITH_ID))('%s refuses an id that is none', async (_, route) => {
    for (const id of [
      'a b',
      'ä',
      '%00',
      "';--",
      '../x',
      '__proto__',
      'x'.repeat(65),
      '\u202E',
      '<script>',
    ]) {
      const problem = problemIn(
        await server().send(route, { ...sound(route), params: { ...REST, id } }),
      )
      expect(problem.status, id).toBe(400)
    }
    const tooLong = await server().refused(route, {
      ...sound(route),
      params: { id: 'x'.repeat(300) },
    })
    expect(tooLong).toMatchObject({ status: 414, code: 'address_too_long' })
  })

  it.each(byId(WITH_ID))('%s knows no unknown id', async (_, route) => {
    for (const id of [
      'nobody',
      'constructor',
      'toString',
      route.path.startsWith('/sources') ? 'm' : 's',
    ]) {
      expect(
        await server().refused(route, { ...sound(route), params: { ...REST, id } }),
      ).toMatchObject({
        status: 404,
        code: 'not_found',
      })
    }
  })

  it.each(byId(ROUTES.filter(({ query }) => query !== undefined)))(
    '[S2] %s refuses a query it does not describe',
    async (_, route) => {
      const queries = [
        { orderBy: 'id' },
        { 'title[not]': '' },
        { limit: '0' },
        { limit: '1e9' },
        { limit: '1;--' },
      ]
      for (const query of queries) {
        const problem = await server().refused(route, {
          ...sound(route),
          params: idFor(route),
          query,
        })
        expect(problem, JSON.stringify(query)).toMatchObject({ status: 400, code: 'invalid_input' })
      }
    },
  )

  it.each(byId([listMaps, listSources, listQuotes]))(
    '[S2] %s refuses a place that no page gave',
    async (_, route) => {
      for (const after of [
        "' OR 1=1",
        'bnVsbA',
        Buffer.from('["x"]').toString('base64url'),
        '-1',
        '../',
      ]) {
        const problem = await server().refused(route, { params: idFor(route), query: { after } })
        expect(problem, after).toMatchObject({ status: 400, code: 'invalid_input' })
      }
    },
  )

  it('[S2] search takes every word for a word', async () => {
    for (const q of [
      "' OR 1=1 --",
      'a & | ! <-> :*',
      '%_\\',
      '(',
      '"',
      '\u202E',
      'a'.repeat(200),
      '𝒜',
      ' ',
    ]) {
      expect((await server().send(search, { query: { q } })).statusCode, q).toBe(200)
    }
    for (const query of [{}, { q: 'a'.repeat(201) }]) {
      expect(await server().refused(search, { query })).toMatchObject({ code: 'invalid_input' })
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
      case reportClash:
        return { query: { positions: 'p,q' } }
      case askWhatIf:
        return { body: {} }
      case search:
        return { query: { q: 'a' } }
      case importMap:
      case previewImport:
        return { headers: JSON_TYPE, body: '{}' }
      default:
        return {}
    }
  }
})
