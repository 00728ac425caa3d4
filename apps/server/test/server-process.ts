import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type net from 'node:net'
import { fileURLToPath } from 'node:url'

const ENTRY = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** The server in a process of its own, and what it has said so far. */
export interface SpawnedServer {
  readonly child: ChildProcess
  readonly said: { out: string; err: string }
}

export interface RunningServer {
  readonly child: ChildProcess
  readonly address: string
  /** Everything on stdout so far. */
  readonly stdout: () => string
}

/** On a port that was found, unless `environment` says otherwise. */
export function spawnServerProcess(environment: Readonly<Record<string, string>>): SpawnedServer {
  const { PATH = '', HOME = '', TMPDIR } = process.env
  const child = spawn(process.execPath, ['--import', 'tsx', ENTRY], {
    cwd: ROOT,
    env: { PATH, HOME, ...(TMPDIR !== undefined && { TMPDIR }), PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (said.out += chunk))
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (said.err += chunk))
  return { child, said }
}

/** Waits until the server says that it is ready. */
export async function untilReady({ child, said }: SpawnedServer): Promise<RunningServer> {
  const exit = once(child, 'exit')
  for (;;) {
    const address = /^Counterpoint is ready at (http:\S+)\n/.exec(said.out)?.[1]
    if (address !== undefined) return { child, address, stdout: () => said.out }
    const next = await Promise.race([
      once(child.stdout as net.Socket, 'data'),
      exit.then(() => 'exit'),
    ])
    if (next === 'exit') throw new Error(`The server did not start: ${said.err}`)
  }
}

export async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const exit = once(child, 'exit')
  child.kill(signal)
  await exit
  return child.exitCode
}
