import type { ChildProcess } from 'node:child_process'
import { TooCostly } from '../too-costly.ts'
import type { Answer, Job } from './job.ts'
import { startWorker } from './start-worker.ts'

export interface Limits {
  /** Longest that one job may take, from when it is begun. */
  readonly timeMs: number
  /** Largest heap of a process, in mebibytes. */
  readonly memoryMb: number
  /** How long a process is kept that has nothing to do. */
  readonly idleMs: number
}

/** One process and the job it does. */
export interface Worker {
  /** One job at a time. */
  readonly work: (job: Job, signal?: AbortSignal) => Promise<unknown>
  readonly end: () => void
}

/** As much as is kept of what a process said before it died. */
const LAST_WORDS = 4_000

/** A process in `limits`; `onGone` hears when it is no more, whoever ended it. */
export function worker(limits: Limits, onGone: () => void): Worker {
  const child = startWorker(limits.memoryMb)
  const lastWords = heard(child)
  let settle: ((outcome: Outcome) => void) | undefined
  let idleTimer: NodeJS.Timeout | undefined

  child.on('message', (answer: Answer) => settle?.({ answer }))
  child.on('error', (cause) => settle?.({ cause }))
  child.on('exit', (_code, signal) => {
    onGone()
    settle?.({ isDead: true, signal })
  })

  const end = (): void => void child.kill('SIGKILL')
  const rest = (): void => {
    idleTimer = setTimeout(end, limits.idleMs)
    idleTimer.unref()
  }

  return {
    end,
    work: (job, signal) =>
      new Promise((resolve, reject) => {
        clearTimeout(idleTimer)
        const finish = (act: () => void): void => {
          settle = undefined
          clearTimeout(timer)
          signal?.removeEventListener('abort', stop)
          act()
        }
        const stop = (): void => {
          end()
          onGone()
          finish(() => reject(signal?.reason as Error))
        }
        const timer = setTimeout(() => {
          end()
          onGone()
          finish(() => reject(tooSlow(limits.timeMs)))
        }, limits.timeMs)
        settle = (outcome) =>
          finish(() => {
            const { value, error } = resultOf(outcome, limits, lastWords)
            if (error) {
              reject(error)
            } else {
              rest()
              resolve(value)
            }
          })
        signal?.addEventListener('abort', stop, { once: true })
        child.send(job, (cause) => cause && settle?.({ cause }))
      }),
  }
}

type Outcome =
  | { readonly answer: Answer }
  | { readonly cause: Error }
  | { readonly isDead: true; readonly signal: NodeJS.Signals | null }

function resultOf(
  outcome: Outcome,
  { memoryMb }: Limits,
  lastWords: () => string,
): { readonly value?: unknown; readonly error?: Error } {
  if ('cause' in outcome) {
    return { error: new Error('A job could not be handed over.', { cause: outcome.cause }) }
  }
  if ('isDead' in outcome) {
    const said = lastWords()
    // An engine without memory aborts; a system without memory kills.
    const isStarved = outcome.signal !== null || /heap|out of memory|allocation/i.test(said)
    const cause = new Error(said)
    return {
      error: isStarved
        ? new TooCostly('memory', tooLarge(memoryMb), { cause })
        : new Error(`A process that works on files ended by itself. ${said}`),
    }
  }
  switch (outcome.answer.kind) {
    case 'done':
      return { value: outcome.answer.value }
    case 'excess':
      return {
        error: new TooCostly('memory', tooLarge(memoryMb), {
          cause: new Error(outcome.answer.message),
        }),
      }
    case 'failed':
      return { error: new Error(outcome.answer.stack) }
  }
}

const tooSlow = (timeMs: number): TooCostly =>
  new TooCostly(
    'time',
    `This took longer than ${Math.round(timeMs / 1000)} seconds and was stopped; try a smaller file or map.`,
  )

const tooLarge = (memoryMb: number): string =>
  `This needs more than the ${memoryMb} MB of memory there are for it; try a smaller file or map.`

/** The end of what `child` writes to its standard error. */
function heard(child: ChildProcess): () => string {
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (part: string) => {
    said = (said + part).slice(-LAST_WORDS)
  })
  const stream = child.stderr as { unref?: () => void } | null
  stream?.unref?.()
  return () => said
}
