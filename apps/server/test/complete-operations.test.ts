import {
  createMap,
  createQuote,
  createSource,
  getMap,
  readLog,
  submitOperations,
} from '@counterpoint/protocol'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { startServer, type Json, type ServerUnderTest } from './server-under-test.ts'

let server: ServerUnderTest
let source: Json
let quotes: Json[]
let map: string
beforeAll(async () => {
  server = await startServer()
  const text = 'One sentence. Another sentence.'
  source = await server.ask(createSource, { body: { title: 'Two sentences', text } })
  quotes = []
  for (const exact of ['One sentence.', 'Another sentence.']) {
    const start = text.indexOf(exact)
    const body = { start, end: start + exact.length, exact }
    quotes.push(await server.ask(createQuote, { params: { id: source.id }, body }))
  }
})
afterAll(() => server.close())
beforeEach(async () => {
  map = (await server.ask(createMap, { body: { title: 'A map' } })).map.id
})

const submit = (operations: readonly object[], headers = {}): Promise<Json> =>
  server.ask(submitOperations, { params: { id: map }, headers, body: { operations } })
const opened = (): Promise<Json> => server.ask(getMap, { params: { id: map } })

const claim = (id: string, ...named: readonly string[]) => ({
  kind: 'claim.create',
  claim: { id, text: `Claim ${id}.`, quotes: named },
})

it('puts the library’s quote and its source into the map before the claim that names it', async () => {
  expect(await submit([claim('a', quotes[0].id)])).toEqual({ revision: 1, count: 1 })
  const document = await opened()
  const { text: _text, createdAt: _createdAt, ...kept } = source
  expect(document.sources).toEqual([kept])
  expect(document.quotes).toEqual([quotes[0]])
  expect(document.claims).toMatchObject([{ id: 'a', quotes: [quotes[0].id] }])
})

it('keeps each operation one revision, and leaves alone what needs nothing', async () => {
  const outcome = await submit([
    claim('a', quotes[0].id),
    claim('b'),
    { kind: 'claim.attachQuote', claim: 'b', quote: quotes[1].id },
    { kind: 'batch', operations: [claim('c', quotes[0].id, quotes[1].id), claim('d')] },
  ])
  expect(outcome).toEqual({ revision: 4, count: 4 })
  const { items } = await server.ask(readLog, { params: { id: map } })
  expect(
    items.map(
      ({ operation }: Json) =>
        operation.operations?.map(({ kind }: Json) => kind) ?? operation.kind,
    ),
  ).toEqual([
    ['source.add', 'quote.add', 'claim.create'],
    'claim.create',
    ['quote.add', 'claim.attachQuote'],
    ['claim.create', 'claim.create'],
  ])
})

it('puts the source before a quote.add', async () => {
  await submit([{ kind: 'quote.add', quote: quotes[0] }])
  expect((await opened()).sources).toHaveLength(1)
})

it('gives a repeat with the same key the first answer', async () => {
  const headers = { 'idempotency-key': 'again' }
  const first = await submit([claim('a', quotes[0].id)], headers)
  expect(await submit([claim('a', quotes[0].id)], headers)).toEqual(first)
  expect((await opened()).revision).toBe(1)
})

it('[I1] refuses a quote that nobody holds', async () => {
  const problem = await server.refused(submitOperations, {
    params: { id: map },
    body: { operations: [claim('a', 'no-such-quote')] },
  })
  expect(problem).toMatchObject({ status: 422, code: 'rule_violated', index: 0 })
  expect((await opened()).revision).toBe(0)
})
