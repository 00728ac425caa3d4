import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const BUILT = join(ROOT, 'apps/server/dist/main.js')
const READY = /Counterpoint is ready at (http:\/\/\S+)/
const READY_WITHIN_MS = 90_000

/**
 * The server as a process of its own, with a data directory of its own. Killed and started again it
 * has the same port and the same directory.
 */
export class ServerProcess {
  // Made with the first start: test files are loaded more often than they are run.
  #directory = ''
  #child: ChildProcess | undefined
  #address = ''
  #isAway = true
  readonly #environment: Readonly<Record<string, string>>

  /** `environment`: settings beside the port and the directory. */
  constructor(environment: Readonly<Record<string, string>> = {}) {
    this.#environment = environment
  }

  /** Letters that it would have mailed, as far as they are written. */
  letters(): string[] {
    const mail = join(this.#directory, 'mail')
    if (!existsSync(mail)) return []
    return readdirSync(mail).map((file) => readFileSync(join(mail, file), 'utf8'))
  }

  /** Where it listens, without a slash at the end. */
  get address(): string {
    return this.#address
  }

  /** Somebody killed it and has not started it again. */
  get isAway(): boolean {
    return this.#isAway
  }

  /**
   * Throws with what the server said when it ends or does not become ready. It counts as back only
   * when `settle` is done too.
   */
  async start(settle: () => Promise<unknown> = async () => undefined): Promise<void> {
    if (this.#directory === '') this.#directory = mkdtempSync(join(tmpdir(), 'counterpoint-e2e-'))
    const port = this.#address === '' ? '0' : new URL(this.#address).port
    const program = existsSync(BUILT)
      ? [BUILT]
      : ['--import', 'tsx', join(ROOT, 'apps/server/src/main.ts')]
    const child = spawn(process.execPath, program, {
      cwd: ROOT,
      env: {
        PATH: process.env['PATH'],
        NODE_ENV: 'production',
        PORT: port,
        DATA_DIR: this.#directory,
        LOG_LEVEL: 'error',
        ...this.#environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#child = child
    this.#address = await readyAddress(child)
    await settle()
    this.#isAway = false
  }

  /** Ends it at once, in the middle of whatever it does, as a crash or a power cut would. */
  async kill(): Promise<void> {
    this.#isAway = true
    const child = this.#child
    this.#child = undefined
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }

  async dispose(): Promise<void> {
    await this.kill()
    if (this.#directory !== '') rmSync(this.#directory, { recursive: true, force: true })
  }
}

async function readyAddress(child: ChildProcess): Promise<string> {
  let said = ''
  return await new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new Error(`The server was not ready within ${READY_WITHIN_MS} ms.\n${said}`))
    }, READY_WITHIN_MS)
    const hear = (words: Buffer) => {
      said += words.toString()
      const address = READY.exec(said)?.[1]
      if (!address) return
      clearTimeout(late)
      resolve(address)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', (code) => {
      clearTimeout(late)
      reject(new Error(`The server ended with code ${code} before it was ready.\n${said}`))
    })
  })
}
