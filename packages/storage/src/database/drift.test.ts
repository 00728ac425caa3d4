import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readMigrations } from './migrations.ts'
import { findStoragePaths } from './repository-paths.ts'

interface Engine {
  diff(request: object): Promise<{ exitCode: number; stdout: string }>
  free(): void
}
interface Factory {
  disposeAll(): Promise<void>
  close(): Promise<void>
}
interface MigrationScripts {
  readonly createEngine: (factory: Factory) => Promise<Engine>
  readonly MigrationFactory: new (url: string) => Factory
}

const { migrations: directory } = findStoragePaths()
const schema = readFileSync(path.join(directory, '../schema.prisma'), 'utf8')
const migrations = readMigrations(directory)

let scripts: MigrationScripts
let factory: Factory
beforeAll(async () => {
  const load = (name: string): Promise<object> =>
    import(path.join(import.meta.dirname, '../../scripts', name))
  scripts = {
    ...(await load('wasm-engine.mjs')),
    ...(await load('migration-factory.mjs')),
  } as MigrationScripts
  factory = new scripts.MigrationFactory('pglite:memory')
})
afterAll(() => factory.close())

/** What would have to change for tables that `applied` made to be those that `wanted` describes. */
async function difference(applied: typeof migrations, wanted: string) {
  const engine = await scripts.createEngine(factory)
  try {
    return await engine.diff({
      from: {
        tag: 'migrations',
        baseDir: directory,
        shadowDbInitScript: '',
        lockfile: {
          path: 'migration_lock.toml',
          content: readFileSync(path.join(directory, 'migration_lock.toml'), 'utf8'),
        },
        migrationDirectories: applied.map(({ name, sql }) => ({
          path: name,
          migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
        })),
      },
      to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: wanted }] },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    })
  } finally {
    engine.free()
    await factory.disposeAll()
  }
}

it('the migrations make exactly the tables of schema.prisma', async () => {
  const { exitCode, stdout } = await difference(migrations, schema)
  expect(stdout).toContain('empty migration')
  expect(exitCode).toBe(0)
})

it('a column more in schema.prisma is noticed', async () => {
  const wanted = schema.replace('  warrant           String?', '$&\n  strength Int?')
  expect(wanted).not.toBe(schema)
  const { exitCode, stdout } = await difference(migrations, wanted)
  expect(exitCode).toBe(2)
  expect(stdout).toContain('ADD COLUMN     "strength"')
})

it('a table more in the migrations is noticed', async () => {
  const more = { name: '99999999999999_more', sql: 'CREATE TABLE rogue (id INT PRIMARY KEY);' }
  const { exitCode, stdout } = await difference([...migrations, { ...more, checksum: '' }], schema)
  expect(exitCode).toBe(2)
  expect(stdout).toContain('DROP TABLE "rogue"')
})
