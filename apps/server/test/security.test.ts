import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import {
  createMap,
  getMap,
  livez,
  listMaps,
  readyz,
  ROUTES,
  submitOperations,
} from '@counterpoint/protocol'
import { StorageUnavailable } from '@counterpoint/storage'
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemIn, startServer, type ServerUnderTest } from './server-under-test.ts'

let server: ServerUnderTest
let webDir: string
beforeAll(async () => {
  webDir = await mkdtemp(path.join(os.tmpdir(), 'web-'))
  await mkdir(path.join(webDir, 'assets'))
  await writeFile(path.join(webDir, 'index.html'), '<!doctype html><title>Counterpoint</title>')
  await writeFile(path.join(webDir, 'assets/main-abc123.js'), 'console.log(1)')
  await writeFile(path.join(webDir, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  server = await startServer({ webDir })
})
afterAll(async () => {
  await server.close()
  await rm(webDir, { recursive: true })
})

const get = (url: string, headers: Record<string, string> = {}): Promise<LightMyRequestResponse> =>
  server.app.inject({ method: 'GET', url, headers: { host: '127.0.0.1:4000', ...headers } })

describe('the host', () => {
  it.each(['127.0.0.1', '127.0.0.1:4000', 'localhost:1', 'LOCALHOST:4000', '[::1]:4000'])(
    '%s is served',
    async (host) => {
      expect((await get('/api/livez', { host })).statusCode).toBe(200)
    },
  )

  it.each([
    'evil.example',
    'evil.localhost:4000',
    'evil127.0.0.1',
    'evil.example:4000',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    'localhost:4000@evil.example',
    '127.0.0.1:4000.evil',
    '192.168.1.5:4000',
    '0.0.0.0:4000',
    'localhost:4000, evil.example',
  ])('%j is refused everywhere', async (host) => {
    for (const url of [
      '/api/livez',
      '/api/maps',
      '/api/openapi.json',
      '/api/docs',
      '/',
      '/nowhere',
    ]) {
      expect(problemIn(await get(url, { host }))).toMatchObject({
        status: 403,
        code: 'host_refused',
      })
    }
  })
})

describe('[C1] a write', () => {
  const send = (headers: Record<string, string>) =>
    server.send(createMap, { headers, body: { title: 'Made' } })
  const counted = async () => (await server.ask(listMaps, { query: { limit: 200 } })).items.length

  it.each<[string, Record<string, string>]>([
    ['a program', {}],
    ['our own page', { 'sec-fetch-site': 'same-origin', origin: 'http://127.0.0.1:4000' }],
    ['our own page, in an old browser', { origin: 'http://127.0.0.1:4000' }],
    ['the address bar', { 'sec-fetch-site': 'none' }],
  ])('from %s is taken', async (_, headers) => {
    expect((await send(headers)).statusCode).toBe(201)
  })

  it.each<[string, Record<string, string>]>([
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    ['a sister site', { 'sec-fetch-site': 'same-site', origin: 'http://127.0.0.1:9999' }],
    ['another site, in an old browser', { origin: 'https://evil.example' }],
    ['another port, in an old browser', { origin: 'http://127.0.0.1:9999' }],
    ['a name that begins like ours', { origin: 'http://127.0.0.1:4000.evil.example' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['nonsense', { 'sec-fetch-site': 'same-origin, cross-site' }],
  ])('from %s is refused and changes nothing', async (_, headers) => {
    const before = await counted()
    expect(problemIn(await send(headers))).toMatchObject({
      status: 403,
      code: 'cross_site_refused',
    })
    expect(await counted()).toBe(before)
  })

  it('is never a GET, and no write answers one', async () => {
    for (const route of ROUTES.filter(({ method }) => method !== 'GET')) {
      const response = await get(`/api${route.path.replace(':id', 'nobody')}`)
      expect([200, 404, 405], route.id).toContain(response.statusCode)
    }
    expect((await get('/api/maps/import')).statusCode).toBe(404)
  })
})

describe('[C2] [C3] headers', () => {
  it.each(['/', '/maps/x', '/api/maps', '/api/nowhere', '/assets/main-abc123.js'])(
    'of %s keep pages apart',
    async (url) => {
      const { headers } = await get(url, { accept: 'text/html', origin: 'https://evil.example' })
      const policy = String(headers['content-security-policy'])
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/)
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'x-frame-options': 'DENY',
      })
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
      expect(headers['x-powered-by'] ?? headers['server']).toBeUndefined()
    },
  )

  it('[D1] let no API answer be stored', async () => {
    for (const url of ['/api/maps', '/api/sources', '/api/maps/nobody', '/api/openapi.json']) {
      expect((await get(url)).headers['cache-control'], url).toBe('no-store')
    }
  })
})

describe('the web app', () => {
  it.each(['/', '/maps/abc', '/sources', '/anything/deep?x=1'])(
    'is one page at %s, always fresh',
    async (url) => {
      const { statusCode, headers, body } = await get(url, { accept: 'text/html,*/*' })
      expect(statusCode).toBe(200)
      expect(headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
      })
      expect(body).toContain('<title>Counterpoint')
    },
  )

  it('keeps hashed files for ever and others not', async () => {
    expect((await get('/assets/main-abc123.js')).headers['cache-control']).toMatch(
      /max-age=31536000, immutable/,
    )
    expect((await get('/favicon.svg')).headers['cache-control']).toBe('no-cache')
  })

  it.each([
    '/.env',
    '/.git/config',
    '/..%2f..%2fetc%2fpasswd',
    '/assets/..%2findex.html',
    '/assets/nothing.js',
    '/metrics',
    '/docs',
    '/api',
    '/api/nowhere',
    '/assets',
    '/index.html%00',
    '/main.js.map',
  ])('[D3] gives nothing at %s', async (url) => {
    const response = await get(url)
    expect(problemIn(response).status).toBeGreaterThanOrEqual(400)
    expect(
      problemIn(await get(url, { accept: url.startsWith('/api') ? 'text/html' : '*/*' })).status,
    ).toBeLessThan(500)
  })

  it('is not to be had where it is not built', async () => {
    const bare = await startServer()
    const response = await bare.app.inject({
      method: 'GET',
      url: '/',
      headers: { host: 'localhost', accept: 'text/html' },
    })
    expect(problemIn(response)).toMatchObject({ status: 404 })
    await bare.close()
  })
})

