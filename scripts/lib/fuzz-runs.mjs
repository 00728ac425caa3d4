import { rmSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { bundleRun } from './bundle-run.mjs'

/**
 * @typedef {{ runs: number, made: number, committed: number, refused: number, undos: number }} Totals
 * @typedef {{ seed: number, message: string }} Failure
 * @typedef {{ totals: Totals, failure?: Failure }} Found
 */

const RUNNER = new URL('./fuzz-worker.mjs', import.meta.url)

/**
 * Runs `count` seeds from `seed` on, until one breaks a promise; over `workers` threads.
 * @param {readonly import('./planted-bugs.mjs').Change[]} changes
 * @param {{ seed: number, count: number, workers?: number }} budget
 * @returns {Promise<Found>}
 */
export async function fuzz(changes, { seed, count, workers = 1 }) {
  const folder = mkdtempSync(join(tmpdir(), 'counterpoint-fuzz-'))
  try {
    const bundle = join(folder, 'run.mjs')
    await bundleRun(changes, bundle)
    const share = Math.ceil(count / workers)
    const found = await Promise.all(
      Array.from({ length: workers }, (_, index) =>
        inWorker({
          bundle: pathToFileURL(bundle).href,
          seed: seed + index * share,
          count: Math.min(share, count - index * share),
        }),
      ),
    )
    return found.reduce(together)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @returns {Promise<Found>} */
function inWorker(workerData) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(RUNNER, { workerData })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

/** @param {Found} a @param {Found} b @returns {Found} */
function together(a, b) {
  const totals = Object.fromEntries(
    Object.entries(a.totals).map(([name, value]) => [name, value + b.totals[name]]),
  )
  const failure = a.failure ?? b.failure
  return { totals: /** @type {Totals} */ (totals), ...(failure ? { failure } : {}) }
}
