import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { applyMigrations } from './apply-migrations.ts'
import { fingerprintOf, readMigrations, type Migration } from './migrations.ts'
import { openPglite } from './open-pglite.ts'
import { PglitePool } from './pglite-pool.ts'
import { findStoragePaths } from './repository-paths.ts'
import { StorageStartError } from './storage-start-error.ts'
import { buildTemplate, readTemplate } from './template.ts'

const ours = readMigrations(findStoragePaths().migrations)
const made = (name: string, sql: string, checksum = name): Migration => ({ name, sql, checksum })
const first = made('1_first', 'CREATE TABLE a (id INT); CREATE TABLE b (id INT);')
const second = made('2_second', 'INSERT INTO a VALUES (1);')

let pglite: PGlite
let pool: PglitePool
beforeAll(async () => {
  const { templates } = findStoragePaths()
  pglite = await openPglite(undefined, await buildTemplate(templates, ours))
  pool = new PglitePool(pglite)
})
beforeEach(async () => {
  await pool.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
})
afterAll(async () => {
  await pool.end()
  await pglite.close()
})

it('applies what is missing, once', async () => {
  expect(await applyMigrations(pool, [first])).toEqual(['1_first'])
  expect(await applyMigrations(pool, [first, second])).toEqual(['2_second'])
  expect(await applyMigrations(pool, [first, second])).toEqual([])
  expect((await pool.query('SELECT id FROM a')).rows).toEqual([{ id: 1 }])
})

it('lets several callers in at once', async () => {
  const applied = await Promise.all([1, 2, 3].map(() => applyMigrations(pool, [first, second])))
  expect(applied.flat()).toEqual(['1_first', '2_second'])
})

it('undoes all of a migration that fails, says why, and asks for it to be mended', async () => {
  const broken = made('2_broken', 'INSERT INTO a VALUES (7); SELECT no_such_thing;')
  await expect(applyMigrations(pool, [first, broken])).rejects.toThrow(/2_broken failed: .*no_such/)
  expect((await pool.query('SELECT id FROM a')).rows).toEqual([])
  const again = applyMigrations(pool, [first, broken])
  await expect(again).rejects.toThrow(/2_broken failed in this database earlier/)
  await expect(again).rejects.toThrow(StorageStartError)
})

it('refuses a migration that was edited after it was applied', async () => {
  await applyMigrations(pool, [first])
  const edited = made('1_first', 'CREATE TABLE a (id INT);', 'another')
  await expect(applyMigrations(pool, [edited])).rejects.toThrow(/1_first was changed after/)
})

it('refuses a database that a newer version made', async () => {
  await applyMigrations(pool, [first, second])
  await expect(applyMigrations(pool, [first])).rejects.toThrow(
    /2_second, which this version does not know/,
  )
})

it('reads this repository’s migrations in order, with checksums over their bytes', () => {
  expect(ours.length).toBeGreaterThan(0)
  expect(ours.map(({ name }) => name)).toEqual(ours.map(({ name }) => name).toSorted())
  for (const { checksum } of ours) expect(checksum).toMatch(/^[0-9a-f]{64}$/)
  expect(new Set([fingerprintOf(ours), fingerprintOf([...ours, first])]).size).toBe(2)
})

it('makes a template for exactly these migrations', async () => {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'counterpoint-template-'))
  try {
    expect(readTemplate(directory, ours)).toBeUndefined()
    await buildTemplate(directory, ours)
    expect(readTemplate(directory, ours)?.size).toBeGreaterThan(1_000_000)
    expect(readTemplate(directory, [...ours, first])).toBeUndefined()
  } finally {
    rmSync(directory, { recursive: true })
  }
})
