import {
  createMap,
  deleteMap,
  getMap,
  listMaps,
  readLog,
  submitOperations,
} from '@counterpoint/protocol'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startServer, type Json, type ServerUnderTest } from './server-under-test.ts'

let server: ServerUnderTest
let map: string
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())
beforeEach(async () => {
  const created = await server.ask(createMap, { body: { title: 'A map', question: 'What holds?' } })
  map = created.map.id
})

const claim = (id: string, text = `Claim ${id} holds.`) => ({
  kind: 'claim.create',
  claim: { id, text },
})
const submit = (operations: readonly object[], key?: string): Promise<Json> =>
  server.ask(submitOperations, {
    params: { id: map },
    headers: key === undefined ? {} : { 'idempotency-key': key },
    body: { operations },
  })
const opened = (): Promise<Json> => server.ask(getMap, { params: { id: map } })
const log = (query = {}): Promise<Json> => server.ask(readLog, { params: { id: map }, query })

describe('a map', () => {
  it('begins empty at revision 0 and keeps the id that its maker chose', async () => {
    const created = await server.ask(createMap, { body: { id: 'mine', title: 'Mine' } })
    expect(created).toMatchObject({ revision: 0, map: { id: 'mine', title: 'Mine', question: '' } })
    const problem = await server.refused(createMap, { body: { id: 'mine', title: 'Other' } })
    expect(problem).toMatchObject({ status: 409, code: 'id_taken' })
  })

  it('is gone once deleted', async () => {
    await server.ask(deleteMap, { params: { id: map } })
    for (const route of [getMap, readLog, deleteMap]) {
      expect(await server.refused(route, { params: { id: map } })).toMatchObject({
        code: 'not_found',
      })
    }
  })

  it('is listed with its counts, its positions and a picture in their colours', async () => {
    await submit([
      { ...claim('a'), at: { x: 10, y: 20 } },
      { ...claim('b'), at: { x: -30, y: 40 } },
      {
        kind: 'inference.create',
        inference: { id: 'i', polarity: 'against', premises: ['a'], target: { claim: 'b' } },
      },
      {
        kind: 'position.create',
        position: {
          id: 'p',
          title: 'For it',
          color: 'teal',
          commitments: [
            { claim: 'a', attitude: 'asserted' },
            { claim: 'b', attitude: 'denied' },
          ],
        },
      },
    ])
    const { items } = await server.ask(listMaps)
    const summary = items.find(({ id }: Json) => id === map)
    expect(summary).toMatchObject({
      revision: 4,
      counts: { sources: 0, quotes: 0, claims: 2, inferences: 1 },
      positions: [{ id: 'p', title: 'For it', color: 'teal' }],
    })
    expect(summary.picture).toHaveLength(2)
    expect(summary.picture).toContainEqual({ x: 10, y: 20, color: 'teal' })
    expect(summary.picture).toContainEqual({ x: -30, y: 40, color: null })
    // The picture follows the map.
    await submit([{ kind: 'claim.delete', claim: 'a' }])
    const later = await server.ask(listMaps)
    expect(later.items.find(({ id }: Json) => id === map).picture).toEqual([
      { x: -30, y: 40, color: null },
    ])
  })
})

describe('operations', () => {
  it('are all committed, one revision each', async () => {
    expect(await submit([claim('a'), claim('b')])).toEqual({ revision: 2, count: 2 })
    expect(await opened()).toMatchObject({ revision: 2, claims: [{ id: 'a' }, { id: 'b' }] })
  })

  it('are none of them committed when one breaks a rule, and the answer names it', async () => {
    const problem = await server.refused(submitOperations, {
      params: { id: map },
      body: { operations: [claim('a'), claim('b'), claim('a')] },
    })
    expect(problem).toMatchObject({
      status: 422,
      code: 'rule_violated',
      rule: 'O1',
      subject: 'a',
      index: 2,
    })
    expect(await opened()).toMatchObject({ revision: 0, claims: [] })
  })

  it('are answered like the first time when they come again with their key', async () => {
    const first = await submit([claim('a')], 'key-1')
    await submit([claim('b')])
    expect(await submit([claim('a')], 'key-1')).toEqual(first)
    expect(await opened()).toMatchObject({ revision: 2 })
    const problem = await server.refused(submitOperations, {
      params: { id: map },
      headers: { 'idempotency-key': 'key-1' },
      body: { operations: [claim('c')] },
    })
    expect(problem).toMatchObject({ status: 422, code: 'idempotency_mismatch' })
  })

  it('leave a log that is read in pages, and say what each did', async () => {
    await submit([claim('a'), claim('b'), { kind: 'claim.delete', claim: 'a' }])
    const first = await log({ limit: 2 })
    expect(first).toMatchObject({ next: 2, items: [{ revision: 1 }, { revision: 2 }] })
    const rest = await log({ limit: 2, after: first.next })
    expect(rest).toMatchObject({
      next: null,
      items: [{ revision: 3, origin: 'rest', subject: { kind: 'user', id: 'owner' } }],
    })
    expect(rest.items[0].effects).toMatchObject([{ entity: 'claim', id: 'a', after: null }])
    expect(await log({ after: 3 })).toEqual({ items: [], next: null })
  })

  it('from sixteen senders at once take contiguous revisions and lose nothing', async () => {
    const senders = Array.from({ length: 16 }, (_, sender) => sender)
    await Promise.all(
      senders.map(async (sender) => {
        for (let n = 0; n < 5; n++) await submit([claim(`s${sender}n${n}`)])
      }),
    )
    const { items } = await log({ limit: 500 })
    expect(items.map(({ revision }: Json) => revision)).toEqual(
      Array.from({ length: 80 }, (_, i) => i + 1),
    )
    expect((await opened()).claims).toHaveLength(80)
  })
})
