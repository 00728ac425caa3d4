import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { StorageStartError } from './storage-start-error.ts'
import type { Migration } from './migrations.ts'

/** Prisma's own book of migrations, so that its CLI and this code can take turns. */
const BOOK = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id"                  VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum"            VARCHAR(64) NOT NULL,
  "finished_at"         TIMESTAMPTZ,
  "migration_name"      VARCHAR(255) NOT NULL,
  "logs"                TEXT,
  "rolled_back_at"      TIMESTAMPTZ,
  "started_at"          TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`

/** The advisory lock that `prisma migrate` takes too. */
const PRISMA_LOCK = 72707369

/**
 * Brings the database to the last of `migrations`, as `prisma migrate deploy` does but without its
 * engine. Several processes may call it at once. Returns the names of those that it applied.
 *
 * @throws StorageStartError if the database's history is not a beginning of ours.
 */
export async function applyMigrations(
  pool: pg.Pool,
  migrations: readonly Migration[],
): Promise<readonly string[]> {
  const client = await pool.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [PRISMA_LOCK])
    try {
      await client.query(BOOK)
      const missing = missingFrom(await readBook(client), migrations)
      for (const migration of missing) await applyOne(client, migration)
      return missing.map(({ name }) => name)
    } finally {
      await client.query('SELECT pg_advisory_unlock($1)', [PRISMA_LOCK])
    }
  } finally {
    client.release()
  }
}

interface BookEntry {
  readonly migration_name: string
  readonly checksum: string
  readonly finished_at: Date | null
}

async function readBook(client: pg.PoolClient): Promise<readonly BookEntry[]> {
  const { rows } = await client.query<BookEntry>(
    'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
  )
  return rows
}

function missingFrom(
  book: readonly BookEntry[],
  migrations: readonly Migration[],
): readonly Migration[] {
  const checksums = new Map(migrations.map(({ name, checksum }) => [name, checksum]))
  for (const { migration_name: name, checksum, finished_at: finishedAt } of book) {
    if (!checksums.has(name)) {
      throw new StorageStartError(
        `The database has the migration ${name}, which this version does not know; ` +
          'start the newer version that made it.',
      )
    }
    if (finishedAt === null) {
      throw new StorageStartError(
        `The migration ${name} failed in this database earlier; mend what its entry in ` +
          '_prisma_migrations says, then mark it with prisma migrate resolve.',
      )
    }
    if (checksums.get(name) !== checksum) {
      throw new StorageStartError(
        `The migration ${name} was changed after this database applied it; restore its file.`,
      )
    }
  }
  const applied = new Set(book.map((entry) => entry.migration_name))
  return migrations.filter(({ name }) => !applied.has(name))
}

/** The file goes to the server whole, which makes one transaction of it. */
async function applyOne(client: pg.PoolClient, { name, sql, checksum }: Migration): Promise<void> {
  const id = randomUUID()
  await client.query(
    'INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ($1, $2, $3)',
    [id, checksum, name],
  )
  try {
    await client.query(sql)
  } catch (cause) {
    await client.query('ROLLBACK')
    await client.query('UPDATE _prisma_migrations SET logs = $2 WHERE id = $1', [id, String(cause)])
    throw new StorageStartError(`The migration ${name} failed: ${(cause as Error).message}`, {
      cause,
    })
  }
  await client.query(
    'UPDATE _prisma_migrations SET finished_at = now(), applied_steps_count = 1 WHERE id = $1',
    [id],
  )
}
