import { existsSync } from 'node:fs'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { DurableNodeFS } from './durable-node-fs.ts'

const extensions = { pg_trgm }

/**
 * The embedded database in `directory`, or in memory. A new one starts from `template`, the content
 * of a data directory, if there is one: that saves most of the time that initdb takes.
 * The caller holds the directory's lock.
 */
export function openPglite(directory: string | undefined, template?: Blob): Promise<PGlite> {
  if (directory === undefined) {
    return PGlite.create({ extensions, ...(template && { loadDataDir: template }) })
  }
  const isNew = !existsSync(path.join(directory, 'PG_VERSION'))
  return PGlite.create({
    extensions,
    fs: new DurableNodeFS(directory),
    startParams: [
      ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
      ...['-c', 'wal_sync_method=fsync', '-c', 'shared_buffers=32MB'],
    ],
    ...(isNew && template && { loadDataDir: template }),
  })
}
