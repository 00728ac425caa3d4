import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

export interface Migration {
  readonly name: string
  readonly sql: string
  /** SHA-256 of the file's bytes, as Prisma keeps it. */
  readonly checksum: string
}

/** The migrations in `directory` in the order in which they apply. */
export const readMigrations = (directory: string): readonly Migration[] =>
  readdirSync(directory)
    .filter((name) => existsSync(path.join(directory, name, 'migration.sql')))
    .sort()
    .map((name) => {
      const bytes = readFileSync(path.join(directory, name, 'migration.sql'))
      return { name, sql: bytes.toString('utf8'), checksum: sha256(bytes) }
    })

/** Changes whenever a migration is added or edited. */
export const fingerprintOf = (migrations: readonly Migration[]): string =>
  sha256(migrations.map(({ name, checksum }) => `${name} ${checksum}\n`).join('')).slice(0, 16)

const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex')
