/**
 * Where the schema engine finds its databases: a PostgreSQL server (`postgresql://…`) or PGlite
 * (`pglite:/directory`, `pglite:memory`). The shadow database is always a PGlite in memory, so that
 * making a migration needs neither a server nor the right to create databases.
 */
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'

const isPglite = (url) => url.startsWith('pglite:')

const openPglite = (url) => {
  const directory = url.replace(/^pglite:(\/\/)?/, '')
  const isMemory = directory === 'memory' || directory === ''
  return PGlite.create(isMemory ? 'memory://' : directory, { extensions: { pg_trgm } })
}

/** Releases its client without ever discarding it; src/database/pglite-pool.ts says why. */
class KeepClientPool extends pg.Pool {
  async query(...query) {
    const client = await this.connect()
    try {
      return await client.query(...query)
    } finally {
      client.release()
    }
  }
}

function poolOn(pglite) {
  const config = createPgConfig(pglite)
  const parse = config.connection.parse.bind(config.connection)
  config.connection.parse = ({ name, text, types }) =>
    parse({ name, text, types: Array.isArray(types) ? types : undefined })
  return new KeepClientPool({ ...config, max: 1, idleTimeoutMillis: 0, allowExitOnIdle: true })
}

const OID_CHAR = 18
const OID_BPCHAR = 1042
const COLUMN_TYPE_CHARACTER = 6

/**
 * Two things the engine needs that adapter-pg 7.10 does not do: a script goes to the server whole
 * (the adapter splits at every `;`, also inside $$ bodies), and the type "char" of the system
 * catalogues is read (the adapter refuses it).
 */
function fitForMigrations(adapter) {
  adapter.executeScript = async (script) => {
    try {
      await adapter.client.query(script)
    } catch (error) {
      adapter.onError(error)
    }
  }
  const performIO = adapter.performIO.bind(adapter)
  const queryRaw = Object.getPrototypeOf(adapter).queryRaw
  adapter.queryRaw = async (query) => {
    const answer = await performIO(query)
    const isChar = answer.fields.map(({ dataTypeID }) => dataTypeID === OID_CHAR)
    const fields = answer.fields.map((field, i) =>
      isChar[i] ? { ...field, dataTypeID: OID_BPCHAR } : field,
    )
    const read = await queryRaw.call({ performIO: async () => ({ ...answer, fields }) }, query)
    read.columnTypes = read.columnTypes.map((type, i) => (isChar[i] ? COLUMN_TYPE_CHARACTER : type))
    return read
  }
  return adapter
}

export class MigrationFactory {
  provider = 'postgres'
  adapterName = '@prisma/adapter-pg'
  #url
  #open = new Set()
  #pglite
  #shadow

  constructor(url) {
    this.#url = url
  }

  async connect() {
    if (!isPglite(this.#url)) {
      return this.#adapterOn(new PrismaPg({ connectionString: this.#url, max: 1 }))
    }
    this.#pglite ??= await openPglite(this.#url)
    return this.#adapterOnPglite(this.#pglite)
  }

  async connectToShadowDb() {
    if (this.#shadow) await this.#shadow.exec('DROP SCHEMA public CASCADE; CREATE SCHEMA public;')
    else this.#shadow = await openPglite('pglite:memory')
    return this.#adapterOnPglite(this.#shadow)
  }

  async disposeAll() {
    for (const adapter of [...this.#open]) await adapter.dispose()
  }

  async close() {
    await this.disposeAll()
    await this.#shadow?.close()
    await this.#pglite?.close()
  }

  #adapterOnPglite(pglite) {
    return this.#adapterOn(new PrismaPg(poolOn(pglite), { disposeExternalPool: true }))
  }

  /** The engine may dispose of an adapter, and so may `disposeAll`: the first one counts. */
  async #adapterOn(prismaPg) {
    const adapter = await prismaPg.connect()
    this.#open.add(adapter)
    const dispose = adapter.dispose.bind(adapter)
    adapter.dispose = async () => {
      if (this.#open.delete(adapter)) await dispose()
    }
    return fitForMigrations(adapter)
  }
}
