import { createHash } from 'node:crypto'
import { mkdirSync, realpathSync, rmdirSync, rmSync, statSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { DataDirectoryInUse } from './storage-start-error.ts'

/**
 * Takes `directory` (which exists) for this process alone, and returns what gives it back.
 *
 * PGlite takes no lock of its own, and two processes on one data directory silently lose each
 * other's commits. The lock is a listening socket: the kernel closes it whichever way the process
 * ends, so no lock outlives its owner. On Windows a named pipe does the same.
 *
 * @throws DataDirectoryInUse
 */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  const address = addressOf(realpathSync(directory))
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const server = await listen(address)
    if (server) return () => new Promise((resolve) => server.close(() => resolve()))
    if (await isAnswered(address)) throw new DataDirectoryInUse(directory)
    if (!removeAbandoned(address)) await sleep(WAIT_MS)
  }
  throw new DataDirectoryInUse(directory)
}

/** Longest path that every system takes for a socket, less some room. */
const MAX_SOCKET_PATH = 100

function addressOf(directory: string): string {
  const name = `counterpoint-${createHash('sha256').update(directory).digest('hex').slice(0, 16)}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`
  const inside = path.join(directory, 'lock.sock')
  return Buffer.byteLength(inside) <= MAX_SOCKET_PATH
    ? inside
    : path.join(os.tmpdir(), `${name}.sock`)
}

/** A server on `address`; undefined when the address is taken. */
function listen(address: string): Promise<net.Server | undefined> {
  const server = net.createServer((socket) => socket.end())
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    )
    server.listen(address, () => {
      server.unref()
      resolve(server)
    })
  })
}

const isAnswered = (address: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = net.connect(address)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })

/** Together longer than it takes for a mark to count as abandoned. */
const MAX_ATTEMPTS = 120
const WAIT_MS = 100

/** A crash between making and removing the reaper's mark leaves it behind; this old it is one. */
const ABANDONED_AFTER_MS = 10_000

/**
 * Removes the socket of a dead process; false when another process is at it. Only one may: the
 * second would remove the socket that the first has just put in its place.
 */
function removeAbandoned(address: string): boolean {
  const mark = `${address}.reaping`
  try {
    mkdirSync(mark)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const made = statSync(mark, { throwIfNoEntry: false })?.mtimeMs ?? 0
    if (Date.now() - made > ABANDONED_AFTER_MS) rmSync(mark, { recursive: true, force: true })
    return false
  }
  rmSync(address, { force: true })
  rmdirSync(mark)
  return true
}
