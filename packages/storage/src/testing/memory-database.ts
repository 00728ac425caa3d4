import type { Database } from '../database/database.ts'
import { readMigrations } from '../database/migrations.ts'
import { openDatabase } from '../database/open-database.ts'
import { findStoragePaths } from '../database/repository-paths.ts'
import { buildTemplate } from '../database/template.ts'

/** A new embedded database in memory; the template it is made from is made once for all tests. */
export async function openMemoryDatabase(): Promise<Database> {
  const { migrations, templates } = findStoragePaths()
  await buildTemplate(templates, readMigrations(migrations))
  return openDatabase({ memory: true })
}
