import type pg from 'pg'
import type { Prisma, PrismaClient } from '../generated/client.ts'
import type { MessageBus } from '../storage.ts'

/** An open, migrated database: a PostgreSQL server or the embedded PGlite. */
export interface Database {
  readonly kind: 'postgres' | 'pglite'
  readonly prisma: PrismaClient
  /** What `prisma` runs on; for migrations and measurements. */
  readonly pool: pg.Pool
  /** To the other processes on this database. */
  readonly bus: MessageBus
  readonly close: () => Promise<void>
}

/** Inside of a transaction, or outside of one: where statements can be sent. */
export type Session = Prisma.TransactionClient
