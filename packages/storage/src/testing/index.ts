import { storageOn } from '../open-storage.ts'
import type { Storage } from '../storage.ts'
import { openMemoryDatabase } from './memory-database.ts'

export { openMeasured } from './open-measured.ts'
export { startPostgres, type PostgresServer } from './postgres-server.ts'

/** A storage in memory with nothing in it but the workspace `personal`, in about a second. */
export const openMemoryStorage = async (): Promise<Storage> => storageOn(await openMemoryDatabase())
