import { setTimeout as sleep } from 'node:timers/promises'
import { assert } from '@counterpoint/core'
import { StorageUnavailable, type Submission } from '../storage.ts'
import { isTransient, reachingDatabase } from '../database/failure.ts'
import { commitBatch, type Workplace } from './commit-batch.ts'
import { forgetExpired, type Outcome } from './idempotency.ts'
import { Overtaken } from './overtaken.ts'

/** Most submissions, and about the most operations, that one transaction commits. */
const MAX_SUBMISSIONS = 64
const MAX_OPERATIONS = 5_000

/** Attempts at one batch, after which the database counts as unavailable. */
const MAX_ATTEMPTS = 3
/** Whoever overtakes has committed, so each of these attempts finds more of its work done. */
const MAX_ATTEMPTS_OVERTAKEN = 12
const RETRY_WITHIN_MS = 30
const FORGET_EVERY_MS = 3_600_000

interface Waiting {
  readonly submission: Submission
  readonly resolve: (outcome: Outcome) => void
  readonly reject: (error: unknown) => void
}

interface Queue {
  readonly workspaceId: string
  readonly mapId: string
  readonly waiting: Waiting[]
}

/**
 * Takes submissions to many maps at once. Each map has its own queue, and one worker that commits
 * whatever waits there in one transaction (group commit): under load many submissions share the
 * cost of one, and alone none has to wait.
 */
export class Submitter {
  readonly #workplace: Workplace
  readonly #queues = new Map<string, Queue>()
  readonly #workers = new Set<Promise<void>>()
  #isClosed = false
  #forgotAt = 0

  constructor(workplace: Workplace) {
    this.#workplace = workplace
  }

  submit(workspaceId: string, submission: Submission): Promise<Outcome> {
    if (this.#isClosed) return Promise.reject(new StorageUnavailable('The storage is closed.'))
    return new Promise((resolve, reject) => {
      const name = `${workspaceId} ${submission.map}`
      const queue = this.#queues.get(name)
      const waiting = { submission, resolve, reject }
      if (queue) queue.waiting.push(waiting)
      else this.#open(name, { workspaceId, mapId: submission.map, waiting: [waiting] })
    })
  }

  /** Takes no more, and resolves when all that waits is decided. */
  async close(): Promise<void> {
    this.#isClosed = true
    while (this.#workers.size > 0) await Promise.all(this.#workers)
  }

  #open(name: string, queue: Queue): void {
    this.#queues.set(name, queue)
    const worker = this.#work(name, queue).finally(() => this.#workers.delete(worker))
    this.#workers.add(worker)
  }

  async #work(name: string, queue: Queue): Promise<void> {
    while (queue.waiting.length > 0) await this.#settle(queue, nextBatch(queue))
    this.#queues.delete(name)
    await this.#forgetNowAndThen()
  }

  /** Never throws: what fails goes to those who wait for it. */
  async #settle(queue: Queue, batch: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await this.#commit(queue, batch)
      for (const [i, { resolve, reject }] of batch.entries()) {
        const outcome = outcomes[i]
        assert(outcome, 'Every submission has an outcome.')
        if (outcome instanceof Error) reject(outcome)
        else resolve(outcome)
      }
    } catch (error) {
      if (batch.length === 1 || error instanceof StorageUnavailable) {
        for (const { reject } of batch) reject(error)
        return
      }
      // One of them makes the database refuse the whole transaction: let that one alone fail.
      for (const waiting of batch) await this.#settle(queue, [waiting])
    }
  }

  async #commit({ workspaceId, mapId }: Queue, batch: readonly Waiting[]) {
    const submissions = batch.map(({ submission }) => submission)
    return reachingDatabase(async () => {
      for (let attempt = 1; ; attempt++) {
        try {
          return await commitBatch(this.#workplace, { workspaceId, mapId, submissions })
        } catch (error) {
          this.#workplace.cache.drop(mapId)
          if (attempt >= attemptsWorth(error)) throw error
          await sleep(RETRY_WITHIN_MS * attempt * Math.random())
        }
      }
    })
  }

  /** Housekeeping must not fail a submission, and what it leaves is ignored when it is too old. */
  async #forgetNowAndThen(): Promise<void> {
    if (Date.now() - this.#forgotAt < FORGET_EVERY_MS) return
    this.#forgotAt = Date.now()
    await forgetExpired(this.#workplace.database.prisma).catch(() => undefined)
  }
}

const attemptsWorth = (error: unknown): number => {
  if (error instanceof Overtaken) return MAX_ATTEMPTS_OVERTAKEN
  return isTransient(error) ? MAX_ATTEMPTS : 1
}

function nextBatch({ waiting }: Queue): Waiting[] {
  let operations = 0
  const end = waiting.findIndex(({ submission }, i) => {
    operations += submission.operations.length
    return i > 0 && (i === MAX_SUBMISSIONS || operations > MAX_OPERATIONS)
  })
  return waiting.splice(0, end === -1 ? waiting.length : end)
}
