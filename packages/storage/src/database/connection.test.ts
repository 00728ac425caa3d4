import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Prisma } from '../generated/client.ts'
import { startPostgres, type PostgresServer } from '../testing/postgres-server.ts'
import { openMemoryDatabase } from '../testing/memory-database.ts'
import { inTransaction } from './connection.ts'
import type { Database } from './database.ts'
import { openDatabase } from './open-database.ts'

let server: PostgresServer
beforeAll(async () => {
  server = await startPostgres()
})
afterAll(() => server.stop())

const DATABASES: readonly (readonly [string, () => Promise<Database>])[] = [
  ['PostgreSQL', async () => openDatabase({ databaseUrl: await server.createDatabase() })],
  ['PGlite', openMemoryDatabase],
]
const write = (n: number) => Prisma.sql`INSERT INTO counted VALUES (${n}::int)`

describe.each(DATABASES)('a transaction on %s', (_name, open) => {
  let database: Database
  beforeAll(async () => {
    database = await open()
    await database.pool.query('CREATE TABLE counted (n INT PRIMARY KEY, CHECK (n > 0))')
  })
  afterAll(() => database.close())
  const counted = async (): Promise<readonly number[]> =>
    (await database.pool.query<{ n: number }>('SELECT n FROM counted ORDER BY n')).rows.map(
      ({ n }) => n,
    )

  it('commits what flew without anybody awaiting it', async () => {
    await inTransaction(database.pool, async ({ execute }) => {
      const flying = execute(write(1))
      await execute(write(2))
      await flying
    })
    expect(await counted()).toEqual([1, 2])
  })

  it('tells of the statement that failed first, not of one that failed of it', async () => {
    const failing = inTransaction(database.pool, async ({ execute }) => {
      const flying = execute(write(-1))
      flying.catch(() => undefined)
      await execute(write(3))
    })
    await expect(failing).rejects.toMatchObject({ code: '23514' })
    expect(await counted()).toEqual([1, 2])
  })

  it('commits nothing when what it is for breaks off while a statement is on its way', async () => {
    const failing = inTransaction(database.pool, ({ execute }) => {
      execute(write(4)).catch(() => undefined)
      throw new Error('broken off')
    })
    await expect(failing).rejects.toThrow('broken off')
    await inTransaction(database.pool, ({ execute }) => execute(write(5)))
    expect(await counted()).toEqual([1, 2, 5])
  })
})
