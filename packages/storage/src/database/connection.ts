import type pg from 'pg'
import type { Prisma } from '../generated/client.ts'

/**
 * Where SQL is sent without Prisma in between: the hot path of writing. Statements are Prisma's
 * `sql` templates all the same, so every value is bound.
 */
export interface Connection {
  readonly query: <Row extends object>(sql: Prisma.Sql) => Promise<readonly Row[]>
  /** Number of rows written. */
  readonly execute: (sql: Prisma.Sql) => Promise<number>
}

type Sender = Pick<pg.PoolClient | pg.Pool, 'query'>

/** Each statement by itself, on whatever connection of the pool is free. */
export const connectionOn = (sender: Sender): Connection => ({
  query: async <Row extends object>({ text, values }: Prisma.Sql) =>
    (await sender.query<Row>(text, values)).rows,
  execute: async ({ text, values }) => (await sender.query(text, values)).rowCount ?? 0,
})

/**
 * Sent as one message, since none of it has a parameter. What is committed is on the disk, whatever
 * the server's default; nobody waits for long behind a transaction whose holder is stuck.
 */
const BEGIN = `
  BEGIN ISOLATION LEVEL READ COMMITTED;
  SET LOCAL synchronous_commit = on;
  SET LOCAL lock_timeout = '2s';
  SET LOCAL statement_timeout = '30s';
  SET LOCAL idle_in_transaction_session_timeout = '30s'`

/** Commits what `work` did, or nothing of it if it throws. */
export async function inTransaction<T>(
  pool: pg.Pool,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  // A connection may break between two statements; the next statement then says so.
  const ignore = (): void => undefined
  client.on('error', ignore)
  let isBroken = false
  try {
    await client.query(BEGIN)
    const result = await work(connectionOn(client))
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {
      isBroken = true
    })
    throw error
  } finally {
    client.off('error', ignore)
    client.release(isBroken)
  }
}
