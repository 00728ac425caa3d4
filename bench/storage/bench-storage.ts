import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { operationSchema, type MapId } from '@counterpoint/core'
import type { Storage } from '@counterpoint/storage'
import { openMeasured, startPostgres } from '@counterpoint/storage/testing'
import type pg from 'pg'
import { compared, duration, rate, type Row } from '../measure.ts'

const ROUND_MS = 1_500
const AT_ONCE = 32
const CLAIMS = 1_000

/**
 * Submissions to one map, beside inserts of one row of the same size, each its own transaction, on
 * the same database; and the opening of a map that is not in memory, beside the reading of nothing
 * but its claims.
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
  try {
    await pool.query('CREATE TABLE bench_row (id text PRIMARY KEY, content jsonb NOT NULL)')
    return [
      await compared(
        `submit, one at a time, ${on}`,
        'operations/s',
        await submitting(storage, 1),
        'raw inserts, one at a time',
        () => rate(1, ROUND_MS, () => insert(pool)),
      ),
      await compared(
        `submit, ${AT_ONCE} at once, ${on}`,
        'operations/s',
        await submitting(storage, AT_ONCE),
        `raw inserts, ${AT_ONCE} at once`,
        () => rate(AT_ONCE, ROUND_MS, () => insert(pool)),
      ),
      await openingCompared(on, options, storage, pool),
    ]
  } finally {
    await pool.query('DROP TABLE bench_row')
    await storage.close()
  }
}

let made = 0

const claimOperation = (id: string) =>
  operationSchema.parse({
    kind: 'claim.create',
    claim: { id, text: `The talks continue, and neither side says so in public (${id}).` },
    at: { x: made, y: 0 },
  })

async function emptyMap(storage: Storage): Promise<MapId> {
  const id = `map-${++made}` as MapId
  await storage.createMap('personal', { id, title: 'A map', question: '' })
  return id
}

/** A round of submissions to a map of its own: it grows as it does in use. */
async function submitting(storage: Storage, atOnce: number): Promise<() => Promise<number>> {
  return async () => {
    const map = await emptyMap(storage)
    return rate(atOnce, ROUND_MS, async () => {
      const outcome = await storage.submit('personal', {
        map,
        operations: [claimOperation(`c${++made}`)],
        subject: { kind: 'user', id: 'bench' },
        origin: 'rest',
      })
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.error))
      return 1
    })
  }
}

async function insert(pool: pg.Pool): Promise<number> {
  const id = `c${++made}`
  const content = JSON.stringify(claimOperation(id))
  await pool.query('INSERT INTO bench_row VALUES ($1, $2::jsonb)', [id, content])
  return 1
}

async function openingCompared(
  on: string,
  options: Parameters<typeof openMeasured>[0],
  storage: Storage,
  pool: pg.Pool,
): Promise<Row> {
  const map = await emptyMap(storage)
  const operations = Array.from({ length: CLAIMS }, () => claimOperation(`c${++made}`))
  await storage.submit('personal', {
    map,
    operations,
    subject: { kind: 'system', id: null },
    origin: 'import',
  })
  const others = Array.from({ length: 210 }, () => emptyMap(storage))
  const evict = async (): Promise<void> => {
    for (const other of await Promise.all(others)) await storage.openMap('personal', other)
  }
  return compared(
    `open a map of ${CLAIMS} claims that is not in memory, ${on}`,
    'ms',
    async () => {
      await evict()
      return duration(() => storage.openMap('personal', map))
    },
    'read its claims alone',
    () => duration(() => pool.query('SELECT * FROM claim WHERE map_id = $1', [map])),
  )
}
