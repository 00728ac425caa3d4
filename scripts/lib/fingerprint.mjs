import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ROOT } from './run.mjs'

const PASSED_OVER = new Set(['node_modules', 'dist', 'generated', '.template', '.turbo'])
const IS_TEST = /[.](test|contract|fuzz|e2e)[.]tsx?$/

/**
 * One hash over the names and contents of the files at and under `paths`; tests are left out, and a
 * path that does not exist is an empty one.
 * @param {readonly string[]} paths  from the root of the repository
 */
export function fingerprint(paths) {
  const hash = createHash('sha256')
  for (const path of paths) for (const file of filesAt(path)) hash.update(file).update(read(file))
  return hash.digest('hex')
}

/**
 * Is what `stamp` stands for made from something else than the files that hash to `current`?
 * @param {string} stamp  from the root of the repository
 * @param {string} current
 */
export function isStale(stamp, current) {
  try {
    return readFileSync(join(ROOT, stamp), 'utf8') !== current
  } catch {
    return true
  }
}

/**
 * @param {string} stamp  from the root of the repository
 * @param {string} current
 */
export function writeStamp(stamp, current) {
  mkdirSync(dirname(join(ROOT, stamp)), { recursive: true })
  writeFileSync(join(ROOT, stamp), current)
}

const read = (file) => readFileSync(join(ROOT, file))

function filesAt(path) {
  const stats = statSync(join(ROOT, path), { throwIfNoEntry: false })
  if (!stats) return []
  if (!stats.isDirectory()) return [path]
  return readdirSync(join(ROOT, path))
    .filter((name) => !PASSED_OVER.has(name) && !IS_TEST.test(name))
    .toSorted()
    .flatMap((name) => filesAt(`${path}/${name}`))
}
