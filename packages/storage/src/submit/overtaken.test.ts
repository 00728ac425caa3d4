import { setTimeout as sleep } from 'node:timers/promises'
import type { Quote } from '@counterpoint/core'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { quoteOfText, sceneOn, type Scene } from '../contract/scene.ts'
import { openDatabase } from '../database/open-database.ts'
import { startPostgres, type PostgresServer } from '../testing/postgres-server.ts'

let server: PostgresServer
let scene: Scene
let other: pg.Client
beforeAll(async () => {
  server = await startPostgres()
  const databaseUrl = await server.createDatabase()
  scene = await sceneOn(await openDatabase({ databaseUrl }))
  other = new pg.Client({ connectionString: databaseUrl })
  await other.connect()
})
afterAll(async () => {
  await other.end()
  await scene.storage.close()
  await server.stop()
})

/** Submits `quote` while another transaction, already begun, writes `theirs` and then commits. */
async function submittedDuring(theirs: Quote, quote: Quote) {
  const map = await scene.aMap()
  const source = (await scene.storage.getSource(scene.workspace, quote.source))!
  const { text: _text, createdAt: _createdAt, ...inMap } = source
  await scene.submit(map, [{ kind: 'source.add', source: inMap }])
  await other.query('BEGIN')
  await other.query(
    `INSERT INTO quote (id, workspace_id, source_id, start, "end", exact, prefix, suffix)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      ...[theirs.id, scene.workspace, theirs.source, theirs.start, theirs.end],
      ...[theirs.exact, theirs.prefix, theirs.suffix],
    ],
  )
  const outcome = scene.submit(map, [{ kind: 'quote.add', quote }])
  for (;;) {
    const { rowCount } = await other.query('SELECT 1 FROM pg_locks WHERE NOT granted')
    if (rowCount) break
    await sleep(10)
  }
  await other.query('COMMIT')
  return outcome
}

it('[O1] refuses a quote’s id that somebody else took between look and write', async () => {
  const source = await scene.aSource()
  const theirs = quoteOfText(scene.id('q'), source.id, 0, 5)
  const ours = quoteOfText(theirs.id, source.id, 6, 17)
  expect(await submittedDuring(theirs, ours)).toMatchObject({
    ok: false,
    error: { code: 'rule_violated', violation: { rule: 'O1', subject: ours.id } },
  })
  expect(await scene.storage.getQuotes(scene.workspace, [ours.id])).toEqual([theirs])
})

it('takes the same quote that somebody else brought between look and write', async () => {
  const source = await scene.aSource()
  const quote = quoteOfText(scene.id('q'), source.id, 0, 5)
  expect(await submittedDuring(quote, quote)).toMatchObject({ ok: true })
})
