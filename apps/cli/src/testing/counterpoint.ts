import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** Runs the program as a person does, from its sources. */
export function counterpoint(words: readonly string[], input = '') {
  const program = join(import.meta.dirname, '../main.ts')
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', program, ...words],
    { input },
  )
  return { status, stdout: stdout.toString(), stderr: stderr.toString(), bytes: stdout }
}
