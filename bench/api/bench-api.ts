import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { operationSchema, writeDocument, type MapId } from '@counterpoint/core'
import type { Storage } from '@counterpoint/storage'
import { openMeasured, startPostgres } from '@counterpoint/storage/testing'
import type pg from 'pg'
import { duration, median, type Row } from '../measure.ts'
import { serve } from '../serving.ts'

const ROUNDS = 3
const ROUND_MS = 1_500
const CLAIMS = 1_000
const READS = 31

/**
 * Operations through the HTTP API, each a request of its own, beside inserts of one row of the same
 * size on the same database, as many at once; and a map of 1,000 claims read through the API, beside
 * `JSON.parse` and `JSON.stringify` of the same document. Clients run in a process of their own.
 */
export async function run(): Promise<readonly Row[]> {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'counterpoint-bench-'))
  const server = await startPostgres({ fsync: true })
  try {
    return [
      ...(await measure('PGlite', { dataDir: directory })),
      ...(await measure('PostgreSQL', { databaseUrl: await server.createDatabase() })),
    ]
  } finally {
    await server.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}

async function measure(
  on: string,
  options: Parameters<typeof openMeasured>[0],
): Promise<readonly Row[]> {
  const { storage, pool } = await openMeasured(options)
  const server = await serve(storage)
  const api = `${server.address}/api`
  const load = startLoad()
  try {
    await pool.query('CREATE TABLE bench_row (id text PRIMARY KEY, content jsonb NOT NULL)')
    const rows: Row[] = []
    for (const clients of [1, 16])
      rows.push(await submitting(on, { storage, pool, api, load, clients }))
    rows.push(await reading(on, { storage, api, load }))
    return rows
  } finally {
    await load.stop()
    await server.stop()
    await pool.query('DROP TABLE bench_row')
    await storage.close()
  }
}

interface Load {
  readonly create: (task: { url: string; clients: number; durationMs: number }) => Promise<number>
  readonly read: (task: { url: string; times: number }) => Promise<number>
  readonly stop: () => Promise<unknown>
}

function startLoad(): Load {
  const clients = fork(new URL('load.mjs', import.meta.url), { execArgv: [] })
  const order = async (what: string, task: object): Promise<number> => {
    clients.send({ what, task })
    const [{ figure, failure }] = (await once(clients, 'message')) as [
      { readonly figure?: number; readonly failure?: string },
    ]
    if (figure === undefined) throw new Error(failure)
    return figure
  }
  return {
    create: (task) => order('create', task),
    read: (task) => order('read', task),
    stop: async () => {
      const exit = once(clients, 'exit')
      clients.disconnect()
      await exit
    },
  }
}

interface Submitting {
  readonly storage: Storage
  readonly pool: pg.Pool
  readonly api: string
  readonly load: Load
  readonly clients: number
}

/** The best of several rounds each, taken in turn, so that a busy moment hits both alike. */
async function submitting(
  on: string,
  { storage, pool, api, load, clients }: Submitting,
): Promise<Row> {
  let value = 0
  let baseline = 0
  for (let round = 0; round < ROUNDS; round++) {
    const map = await emptyMap(storage)
    const url = `${api}/maps/${map}/operations`
    value = Math.max(value, await load.create({ url, clients, durationMs: ROUND_MS }))
    baseline = Math.max(baseline, await inserting(pool, clients))
  }
  return {
    name: `operations through the API, ${clients} at once, ${on}`,
    value,
    unit: 'operations/s',
    baseline: { name: `raw inserts of one row, ${clients} at once`, value: baseline },
    ratio: value / baseline,
  }
}

let made = 0

const claimOperation = (id: string) =>
  operationSchema.parse({
    kind: 'claim.create',
    claim: { id, text: `The talks continue, and neither side says so in public (${id}).` },
    at: { x: ++made, y: 0 },
  })

async function emptyMap(storage: Storage): Promise<MapId> {
  const id = `map-${++made}` as MapId
  await storage.createMap('personal', { id, title: 'A map', question: '' })
  return id
}

/** Rows per second, each in a transaction of its own. */
async function inserting(pool: pg.Pool, atOnce: number): Promise<number> {
  const start = performance.now()
  let count = 0
  const insert = async (): Promise<void> => {
    while (performance.now() - start < ROUND_MS) {
      const id = `row-${++made}`
      const values = [id, JSON.stringify(claimOperation(id))]
      await pool.query('INSERT INTO bench_row VALUES ($1, $2::jsonb)', values)
      count++
    }
  }
  await Promise.all(Array.from({ length: atOnce }, insert))
  return (1_000 * count) / (performance.now() - start)
}

async function reading(
  on: string,
  { storage, api, load }: Omit<Submitting, 'pool' | 'clients'>,
): Promise<Row> {
  const map = await emptyMap(storage)
  const operations = Array.from({ length: CLAIMS }, () => claimOperation(`c${++made}`))
  const subject = { kind: 'system', id: null } as const
  await storage.submit('personal', { map, operations, subject, origin: 'import' })
  const opened = await storage.openMap('personal', map)
  if (opened?.map.claims.size !== CLAIMS)
    throw new Error('The map to be read is not as it was made.')
  const text = JSON.stringify(writeDocument(opened.map))
  const value = await load.read({ url: `${api}/maps/${map}`, times: READS })
  const parsing: number[] = []
  for (let i = 0; i < READS; i++)
    parsing.push(await duration(async () => JSON.stringify(JSON.parse(text))))
  const baseline = median(parsing)
  return {
    name: `read a map of ${CLAIMS} claims through the API, ${on}`,
    value,
    unit: 'ms',
    baseline: { name: 'JSON.parse and JSON.stringify of its document', value: baseline },
    ratio: value / baseline,
  }
}
