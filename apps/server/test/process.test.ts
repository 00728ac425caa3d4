import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ended, spawnServerProcess, untilReady, type RunningServer } from './server-process.ts'
import type { Json } from './server-under-test.ts'

/** A first start makes a database; on a busy machine that takes its time. */
const PATIENCE_MS = 180_000

let dataDir: string
let children: ChildProcess[]
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'counterpoint-'))
  children = []
})
afterEach(async () => {
  for (const child of children) await ended(child, 'SIGKILL')
  await rm(dataDir, { recursive: true, force: true })
})

const spawnServer = (environment: Record<string, string>) => {
  const spawned = spawnServerProcess({ DATA_DIR: dataDir, ...environment })
  children.push(spawned.child)
  return spawned
}

/** Starts the server and waits until it says that it is ready. */
const start = (environment: Record<string, string> = {}): Promise<RunningServer> =>
  untilReady(spawnServer(environment))

/** Starts the server with something wrong and waits for its end. */
async function fail(environment: Record<string, string>) {
  const { child, said } = spawnServer(environment)
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, ...said }
}

const api = async (address: string, url: string, body?: object): Promise<Json> => {
  const response = await fetch(`${address}/api${url}`, {
    ...(body && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  })
  expect(response.status, await response.clone().text()).toBeLessThan(300)
  return response.json()
}

const claim = (id: string) => ({ kind: 'claim.create', claim: { id, text: `Claim ${id}.` } })

describe('the server as a process', () => {
  it(
    'says one line, keeps everything over a restart, and stops in order',
    { timeout: PATIENCE_MS },
    async () => {
      const first = await start()
      const { items: sources } = await api(first.address, '/sources')
      expect(sources).toHaveLength(4)
      const { map } = await api(first.address, '/maps', { title: 'Kept' })
      await api(first.address, `/maps/${map.id}/operations`, {
        operations: [claim('a'), claim('b')],
      })
      const maps = await api(first.address, '/maps')
      const document = await api(first.address, `/maps/${map.id}`)
      expect(await ended(first.child, 'SIGTERM')).toBe(0)
      expect(first.stdout()).toBe(`Counterpoint is ready at ${first.address}\n`)

      const second = await start()
      expect(await api(second.address, '/maps')).toEqual(maps)
      expect(await api(second.address, `/maps/${map.id}`)).toEqual(document)
      expect(await api(second.address, '/sources')).toMatchObject({ items: sources })
      expect(await ended(second.child, 'SIGINT')).toBe(0)
    },
  )

  it(
    'loses nothing acknowledged when it is killed in the middle of writes',
    { timeout: PATIENCE_MS },
    async () => {
      const first = await start()
      const { map } = await api(first.address, '/maps', { title: 'Killed' })
      const acknowledged: string[] = []
      const killed = new Promise<void>((resolve) => {
        first.child.once('exit', () => resolve())
      })
      const writers = Array.from({ length: 4 }, async (_, writer) => {
        for (let n = 0; ; n++) {
          const id = `w${writer}n${n}`
          try {
            await api(first.address, `/maps/${map.id}/operations`, {
              operations: [claim(id), claim(`${id}x`)],
            })
            acknowledged.push(id)
          } catch {
            return
          }
          if (acknowledged.length === 40) first.child.kill('SIGKILL')
        }
      })
      await Promise.all([...writers, killed])
      expect(acknowledged.length).toBeGreaterThanOrEqual(40)

      const second = await start()
      const document = await api(second.address, `/maps/${map.id}`)
      const held = new Set(document.claims.map(({ id }: Json) => id))
      for (const id of acknowledged) expect(held.has(id) && held.has(`${id}x`), id).toBe(true)
      // All of a submission or nothing of it, and the log tells the same.
      for (const id of held) expect(held.has(String(id).replace(/x?$/, 'x')), String(id)).toBe(true)
      expect(document.revision).toBe(document.claims.length)
      const again = await api(second.address, `/maps/${map.id}/operations`, {
        operations: [claim('after')],
      })
      expect(again.revision).toBe(document.revision + 1)
    },
  )

  it('serves to the end what runs when it is asked to stop', { timeout: PATIENCE_MS }, async () => {
    const { child, address } = await start()
    const { map } = await api(address, '/maps', { title: 'Slow' })
    const { hostname, port } = new URL(address)
    const body = JSON.stringify({ operations: [claim('a')] })
    const socket = net.connect(Number(port), hostname)
    await once(socket, 'connect')
    let answer = ''
    socket.setEncoding('utf8').on('data', (chunk: string) => (answer += chunk))
    const closed = once(socket, 'close')
    socket.write(
      `POST /api/maps/${map.id}/operations HTTP/1.1\r\nHost: ${hostname}:${port}\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 10)}`,
    )
    // Answered after the first half of the slow request has arrived.
    await api(address, '/livez')
    const exit = once(child, 'exit')
    child.kill('SIGTERM')
    await refusesConnections(Number(port), hostname)
    socket.write(body.slice(10))
    await closed
    expect(answer).toMatch(/^HTTP\/1\.1 200 /)
    expect((await exit)[0]).toBe(0)
  })

  it('takes a data directory for itself alone', { timeout: PATIENCE_MS }, async () => {
    await start()
    const { code, out, err } = await fail({})
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(/^[^\n]*DATA_DIR[^\n]*\n$/)
    expect(err).toContain(dataDir)
  })

  it('says which port is in use', { timeout: PATIENCE_MS }, async () => {
    const taken = net.createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const { port } = taken.address() as net.AddressInfo
    const { code, out, err } = await fail({ PORT: String(port) })
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(new RegExp(`^PORT ${port} [^\n]*\\.\n$`))
    taken.close()
  })

  it(
    'says what is wrong with a value, in one sentence, and does not start',
    { timeout: PATIENCE_MS },
    async () => {
      const file = path.join(dataDir, 'a-file')
      await writeFile(file, '')
      const wrong: [string, string][] = [
        ['PORT', 'http'],
        ['HOST', '0.0.0.0'],
        ['HOST', '203.0.113.7'],
        ['AUTH_MODE', 'accounts'],
        ['AUTH_MODE', 'everybody'],
        ['DATA_DIR', file],
        ['DATA_DIR', '/dev/null/data'],
        ['DATABASE_URL', 'mysql://localhost/x'],
        ['DATABASE_URL', 'postgresql://me:secret@127.0.0.1:1/x'],
        ['LOG_LEVEL', 'loud'],
        ['BASE_URL', 'nowhere'],
      ]
      for (const [name, value] of wrong) {
        const { code, out, err } = await fail({ [name]: value })
        expect({ name, value, code, out }).toEqual({ name, value, code: 1, out: '' })
        expect(err).toMatch(/^[^\n]{20,300}\.\n$/)
        expect(err).toContain(name)
        expect(err).not.toMatch(/me:secret|node_modules|Error:/)
      }
    },
  )
})

/** Waits until nobody listens any more. */
async function refusesConnections(port: number, host: string): Promise<void> {
  for (;;) {
    const socket = net.connect(port, host)
    const isOpen = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    })
    socket.destroy()
    if (!isOpen) return
  }
}
