import { describe } from 'vitest'
import { storageContract } from './storage.contract.ts'
import { openMemoryDatabase } from './testing/memory-database.ts'

describe('storage on PGlite', () => {
  storageContract('pglite', openMemoryDatabase)
})
