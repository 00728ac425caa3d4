import { fork, type ChildProcess } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** In a bundle, the same beside it; see `scripts/lib/bundle.mjs`. */
const PROGRAM = new URL('./files.worker.ts', import.meta.url)

/**
 * A process that does jobs, in which the heap cannot outgrow `memoryMb`. It has none of our
 * environment, and does not keep us alive.
 */
export function startWorker(memoryMb: number): ChildProcess {
  const child = fork(fileURLToPath(PROGRAM), [], {
    execArgv: [`--max-old-space-size=${memoryMb}`, ...loaderOf(PROGRAM)],
    env: process.platform === 'win32' ? { SystemRoot: process.env['SystemRoot'] } : {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  child.unref()
  child.channel?.unref()
  return child
}

/** Sources are run as they are, where there is no bundle. */
const loaderOf = ({ pathname, href }: URL): string[] =>
  pathname.endsWith('.ts')
    ? ['--import', pathToFileURL(createRequire(href).resolve('tsx')).href]
    : []
