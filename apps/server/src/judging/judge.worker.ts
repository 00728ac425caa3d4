import { parentPort } from 'node:worker_threads'
import { assert } from '@counterpoint/core'
import type { Question, Verdict } from './judge-pool.ts'
import { judged } from './judged.ts'

assert(parentPort, 'The judging of maps runs in a worker thread.')
const port = parentPort

port.on('message', ({ task, cancelled }: Question) => {
  const flag = new Int32Array(cancelled)
  const isCancelled = (): boolean => Atomics.load(flag, 0) === 1
  port.postMessage(verdictOn(() => JSON.stringify(judged(task, { isCancelled }))))
})

/** What goes wrong here is told to who asked, and the thread goes on. */
function verdictOn(answer: () => string): Verdict {
  try {
    return { answer: answer() }
  } catch (error) {
    return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
