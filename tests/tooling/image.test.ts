import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from '../../scripts/lib/run.mjs'
import { buildImage, type Image } from './image.ts'

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('No port was given.')
  return address.port
}

/** The image is built once, by its own steps, in an empty directory outside of the repository. */
describe('the container image', () => {
  const outside = mkdtempSync(join(tmpdir(), 'counterpoint-image-'))
  let image: Image
  let container: ChildProcess | undefined
  let environment: NodeJS.ProcessEnv
  let said = ''
  let address: string

  const inside = ([program = '', ...parameters]: readonly string[]) =>
    [program === 'node' ? process.execPath : program, parameters] as const

  beforeAll(async () => {
    image = buildImage(ROOT, outside)
    const port = await freePort()
    address = `http://127.0.0.1:${port}`
    environment = { PATH: process.env['PATH'], ...image.env, PORT: String(port) }
    const [program, parameters] = inside(image.command)
    const started = spawn(program, parameters, {
      cwd: join(image.root, image.workDirectory),
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    container = started
    for (const stream of [started.stdout, started.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk: string) => (said += chunk))
    }
    await untilHealthy(started)
  })

  afterAll(async () => {
    if (container && container.exitCode === null && container.signalCode === null) {
      container.kill('SIGKILL')
      await once(container, 'exit')
    }
    rmSync(outside, { recursive: true, force: true })
  })

  /** Asks as a container engine would, with the image's own health check. */
  async function untilHealthy(started: ChildProcess): Promise<void> {
    const [program, parameters] = inside(image.healthCheck)
    for (let attempt = 0; attempt < 60; attempt += 1) {
      if (started.exitCode !== null) throw new Error(`The server ended:\n${said}`)
      if (spawnSync(program, parameters, { env: environment }).status === 0) return
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
    throw new Error(`The server did not become healthy:\n${said}`)
  }

  it('serves the API', async () => {
    const answer = await fetch(`${address}/api/readyz`)
    expect(answer.status).toBe(200)
  })

  it('serves the four essays', async () => {
    const answer = await fetch(`${address}/api/sources`)
    expect(answer.status).toBe(200)
    const { items } = (await answer.json()) as { items: readonly unknown[] }
    expect(items).toHaveLength(4)
  })

  it('serves the page and its script', async () => {
    const page = await (await fetch(`${address}/`)).text()
    const script = /<script[^>]+src="([^"]+[.]js)"/.exec(page)?.[1]
    expect(script).toBeDefined()
    const answer = await fetch(new URL(script ?? '', address))
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toMatch(/javascript/)
  })

  it('stops cleanly when it is told to', async () => {
    container?.kill('SIGTERM')
    const [code] = container ? await once(container, 'exit') : []
    expect(code, said).toBe(0)
  })
})
