import { parentPort, workerData } from 'node:worker_threads'

const { bundle, seed, count } = workerData
const { run } = await import(bundle)
const totals = { runs: 0, made: 0, committed: 0, refused: 0, undos: 0 }
let failure
for (let next = seed; next < seed + count && !failure; next++) {
  try {
    const report = await run(next)
    totals.runs++
    for (const name of ['made', 'committed', 'refused', 'undos']) totals[name] += report[name]
  } catch (error) {
    totals.runs++
    failure = { seed: next, message: error.name === 'Broken' ? error.message : error.stack }
  }
}
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort?.postMessage({ totals, failure })
