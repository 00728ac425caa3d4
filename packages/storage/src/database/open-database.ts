import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import { PrismaClient } from '../generated/client.ts'
import { applyMigrations } from './apply-migrations.ts'
import type { Database } from './database.ts'
import { lockDirectory } from './lock-directory.ts'
import { readMigrations, type Migration } from './migrations.ts'
import { NOBODY, NotifyBus } from './notify-bus.ts'
import { openPglite } from './open-pglite.ts'
import { PglitePool } from './pglite-pool.ts'
import { connectPostgres } from './connect-postgres.ts'
import { findStoragePaths } from './repository-paths.ts'
import { readTemplate } from './template.ts'

export interface DatabaseOptions {
  /** `postgresql://…`; goes before `dataDir`. */
  readonly databaseUrl?: string
  /** The embedded database lies in its folder `db`. Made if it does not exist. */
  readonly dataDir?: string
  /** An embedded database that lives as long as this process. */
  readonly memory?: true
  /** Where the migrations lie, if not in this repository's prisma/migrations. */
  readonly migrationsDir?: string
}

/** @throws StorageStartError, DataDirectoryInUse */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const paths = options.migrationsDir === undefined ? findStoragePaths() : undefined
  const migrations = readMigrations(options.migrationsDir ?? paths!.migrations)
  if (options.databaseUrl !== undefined) {
    const pool = await connectPostgres(options.databaseUrl)
    const database = await migrated('postgres', pool, migrations)
    const bus = new NotifyBus(options.databaseUrl)
    return { ...database, bus, close: () => bus.close().then(database.close) }
  }
  return openEmbedded(options, migrations, paths?.templates)
}

async function openEmbedded(
  { dataDir, memory }: DatabaseOptions,
  migrations: readonly Migration[],
  templates: string | undefined,
): Promise<Database> {
  const template = templates === undefined ? undefined : readTemplate(templates, migrations)
  if (memory) return embedded(undefined, template, migrations)
  if (dataDir === undefined) throw new Error('Say where to store: databaseUrl, dataDir or memory.')

  mkdirSync(dataDir, { recursive: true })
  const unlock = await lockDirectory(dataDir)
  try {
    const database = await embedded(path.resolve(dataDir, 'db'), template, migrations)
    return closing(database, unlock)
  } catch (error) {
    await unlock()
    throw error
  }
}

async function embedded(
  directory: string | undefined,
  template: Blob | undefined,
  migrations: readonly Migration[],
): Promise<Database> {
  const pglite = await openPglite(directory, template)
  const database = await migrated('pglite', new PglitePool(pglite), migrations)
  return closing(database, () => pglite.close())
}

/** `database`, whose `close` also does `afterwards`, whether or not the database closed well. */
const closing = (database: Database, afterwards: () => Promise<void>): Database => ({
  ...database,
  close: async () => {
    try {
      await database.close()
    } finally {
      await afterwards()
    }
  },
})

async function migrated(
  kind: Database['kind'],
  pool: pg.Pool,
  migrations: readonly Migration[],
): Promise<Database> {
  try {
    await applyMigrations(pool, migrations)
  } catch (error) {
    await pool.end()
    throw error
  }
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool),
    transactionOptions: {
      // The embedded database has one connection, so transactions wait for each other.
      maxWait: kind === 'pglite' ? 15_000 : 5_000,
      timeout: 60_000,
    },
  })
  return {
    kind,
    prisma,
    pool,
    bus: NOBODY,
    close: async () => {
      await prisma.$disconnect()
      await pool.end()
    },
  }
}
