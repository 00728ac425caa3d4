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
export function connectionOn(sender: Sender): Connection {
  const send = <Row extends object>({ text, values }: Prisma.Sql) =>
    sender.query<Row>({ name: nameOf(text), text, values })
  return {
    query: async <Row extends object>(sql: Prisma.Sql) => (await send<Row>(sql)).rows,
    execute: async (sql) => (await send(sql)).rowCount ?? 0,
  }
}

/**
 * A statement with a name is parsed and planned once per connection, which is more than half of what
 * a small one costs. Their texts are constants of this package, since values are bound, so there are
 * few of them.
 */
const statementNames = new Map<string, string>()

function nameOf(text: string): string {
  const known = statementNames.get(text)
  if (known !== undefined) return known
  const name = `counterpoint_${statementNames.size}`
  statementNames.set(text, name)
  return name
}

/**
 * Several statements in a row that nothing needs to wait for between them go to a PostgreSQL server
 * as one flight: send them before awaiting any. They run in the order in which they were sent.
 */
export interface Transaction extends Connection {
  /** Sends COMMIT right behind what was sent so far. Where one of that failed, nothing is committed. */
  readonly commit: () => Promise<void>
}

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

/**
 * Commits what `work` did, if it did not do so itself, or nothing of it if it throws. BEGIN flies with
 * the first statements of `work`, which may leave statements on their way while it does other things.
 *
 * @throws what the first statement that failed says: those behind it only say that it did.
 */
export async function inTransaction<T>(
  pool: pg.Pool,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  // A connection may break between two statements; the next statement then says so.
  const ignore = (): void => undefined
  client.on('error', ignore)
  let isBroken = false
  let failure: { readonly cause: unknown } | undefined
  const noted = <R>(sent: Promise<R>): Promise<R> => {
    sent.catch((cause: unknown) => (failure ??= { cause }))
    return sent
  }
  const connection = connectionOn(client)
  let committed: Promise<void> | undefined
  const commit = (): Promise<void> => (committed ??= noted(client.query('COMMIT').then(ignore)))
  try {
    const begun = noted(client.query(BEGIN))
    const result = await work({
      query: (sql) => noted(connection.query(sql)),
      execute: (sql) => noted(connection.execute(sql)),
      commit,
    })
    await begun
    await commit()
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {
      isBroken = true
    })
    throw failure ? failure.cause : error
  } finally {
    client.off('error', ignore)
    client.release(isBroken)
  }
}
