import {
  createMap,
  getMap,
  importMap,
  listMaps,
  submitOperations,
  uploadSource,
} from '@counterpoint/protocol'
import { expect, it, vi } from 'vitest'
import { createApi } from './api.ts'
import { Refused, Unreachable } from './failure.ts'
import { refusal } from './testing/scripted-server.ts'

/** An API whose server gives `answer`, and what it was asked. */
function apiAnswering(answer: () => Response | Promise<Response>) {
  const fetch = vi.fn<typeof globalThis.fetch>(async () => await answer())
  const asked = () => {
    const [url, init] = fetch.mock.calls[0] ?? []
    return { url, ...init }
  }
  return { api: createApi({ base: 'http://server.test', fetch }), asked }
}

const committed = () => Response.json({ revision: 3, count: 1 })

it('sends a body as JSON to the address of the route, with its headers', async () => {
  const { api, asked } = apiAnswering(committed)
  const operations = [{ kind: 'map.edit' as const, changes: { title: 'New' } }]

  const reply = await api.call(submitOperations, {
    params: { id: 'm 1/2' },
    headers: { 'idempotency-key': 'k1' },
    body: { operations },
  })

  expect(reply).toEqual({ revision: 3, count: 1 })
  expect(asked()).toMatchObject({
    url: 'http://server.test/api/maps/m%201%2F2/operations',
    method: 'POST',
    body: JSON.stringify({ operations }),
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      'idempotency-key': 'k1',
    },
  })
})

it('leaves out what is not there: headers, parts of the query, the body', async () => {
  const { api, asked } = apiAnswering(() => Response.json({ items: [], next: null }))
  await api.call(listMaps, { query: { limit: 5, after: undefined } })
  const { url, headers, body } = asked()
  expect(url).toBe('http://server.test/api/maps?limit=5')
  expect(headers).toEqual({ accept: 'application/json' })
  expect(body).toBeUndefined()
})

it('sends a form without naming its type, so that the boundary is the browser’s', async () => {
  const { api, asked } = apiAnswering(() => refusal('unreadable_text', 'No text in it.'))
  const form = new FormData()
  await expect(api.send(uploadSource, form)).rejects.toBeInstanceOf(Refused)
  expect(asked().body).toBe(form)
  expect(asked().headers).not.toHaveProperty('content-type')
})

it('sends a file as it is', async () => {
  const imported = { id: 'm2', warnings: [], understood: { claims: 1 } }
  const { api, asked } = apiAnswering(() => Response.json(imported, { status: 201 }))
  const file = new Blob(['{}'])
  expect(await api.sendRaw(importMap, { format: 'auto' }, file)).toEqual(imported)
  expect(asked()).toMatchObject({
    url: 'http://server.test/api/maps/import?format=auto',
    body: file,
    headers: { 'content-type': 'application/octet-stream' },
  })
})

it('says where a route is', () => {
  const { api } = apiAnswering(committed)
  expect(api.address(getMap, { id: 'm1' })).toBe('http://server.test/api/maps/m1')
  expect(api.address(getMap, { id: 'm1' }, { format: 'svg' })).toMatch(/maps\/m1\?format=svg$/)
})

it('throws the server’s problem when it says no', async () => {
  const { api } = apiAnswering(() => refusal('id_taken', 'Another map has this id.'))
  const failure = await api
    .call(createMap, { body: { title: 'A map' } })
    .catch((cause: unknown) => cause)
  expect(failure).toBeInstanceOf(Refused)
  expect(failure).toMatchObject({
    message: 'Another map has this id.',
    problem: { code: 'id_taken', status: 409 },
  })
})

it.each<[string, () => Response | Promise<Response>]>([
  ['the connection fails', () => Promise.reject(new TypeError('Failed to fetch'))],
  ['the database is away', () => refusal('unavailable', 'The database cannot be reached.')],
  ['there are too many requests', () => refusal('too_many_requests', 'Wait a little.')],
  ['the server broke', () => refusal('internal', 'Something went wrong.')],
  ['a proxy answers in its place', () => new Response('<h1>Forbidden</h1>', { status: 403 })],
  ['another program answers JSON', () => Response.json({ hello: 'world' })],
  ['the answer is cut off', () => new Response('{"revision":')],
])('is unreachable when %s: whether a write took effect is not known', async (_, answer) => {
  const { api } = apiAnswering(answer)
  const body = { operations: [{ kind: 'map.edit' as const, changes: { title: 'New' } }] }
  await expect(api.call(submitOperations, { params: { id: 'm1' }, body })).rejects.toBeInstanceOf(
    Unreachable,
  )
})

it('throws what a call was aborted with, before the answer and within it', async () => {
  const left = new Error('Nobody waits any more.')
  const aborting = new AbortController()
  const before = apiAnswering(() => {
    aborting.abort(left)
    throw new DOMException('Aborted', 'AbortError')
  })
  await expect(before.api.call(listMaps, { signal: aborting.signal })).rejects.toBe(left)

  const abortingLater = new AbortController()
  const within = apiAnswering(() => {
    const body = new ReadableStream({
      pull: (stream) => {
        abortingLater.abort(left)
        stream.error(left)
      },
    })
    return new Response(body)
  })
  await expect(within.api.call(listMaps, { signal: abortingLater.signal })).rejects.toBe(left)
})
