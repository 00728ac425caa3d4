import { TooBusy } from '../too-costly.ts'
import type { Job, Yield } from './job.ts'
import { worker, type Limits, type Worker } from './worker.ts'

/** Does jobs in processes of its own, a few at a time. */
export interface Pool {
  /**
   * What `job` yields.
   * @throws TooCostly when it exceeds the limits, TooBusy when too many wait, whatever `signal` was
   * aborted with, and an error that carries the process's own for a fault of ours
   */
  readonly run: <J extends Job>(job: J, signal?: AbortSignal) => Promise<Yield[J['kind']]>
  /** Ends every process, and with it whatever is under way. */
  readonly close: () => void
}

interface Waiting {
  readonly start: (worker: Worker) => void
}

/** At most `size` jobs at a time, each within `limits`; `longestQueue` more may wait. */
export function pool(size: number, longestQueue: number, limits: Limits): Pool {
  const idle: Worker[] = []
  const waiting = new Set<Waiting>()
  const all = new Set<Worker>()

  const next = (): void => {
    const [first] = waiting
    if (first === undefined) return
    const free = idle.pop() ?? (all.size < size ? begun() : undefined)
    if (free === undefined) return
    waiting.delete(first)
    first.start(free)
  }

  const begun = (): Worker => {
    const started = worker(limits, () => {
      all.delete(started)
      const at = idle.indexOf(started)
      if (at >= 0) idle.splice(at, 1)
      next()
    })
    all.add(started)
    return started
  }

  const run = async (job: Job, signal?: AbortSignal): Promise<unknown> => {
    signal?.throwIfAborted()
    if (waiting.size >= longestQueue) throw new TooBusy()
    const chosen = await new Promise<Worker>((resolve, reject) => {
      const entry: Waiting = {
        start: (free) => {
          signal?.removeEventListener('abort', leave)
          resolve(free)
        },
      }
      const leave = (): void => {
        waiting.delete(entry)
        reject(signal?.reason as Error)
      }
      signal?.addEventListener('abort', leave, { once: true })
      waiting.add(entry)
      next()
    })
    try {
      return await chosen.work(job, signal)
    } finally {
      if (all.has(chosen)) {
        idle.push(chosen)
        next()
      }
    }
  }

  return {
    run: run as Pool['run'],
    close: () => {
      for (const each of all) each.end()
    },
  }
}
