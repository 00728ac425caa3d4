import {
  createMap,
  createSource,
  createQuote,
  exportMap,
  getMap,
  getSession,
  importMap,
  listMaps,
  listSources,
  submitOperations,
} from '@counterpoint/protocol'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startAccounts, type AccountsServer } from './people.ts'
import type { Json } from './server-under-test.ts'

let server: AccountsServer
beforeAll(async () => {
  server = await startAccounts()
})
afterAll(() => server.close())

it('[Z3] an import of a map whose ids another workspace uses leaves that one alone', async () => {
  const [owner, stranger] = [await server.owner(), await server.stranger()]
  const { map } = await owner.ask(createMap, { body: { id: 'm', title: 'A map' } })
  await owner.ask(createSource, { body: { id: 's', title: 'A source', text: 'Their words.' } })
  await owner.ask(createQuote, {
    params: { id: 's' },
    body: { id: 'q', start: 0, end: 12, exact: 'Their words.' },
  })
  const claim = { id: 'c', text: 'A claim.', quotes: ['q'] }
  const operations = [{ kind: 'claim.create', claim }]
  await owner.ask(submitOperations, { params: { id: map.id }, body: { operations } })
  const file = (await owner.send(exportMap, { params: { id: map.id }, query: { format: 'json' } }))
    .body
  const before = await owner.ask(getMap, { params: { id: map.id } })

  const workspace = (await stranger.ask(getSession)).workspaces[0].id
  const imported = await stranger.ask(importMap, {
    query: { format: 'json', workspace },
    headers: { 'content-type': 'application/octet-stream' },
    body: Buffer.from(file),
  })
  const copy = await stranger.ask(getMap, { params: { id: imported.id } })
  expect(copy.claims).toMatchObject([{ id: 'c', text: 'A claim.' }])
  expect(copy.quotes).toMatchObject([{ exact: 'Their words.', source: copy.sources[0].id }])
  expect(copy.claims[0].quotes).toEqual([copy.quotes[0].id])
  for (const used of ['m', 's', 'q']) {
    expect([imported.id, copy.sources[0].id, copy.quotes[0].id]).not.toContain(used)
  }

  expect(await owner.ask(getMap, { params: { id: map.id } })).toEqual(before)
  expect(await stranger.refused(getMap, { params: { id: map.id } })).toMatchObject({
    code: 'not_found',
  })
  const idsIn = async (who: typeof owner, query: Record<string, string>): Promise<string[]> => [
    ...(await who.ask(listMaps, { query })).items.map(({ id }: Json) => id),
    ...(await who.ask(listSources, { query })).items.map(({ id }: Json) => id),
  ]
  expect(await idsIn(stranger, { workspace })).toEqual([imported.id, copy.sources[0].id])
  expect(await idsIn(owner, {})).toEqual(expect.arrayContaining(['m', 's']))
})
