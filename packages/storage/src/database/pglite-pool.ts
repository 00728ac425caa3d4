import type { PGlite } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import pg from 'pg'

/**
 * A pg.Pool over one PGlite in this process, for Prisma's PostgreSQL adapter.
 *
 * It has one client for ever and hands it out in turn. pg-pool would discard a client after an SQL
 * error; the next client on the same PGlite connection then receives the rest of the old one's
 * messages, so that answers go to the wrong queries.
 */
export class PglitePool extends pg.Pool {
  readonly #pglite: PGlite
  readonly #client: Promise<pg.Client>
  #lastTurn: Promise<void> = Promise.resolve()

  constructor(pglite: PGlite) {
    super({ max: 1 })
    this.#pglite = pglite
    const client = new pg.Client(configOf(pglite))
    this.#client = client.connect().then(() => client)
    this.#client.catch(() => undefined)
  }

  // pg declares overloads with callbacks, which nobody here uses.
  override connect = (async (): Promise<pg.PoolClient> => {
    let endTurn = (): void => undefined
    const previousTurn = this.#lastTurn
    this.#lastTurn = new Promise((resolve) => {
      endTurn = resolve
    })
    await previousTurn
    try {
      return this.#lend(await this.#client, endTurn)
    } catch (error) {
      endTurn()
      throw error
    }
  }) as pg.Pool['connect']

  override query = (async (query: string | pg.QueryConfig, values?: unknown[]) => {
    const client = await this.connect()
    try {
      return await client.query(query, values)
    } finally {
      client.release()
    }
  }) as pg.Pool['query']

  override end = (async (): Promise<void> => {
    await this.#lastTurn
    const client = await this.#client
    await client.end()
  }) as pg.Pool['end']

  #lend(client: pg.Client, endTurn: () => void): pg.PoolClient {
    let isHeld = true
    const release = (): void => {
      if (!isHeld) return
      isHeld = false
      // Whoever goes away in the middle of a transaction must not leave it to the next one.
      if (this.#pglite.isInTransaction()) void client.query('ROLLBACK').then(endTurn, endTurn)
      else endTurn()
    }
    const query = inRow(client)
    return new Proxy(client as pg.PoolClient, {
      get(target, key) {
        if (key === 'release') return release
        if (key === 'query') return query
        const value: unknown = Reflect.get(target, key, target)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
  }
}

type Send = (query: string | pg.QueryConfig, values?: unknown[]) => Promise<unknown>

/** Takes statements that are sent together, as a pipelined connection to a server does. */
function inRow(client: pg.Client): Send {
  let last: Promise<unknown> = Promise.resolve()
  return (query, values) => {
    const send = (): Promise<unknown> => client.query(query, values)
    last = last.then(send, send)
    return last
  }
}

interface PgliteConnection {
  parse: (query: { name?: string; text: string; types?: unknown }) => unknown
}

/** PGlite 0.5 hands pg's type parsers to a serializer that expects an array of type ids. */
function configOf(pglite: PGlite): pg.ClientConfig {
  const config = createPgConfig(pglite as never) as unknown as { connection: PgliteConnection }
  const parse = config.connection.parse.bind(config.connection)
  config.connection.parse = ({ types, ...query }) =>
    parse(Array.isArray(types) ? { ...query, types } : { ...query })
  return config as unknown as pg.ClientConfig
}
