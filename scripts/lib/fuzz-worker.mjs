import { parentPort, workerData } from 'node:worker_threads'

const { bundle, seeds, count } = workerData
const { run } = await import(bundle)
const found = []
for (const seed of seeds) found.push(await search(seed))
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort?.postMessage(found)

/** Runs seeds from `first` on, until one breaks a promise. */
async function search(first) {
  const totals = { runs: 0, made: 0, committed: 0, refused: 0, undos: 0 }
  for (let seed = first; seed < first + count; seed++) {
    totals.runs++
    try {
      const report = await run(seed)
      for (const name of ['made', 'committed', 'refused', 'undos']) totals[name] += report[name]
    } catch (error) {
      const message = error.name === 'Broken' ? error.message : error.stack
      return { totals, failure: { seed, message } }
    }
  }
  return { totals }
}
