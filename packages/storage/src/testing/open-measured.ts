import type pg from 'pg'
import { openDatabase, type DatabaseOptions } from '../database/open-database.ts'
import { storageOn } from '../open-storage.ts'
import type { Storage } from '../storage.ts'

/** A storage with the connections that it works on, to measure what the storage adds to them. */
export async function openMeasured(
  options: DatabaseOptions,
): Promise<{ readonly storage: Storage; readonly pool: pg.Pool }> {
  const database = await openDatabase(options)
  return { storage: storageOn(database), pool: database.pool }
}
