import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operationSchema, type MapId } from '@counterpoint/core'
import { openDatabase } from './database/open-database.ts'
import { StorageStartError } from './database/storage-start-error.ts'
import { openStorage, storageOn } from './open-storage.ts'
import { StorageUnavailable, type Submission } from './storage.ts'
import { startPostgres, type PostgresServer } from './testing/postgres-server.ts'

const SECRET = 'sesame'

const submission = (map: string): Submission => ({
  map: map as MapId,
  operations: [{ kind: 'map.edit', changes: { title: 'New' } }],
  subject: { kind: 'system', id: null },
  origin: 'rest',
})

async function failureOf(databaseUrl: string): Promise<Error> {
  const failure = await openStorage({ databaseUrl }).then(
    () => new Error('It opened.'),
    (error: Error) => error,
  )
  expect(failure).toBeInstanceOf(StorageStartError)
  expect(failure.message).not.toContain(SECRET)
  expect(failure.message).toMatch(/^[^\n]+\.$/)
  return failure
}

describe('a database that cannot be opened', () => {
  let server: PostgresServer
  let url: string
  beforeAll(async () => {
    server = await startPostgres()
    url = await server.createDatabase()
  })
  afterAll(() => server.stop())

  it('is named by its host and port when nobody answers', async () => {
    const { message } = await failureOf(`postgresql://ann:${SECRET}@127.0.0.1:9/maps`)
    expect(message).toContain('127.0.0.1:9 cannot be reached')
  })

  it('is named when the server does not have it', async () => {
    const other = new URL(url)
    other.pathname = '/nowhere'
    expect((await failureOf(other.href)).message).toContain('has no database “nowhere”')
  })

  it('is explained when the user is unknown', async () => {
    const other = new URL(url)
    other.username = 'nobody-knows'
    other.password = SECRET
    expect((await failureOf(other.href)).message).toContain('refused the user name')
  })

  it('is explained when its address is none', async () => {
    for (const address of [
      '',
      'maps',
      'mysql://localhost/x',
      `postgresql://x:${SECRET}@h:99999/y`,
    ]) {
      expect((await failureOf(address)).message).toContain('DATABASE_URL is not an address')
    }
  })

  it('is explained when a newer version has migrated it', async () => {
    const storage = await openStorage({ databaseUrl: url })
    await storage.close()
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
       VALUES ('x', 'x', '99999999999999_newer', now())`,
    )
    await client.end()
    expect((await failureOf(url)).message).toContain('99999999999999_newer, which this version')
  })
})

describe('a database that breaks off', () => {
  let server: PostgresServer
  beforeAll(async () => {
    server = await startPostgres()
  })
  afterAll(() => server.stop())

  /** A storage with the map "m", and a connection beside it to the server's `database`. */
  async function storageAndClient(database?: string) {
    const url = await server.createDatabase()
    const storage = await openStorage({ databaseUrl: url })
    await storage.createMap('personal', { id: 'm' as MapId, title: 'A map', question: '' })
    const address = new URL(url)
    const name = address.pathname.slice(1)
    if (database) address.pathname = `/${database}`
    const client = new pg.Client({ connectionString: address.href })
    // If a test fails before it ends its client, the server does, and that must not hide the failure.
    client.on('error', () => undefined)
    await client.connect()
    return { storage, client, name }
  }

  it('fails as StorageUnavailable, and serves again when it is back', async () => {
    const { storage, client, name } = await storageAndClient('postgres')
    await client.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`)
    await client.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1',
      [name],
    )
    await expect(storage.ping()).rejects.toThrow(StorageUnavailable)
    await expect(storage.openMap('personal', 'm')).rejects.toThrow(StorageUnavailable)
    await expect(storage.submit('personal', submission('m'))).rejects.toThrow(StorageUnavailable)
    await client.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`)
    await client.end()
    expect(await storage.submit('personal', submission('m'))).toMatchObject({ ok: true })
    await storage.close()
  })

  it('gives up waiting for a lock that somebody else holds', async () => {
    const { storage, client } = await storageAndClient()
    await client.query('BEGIN')
    await client.query('SELECT 1 FROM map_head FOR UPDATE')
    await expect(storage.submit('personal', submission('m'))).rejects.toThrow(StorageUnavailable)
    await client.query('ROLLBACK')
    await client.end()
    const outcome = await storage.submit('personal', submission('m'))
    expect(outcome).toMatchObject({ ok: true, value: { revision: 1 } })
    await storage.close()
  })

  it('does not let one submission that it refuses take others with it', async () => {
    const { storage, client } = await storageAndClient()
    await client.query(`ALTER TABLE claim ADD CHECK (text <> 'poison')`)
    await client.end()
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, i) =>
        storage.submit('personal', {
          ...submission('m'),
          operations: [
            operationSchema.parse({
              kind: 'claim.create',
              claim: { id: `c${i}`, text: i === 7 ? 'poison' : 'wine' },
            }),
          ],
        }),
      ),
    )
    const failed = outcomes.flatMap(({ status }, i) => (status === 'rejected' ? [i] : []))
    expect(failed).toEqual([7])
    expect((await storage.openMap('personal', 'm'))?.map.claims.size).toBe(19)
    await storage.close()
  })
})

describe('an embedded database in a directory', () => {
  let dataDir: string
  beforeAll(() => {
    dataDir = path.join(mkdtempSync(path.join(os.tmpdir(), 'counterpoint-open-')), 'new/data')
  })
  afterAll(() => rmSync(path.join(dataDir, '../..'), { recursive: true }))

  it('is made where there is none, and found again', async () => {
    const first = await openStorage({ dataDir })
    await first.createMap('personal', { id: 'm' as MapId, title: 'A map', question: '' })
    await first.submit('personal', submission('m'))
    await first.close()
    expect(existsSync(path.join(dataDir, 'db/PG_VERSION'))).toBe(true)
    const second = await openStorage({ dataDir })
    expect((await second.openMap('personal', 'm'))?.map.title).toBe('New')
    await second.close()
  })

  it('finishes what waits before it closes, and takes nothing afterwards', async () => {
    const storage = storageOn(await openDatabase({ dataDir }))
    const outcomes = Array.from({ length: 30 }, () => storage.submit('personal', submission('m')))
    await storage.close()
    const revisions = (await Promise.all(outcomes)).map((each) => each.ok && each.value.revision)
    expect(revisions).toEqual(Array.from({ length: 30 }, (_, i) => i + 2))
    await expect(storage.submit('personal', submission('m'))).rejects.toThrow(StorageUnavailable)
    const again = await openStorage({ dataDir })
    expect((await again.openMap('personal', 'm'))?.revision).toBe(31)
    await again.close()
  })
})
