import pg from 'pg'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { startPostgres, type PostgresServer } from '../testing/postgres-server.ts'
import { NotifyBus } from './notify-bus.ts'

let server: PostgresServer
let url: string
beforeAll(async () => {
  server = await startPostgres()
  url = await server.createDatabase()
})
afterAll(() => server.stop())

/** Sends again and again, since a bus that is not connected (yet) carries nothing. */
async function reaches(from: NotifyBus, message: string, heard: readonly string[]): Promise<void> {
  await vi.waitFor(
    () => {
      from.send(message)
      expect(heard).toContain(message)
    },
    { timeout: 20_000, interval: 50 },
  )
}

it('carries messages to other processes, never back, and again after its connection broke', async () => {
  const [here, there] = [new NotifyBus(url), new NotifyBus(url)]
  const [own, heard]: [string[], string[]] = [[], []]
  here.listen((message) => own.push(message))
  const end = there.listen((message) => heard.push(message))
  const long = 'x'.repeat(here.maxBytes)
  await reaches(here, 'first “1”', heard)
  await reaches(here, long, heard)

  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  const { rowCount } = await admin.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid()`,
  )
  expect(rowCount).toBeGreaterThanOrEqual(2)
  await admin.end()
  await reaches(here, 'after', heard)
  await reaches(there, 'back', own)
  expect(own.every((message) => message === 'back')).toBe(true)

  end()
  const count = heard.length
  await reaches(there, 'more', own)
  expect(heard).toHaveLength(count)
  await Promise.all([here.close(), there.close()])
})

it('does without a server that is away, and closes all the same', async () => {
  const away = new NotifyBus('postgresql://nobody@127.0.0.1:1/none')
  away.send('into the void')
  await expect(away.close()).resolves.toBeUndefined()
})
