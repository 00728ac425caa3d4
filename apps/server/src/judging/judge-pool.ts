import { Worker } from 'node:worker_threads'
import { Refused } from '../problem.ts'
import type { JudgeTask } from './judge-task.ts'

/** What a worker is sent. The first number of `cancelled` turns to 1 when nobody waits any more. */
export interface Question {
  readonly task: JudgeTask
  readonly cancelled: SharedArrayBuffer
}

/** What it sends back: the answer's JSON. */
export type Verdict = { readonly answer: string } | { readonly failure: string }

/** Judges maps away from the thread that serves requests. */
export interface Judging {
  /**
   * JSON of the answer to `task`; undefined once `signal` is aborted, which ends the search.
   * @throws Refused `too_many_requests` when too many wait, `judging_took_too_long` after a while
   */
  readonly ask: (task: JudgeTask, signal: AbortSignal) => Promise<string | undefined>
  readonly close: () => Promise<void>
}

interface Waiting extends Question {
  readonly settle: (verdict: Verdict | Refused | undefined) => void
  timer?: NodeJS.Timeout
}

/** Threads at most: one map that is hard to judge must not keep all others waiting. */
const THREADS = 2
const MOST_WAITING = 64
/** Searches end by their budget of steps long before. */
const USUAL_TIMEOUT_MS = 30_000

/** Threads that run `worker`, started when they are first needed. */
export function judgePool(worker: URL, timeoutMs = USUAL_TIMEOUT_MS): Judging {
  const waiting: Waiting[] = []
  const idle: Worker[] = []
  const busy = new Map<Worker, Waiting>()

  const start = (): Worker => {
    const thread = new Worker(worker)
    thread.unref()
    thread.on('message', (verdict: Verdict) => finish(thread, verdict))
    thread.on('error', (error) => end(thread, { failure: error.stack ?? error.message }))
    return thread
  }
  const settle = (thread: Worker, verdict: Verdict | Refused): void => {
    const question = busy.get(thread)
    busy.delete(thread)
    clearTimeout(question?.timer)
    question?.settle(verdict)
  }
  const finish = (thread: Worker, verdict: Verdict): void => {
    settle(thread, verdict)
    idle.push(thread)
    next()
  }
  /** A thread that failed, or does not come to an end, is of no more use. */
  const end = (thread: Worker, verdict: Verdict | Refused): void => {
    settle(thread, verdict)
    const at = idle.indexOf(thread)
    if (at >= 0) idle.splice(at, 1)
    void thread.terminate()
    next()
  }
  const next = (): void => {
    if (waiting.length === 0) return
    const thread = idle.pop() ?? (busy.size < THREADS ? start() : undefined)
    const question = thread && waiting.shift()
    if (!question) return
    busy.set(thread, question)
    question.timer = setTimeout(() => end(thread, tookTooLong()), timeoutMs)
    const { task, cancelled } = question
    // A thread has no origin, as a window has.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    thread.postMessage({ task, cancelled } satisfies Question)
  }

  return {
    ask: async (task, signal) => {
      if (signal.aborted) return undefined
      if (waiting.length >= MOST_WAITING) throw tooManyWait()
      const cancelled = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)
      const verdict = await new Promise<Verdict | Refused | undefined>((settle) => {
        const question: Waiting = { task, cancelled, settle }
        signal.addEventListener('abort', () => {
          Atomics.store(new Int32Array(cancelled), 0, 1)
          const at = waiting.indexOf(question)
          if (at >= 0) waiting.splice(at, 1)
          settle(undefined)
        })
        waiting.push(question)
        next()
      })
      if (verdict === undefined || signal.aborted) return undefined
      if (verdict instanceof Refused) throw verdict
      if ('failure' in verdict) throw new Error(`A map could not be judged: ${verdict.failure}`)
      return verdict.answer
    },
    close: async () => {
      for (const question of waiting.splice(0)) question.settle(undefined)
      for (const question of busy.values()) question.settle(undefined)
      await Promise.all([...idle, ...busy.keys()].map((thread) => thread.terminate()))
    },
  }
}

const tooManyWait = (): Refused =>
  new Refused('too_many_requests', 'Too many maps wait to be judged; ask again in a moment.')

const tookTooLong = (): Refused =>
  new Refused(
    'judging_took_too_long',
    'This map took longer to judge than one request may; ask for grounded standings without reasons, or for fewer positions.',
  )
