import { existsSync } from 'node:fs'
import { run } from './run.mjs'

/** Whether we may install packages here: root, on Debian or one of its kin. */
export const canInstallDebian = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

/**
 * Installs `packages` with apt-get, from newer lists where the first try fails. Whether it succeeded shows
 * in what is there afterwards.
 * @param {readonly string[]} packages
 * @returns {Promise<string>}  what apt-get said
 */
export async function installDebian(packages) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const parameters = ['install', '-y', '--no-install-recommends', ...packages]
  const first = await run('apt-get', parameters, { env })
  if (first.code === 0) return first.output
  const lists = await run('apt-get', ['update'], { env })
  const second = await run('apt-get', parameters, { env })
  return first.output + lists.output + second.output
}
