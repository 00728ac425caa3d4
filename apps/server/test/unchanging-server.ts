import assert from 'node:assert/strict'
import {
  createMap,
  createQuote,
  createSource,
  getMap,
  listMaps,
  listQuotes,
  listSources,
  livez,
  readLog,
  submitOperations,
} from '@counterpoint/protocol'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { startServer, type Json, type ServerUnderTest } from './server-under-test.ts'

/** Text with half of a surrogate pair in it. */
export const half = 'half a pair: \uD83D'
/** Text with a control character in it. */
export const bell = 'a bell: \u0007'

export const claim = (fields: object) => ({
  kind: 'claim.create',
  claim: { id: 'new', text: 'A new claim.', ...fields },
})

export const inference = (fields: object) => ({
  kind: 'inference.create',
  inference: { id: 'new', polarity: 'for', premises: ['a'], target: { claim: 'b' }, ...fields },
})

/**
 * A server with source s, quote q and map m of claims a and b and inference i. After each test all
 * of it is as it was, or the test fails.
 */
export function unchangingServer(): () => ServerUnderTest {
  let server: ServerUnderTest
  let before: Json

  const everything = async () => ({
    maps: await server.ask(listMaps),
    map: await server.ask(getMap, { params: { id: 'm' } }),
    log: await server.ask(readLog, { params: { id: 'm' } }),
    sources: await server.ask(listSources),
    quotes: await server.ask(listQuotes, { params: { id: 's' } }),
  })

  beforeAll(async () => {
    server = await startServer()
    const source = { id: 's', title: 'A source', text: 'Some words in a row.' }
    const quote = { id: 'q', start: 0, end: 4, exact: 'Some' }
    const operations = [
      claim({ id: 'a', quotes: ['q'] }),
      claim({ id: 'b' }),
      inference({ id: 'i' }),
    ]
    await server.ask(createSource, { body: source })
    await server.ask(createQuote, { params: { id: 's' }, body: quote })
    await server.ask(createMap, { body: { id: 'm', title: 'A map' } })
    await server.ask(submitOperations, { params: { id: 'm' }, body: { operations } })
  })
  afterAll(() => server.close())
  beforeEach(async () => {
    before = await everything()
  })
  afterEach(async () => {
    assert.deepEqual(await everything(), before)
    await server.ask(livez)
  })
  return () => server
}
