import { spawn } from 'node:child_process'
import path from 'node:path'
import readline from 'node:readline'

/**
 * A program of this folder, run in a process of its own. It ends when its standard input does, so it
 * does not outlive a test that failed before killing it.
 */
export interface Child {
  /** What it has printed so far, line by line. */
  readonly lines: readonly string[]
  /** Resolves when it prints `line`; rejects if it ends before. */
  readonly prints: (line: (printed: string) => boolean) => Promise<string>
  /** kill -9; resolves when it is gone. */
  readonly kill: () => Promise<void>
  readonly ended: Promise<void>
}

export function startChild(program: string, ...parameters: readonly string[]): Child {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', path.join(import.meta.dirname, program), ...parameters],
    { cwd: path.join(import.meta.dirname, '../..'), stdio: ['pipe', 'pipe', 'pipe'] },
  )
  const lines: string[] = []
  let complaints = ''
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString()
  })
  const output = readline.createInterface({ input: child.stdout })
  output.on('line', (line) => lines.push(line))
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  return {
    lines,
    ended,
    prints: async (isWanted) => {
      for (;;) {
        const found = lines.find(isWanted)
        if (found !== undefined) return found
        const isOver = await Promise.race([
          new Promise<false>((resolve) => output.once('line', () => resolve(false))),
          ended.then(() => true),
        ])
        if (isOver && !lines.some(isWanted)) {
          throw new Error(`${program} ended without a word: ${complaints}`)
        }
      }
    },
    kill: () => {
      child.kill('SIGKILL')
      return ended
    },
  }
}
