import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** Runs the program as a person does, from its sources. */
export function counterpoint(words: readonly string[], input = '') {
  const program = join(import.meta.dirname, '../main.ts')
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', program, ...words],
    { input, encoding: 'utf8' },
  )
  return { status, stdout, stderr }
}
