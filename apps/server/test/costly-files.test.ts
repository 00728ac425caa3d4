import { exportMap, importMap, livez, previewImport, type Route } from '@counterpoint/protocol'
import type { ArgumentMap } from '@counterpoint/core'
import { aLongLine } from '@counterpoint/formats/testing'
import { afterEach, describe, expect, it } from 'vitest'
import { seed } from '../src/commands/seed.ts'
import { PERSONAL_WORKSPACE } from '../src/parts.ts'
import { startServer, type ServerUnderTest } from './server-under-test.ts'

let server: ServerUnderTest
afterEach(() => server.close())

const asFile = (format: string, body: string) => ({
  query: { format },
  headers: { 'content-type': 'application/octet-stream' },
  body: Buffer.from(body),
})
const isAlive = async (): Promise<void> => {
  expect((await server.send(livez as Route)).statusCode).toBe(200)
}

/** As many small records as the server lets a JSON parser make, which no map has. */
const CROWD = `{"nodes":[${'{"nodeID":"1","text":"a","type":"I"},'.repeat(900_000)}{}],"edges":[]}`

const LAUGHS = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha">${Array.from(
  { length: 30 },
  (_, level) => `<!ENTITY a${level} "${`&a${level === 0 ? '' : level - 1};`.repeat(10)}">`,
).join('')}]><arggraph id="x"><edu id="e1">&a29;</edu></arggraph>`

describe('a file that costs too much', () => {
  it('in memory is refused with a reason, on import and preview, and the server lives', async () => {
    server = await startServer({ limits: { memoryMb: 96 } })
    for (const route of [importMap, previewImport]) {
      const { code, status, detail } = await server.refused(route, asFile('aif', CROWD))
      expect({ code, status }).toEqual({ code: 'too_costly', status: 422 })
      expect(detail).toMatch(/more than the 96 MB of memory/)
      await isAlive()
    }
  })

  it('in time is refused with a reason, on the way in and out, and the server lives', async () => {
    server = await startServer({ limits: { timeMs: 1 } })
    await seed(server.storage, PERSONAL_WORKSPACE, async () => ({
      map: aLongLine(300) as ArgumentMap,
      texts: new Map(),
    }))
    const read = await server.refused(importMap, asFile('kialo', '1. A claim.'))
    expect(read).toMatchObject({ code: 'too_costly', detail: /longer than/ })
    const written = await server.refused(exportMap, {
      params: { id: aLongLine(1).id },
      query: { format: 'pdf' },
    })
    expect(written).toMatchObject({ code: 'too_costly', status: 422 })
    await isAlive()
  })

  it.each([
    ['nests without end', 'aif', '['.repeat(2_000_000), 'malformed_body'],
    ['nests as deep as it may', 'aif', `${'['.repeat(500_000)}${']'.repeat(500_000)}`, undefined],
    ['multiplies its entities', 'arggraph', LAUGHS, 'import_refused'],
    ['opens elements without end', 'arggraph', '<a>'.repeat(1_000_000), 'import_refused'],
    ['is one line of brackets', 'kialo', `1. ${'[a]('.repeat(1_000_000)}`, undefined],
    ['is one line of 50 MB', 'kialo', `1. ${'word '.repeat(10_000_000)}`, undefined],
    [
      'lists two million faults',
      'json',
      `{"quotes":[${'0,'.repeat(2_000_000)}0]}`,
      'import_refused',
    ],
    ['is 65 MB', 'json', ' '.repeat(65 * 2 ** 20), 'body_too_large'],
  ])('such as one that %s, is read or refused in bounds', async (_, format, body, code) => {
    server = await startServer()
    const response = await server.send(previewImport, asFile(format, body))
    if (code === undefined) expect([200, 422]).toContain(response.statusCode)
    else expect(response.json()).toMatchObject({ code })
    await isAlive()
  })
})
