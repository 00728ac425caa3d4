import { afterAll, beforeAll, describe } from 'vitest'
import { openDatabase } from './database/open-database.ts'
import { storageContract } from './storage.contract.ts'
import { startPostgres, type PostgresServer } from './testing/postgres-server.ts'

describe('storage on PostgreSQL', () => {
  let server: PostgresServer
  beforeAll(async () => {
    server = await startPostgres()
  })
  afterAll(() => server.stop())
  storageContract('postgres', async () =>
    openDatabase({ databaseUrl: await server.createDatabase() }),
  )
})
