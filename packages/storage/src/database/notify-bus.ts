import pg from 'pg'
import type { MessageBus } from '../storage.ts'

const CHANNEL = 'counterpoint'
/** PostgreSQL takes payloads of less than 8,000 bytes. */
const MAX_BYTES = 7_900
const RECONNECT_MS = [100, 300, 1_000, 3_000] as const

/** The bus of a database that no other process is on. */
export const NOBODY: MessageBus = {
  maxBytes: MAX_BYTES,
  send: () => undefined,
  listen: () => () => undefined,
}

/**
 * PostgreSQL's NOTIFY on one channel, over a connection of its own that it makes again whenever it
 * breaks. A NOTIFY inside of the writing transaction would make all commits of the server wait for
 * each other, so messages are sent by themselves, after the commit; what is sent while there is no
 * connection is lost.
 */
export class NotifyBus implements MessageBus {
  readonly maxBytes = MAX_BYTES
  readonly #url: string
  readonly #listeners = new Set<(message: string) => void>()
  #client: pg.Client | undefined
  #retry: NodeJS.Timeout | undefined
  #sending: Promise<unknown> = Promise.resolve()
  #failures = 0
  #isClosed = false

  constructor(url: string) {
    this.#url = url
    void this.#connect()
  }

  send(message: string): void {
    const client = this.#client
    if (!client) return
    // One after the other. If one fails, the connection does, which says so by itself.
    this.#sending = this.#sending
      .then(() => client.query('SELECT pg_notify($1, $2)', [CHANNEL, message]))
      .catch(() => undefined)
  }

  listen(listener: (message: string) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  async close(): Promise<void> {
    this.#isClosed = true
    clearTimeout(this.#retry)
    const client = this.#client
    this.#client = undefined
    await client?.end().catch(() => undefined)
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#url,
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    })
    let isOver = false
    const over = (): void => {
      if (isOver) return
      isOver = true
      if (this.#client === client) this.#client = undefined
      this.#connectLater()
    }
    client.on('error', over)
    client.on('end', over)
    client.on('notification', ({ processId, payload }) => {
      if (processId === (client as unknown as { processID: number }).processID) return
      for (const listener of this.#listeners) listener(payload ?? '')
    })
    try {
      await client.connect()
      await client.query(`LISTEN ${CHANNEL}`)
    } catch {
      await client.end().catch(() => undefined)
      return over()
    }
    if (this.#isClosed) return client.end().catch(() => undefined)
    if (isOver) return
    this.#failures = 0
    this.#client = client
  }

  #connectLater(): void {
    if (this.#isClosed) return
    const wait = RECONNECT_MS[Math.min(this.#failures, RECONNECT_MS.length - 1)]
    this.#failures++
    this.#retry = setTimeout(() => void this.#connect(), wait)
  }
}
