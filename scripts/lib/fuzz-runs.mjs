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
 * From each of `seeds` on, runs `count` seeds until one breaks a promise; each search in its turn,
 * shared out over `workers` threads.
 * @param {readonly import('./planted-bugs.mjs').Change[]} changes
 * @param {{ seeds: readonly number[], count: number, workers?: number }} budget
 * @returns {Promise<readonly Found[]>} in no particular order
 */
export async function fuzz(changes, { seeds, count, workers = 1 }) {
  const folder = mkdtempSync(join(tmpdir(), 'counterpoint-fuzz-'))
  try {
    const bundle = join(folder, 'run.mjs')
    await bundleRun(changes, bundle)
    const href = pathToFileURL(bundle).href
    const shares = Array.from({ length: workers }, (_, worker) =>
      seeds.filter((_seed, index) => index % workers === worker),
    )
    const found = await Promise.all(
      shares
        .filter((share) => share.length > 0)
        .map((share) => inWorker({ bundle: href, seeds: share, count })),
    )
    return found.flat()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @returns {Promise<readonly Found[]>} */
function inWorker(workerData) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(RUNNER, { workerData })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}
