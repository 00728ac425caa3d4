import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint, isStale, writeStamp } from './fingerprint.mjs'
import { ROOT, runNpm } from './run.mjs'

const LOCK = 'package-lock.json'
const STAMP = 'node_modules/.counterpoint-lock'
/** npm writes the lock file and its own copy of it within this time. */
const SAME_INSTALL_MS = 5000

/**
 * Installs the packages of package-lock.json when they are not there. Ends the process with what
 * npm said when that fails.
 * @param {(sentence: string) => void} announce  told before anything that takes long
 */
export async function ensureInstalled(announce) {
  const current = fingerprint([LOCK])
  if (existsSync(join(ROOT, 'node_modules')) && !isStale(STAMP, current)) return
  if (!isInstalledByHand()) {
    announce('Installing the packages; this takes a minute, once.')
    const { code, output } = await runNpm([existsSync(join(ROOT, LOCK)) ? 'ci' : 'install'])
    if (code !== 0) {
      console.error(output)
      console.error('The packages could not be installed; npm says above why.')
      process.exit(1)
    }
  }
  writeStamp(STAMP, fingerprint([LOCK]))
}

/** Has somebody run `npm install` or `npm ci` since the lock file was written? */
function isInstalledByHand() {
  const lock = statSync(join(ROOT, LOCK), { throwIfNoEntry: false })
  const installed = statSync(join(ROOT, 'node_modules/.package-lock.json'), {
    throwIfNoEntry: false,
  })
  return !!lock && !!installed && installed.mtimeMs >= lock.mtimeMs - SAME_INSTALL_MS
}
