import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { StorageStartError } from './storage-start-error.ts'

/** Where migrations and template lie in an installation. */
export interface StoragePaths {
  readonly migrations: string
  /** Prepared data directories; may not exist. */
  readonly templates: string
}

/**
 * Found by going up from this file, which works from the sources as well as from a server that was
 * bundled into one file anywhere in the repository or in an image of the same layout.
 */
export function findStoragePaths(): StoragePaths {
  const start = path.dirname(fileURLToPath(import.meta.url))
  for (let directory = start; ; directory = path.dirname(directory)) {
    const migrations = path.join(directory, 'prisma/migrations')
    if (existsSync(path.join(migrations, 'migration_lock.toml'))) {
      return { migrations, templates: path.join(directory, 'packages/storage/.template') }
    }
    if (directory === path.dirname(directory)) {
      throw new StorageStartError(
        `No prisma/migrations directory was found above ${start}; the installation is incomplete.`,
      )
    }
  }
}