describe('addresses and methods', () => {
  it.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'] as const)(
    '[D3] %s is refused where it is not served',
    async (method) => {
      const response = await server.app.inject({
        method,
        url: '/api/maps',
        headers: { host: 'localhost' },
      })
      expect(problemIn(response)).toMatchObject({ status: 405, code: 'method_not_allowed' })
      expect(response.headers['allow']).toBe('GET, POST')
    },
  )

  it('a malformed escape is a problem', async () => {
    expect(problemIn(await get('/api/maps/%zz'))).toMatchObject({
      status: 400,
      code: 'malformed_request',
    })
  })
})

describe('failures', () => {
  const failing = async (failure: Error) => {
    const broken = await startServer()
    const refuse = () => Promise.reject(failure)
    Object.assign(broken.storage, { ping: refuse, accessOf: refuse })
    return broken
  }

  it('[L3] of our own say nothing but where the log has more', async () => {
    const broken = await failing(new Error('SELECT secret FROM /etc/passwd'))
    const problem = await broken.refused(getMap, { params: { id: 'x' } })
    expect(problem).toMatchObject({ status: 500, code: 'internal' })
    expect(problem.instance).toMatch(/^urn:uuid:[0-9a-f-]{36}$/)
    expect(JSON.stringify(problem)).not.toContain('secret')
    await broken.close()
  })

  it('of the database are 503 and say that the outcome is unknown', async () => {
    const broken = await failing(new StorageUnavailable('secret'))
    const response = await broken.send(readyz)
    expect(problemIn(response)).toMatchObject({ status: 503, code: 'unavailable' })
    expect(response.headers['retry-after']).toBe('1')
    expect((await broken.ask(livez)).status).toBe('alive')
    await broken.close()
  })
})

describe('on a real socket', () => {
  let port: number
  beforeAll(async () => {
    await server.app.listen({ port: 0, host: '127.0.0.1' })
    port = (server.app.server.address() as net.AddressInfo).port
  })

  const exchange = (bytes: string): Promise<string> =>
    new Promise((resolve, reject) => {
      let answer = ''
      const socket = net.connect(port, '127.0.0.1', () => socket.write(bytes))
      socket.setEncoding('utf8').on('data', (chunk) => (answer += chunk))
      socket.on('close', () => resolve(answer))
      socket.on('error', (error: NodeJS.ErrnoException) =>
        error.code === 'ECONNRESET' ? resolve(answer) : reject(error),
      )
    })

  it.each<[string, string, number, string]>([
    ['bytes that are no request', 'HELLO\r\n\r\n', 400, 'malformed_request'],
    [
      'headers without end',
      `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'a'.repeat(40_000)}\r\n\r\n`,
      431,
      'headers_too_large',
    ],
    [
      'an empty host',
      'GET /api/maps HTTP/1.1\r\nHost: \r\nConnection: close\r\n\r\n',
      403,
      'host_refused',
    ],
    ['no host', 'GET /api/maps HTTP/1.0\r\n\r\n', 403, 'host_refused'],
    [
      'a host in the address',
      'GET http://127.0.0.1/api/maps HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
      403,
      'host_refused',
    ],
    [
      'two lengths',
      'POST /api/maps HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello',
      400,
      'malformed_request',
    ],
    [
      'a length and chunks',
      'POST /api/maps HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
      'malformed_request',
    ],
  ])('%s get a problem', async (_, bytes, status, code) => {
    const answer = await exchange(bytes)
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
    expect(answer).toContain('application/problem+json')
    expect(answer).toContain(`"code":"${code}"`)
  })

  it.each(['with its length', 'in chunks'])(
    'ten megabytes sent %s are refused, and the next request is served',
    async (how) => {
      const address = `http://127.0.0.1:${port}/api`
      const bytes = Buffer.alloc(10_000_000, 'a')
      const body = how === 'in chunks' ? new Blob([bytes]).stream() : bytes
      const response = await fetch(`${address}/maps`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
        duplex: 'half',
      } as RequestInit)
      expect(response.status).toBe(413)
      expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
      expect((await fetch(`${address}/readyz`)).status).toBe(200)
    },
  )

  it('a client that goes away in the middle harms nobody', async () => {
    for (let n = 0; n < 20; n++) {
      const socket = net.connect(port, '127.0.0.1')
      await new Promise((resolve) => socket.once('connect', resolve))
      socket.write(
        'POST /api/maps HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"ti',
      )
      socket.destroy()
    }
    expect((await fetch(`http://127.0.0.1:${port}/api/readyz`)).status).toBe(200)
  })
})

it('[X1] texts that look like pages come back as texts', async () => {
  const text = '<script>alert(1)</script><img src=x onerror=alert(1)>"\'&'
  const { map } = await server.ask(createMap, { body: { title: text } })
  await server.ask(submitOperations, {
    params: { id: map.id },
    body: { operations: [{ kind: 'claim.create', claim: { id: 'a', text } }] },
  })
  const response = await server.send(getMap, { params: { id: map.id } })
  expect(response.headers['content-type']).toMatch(/^application\/json/)
  expect(response.json().claims[0].text).toBe(text)
})
