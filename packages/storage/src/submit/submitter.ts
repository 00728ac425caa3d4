import { setTimeout as sleep } from 'node:timers/promises'
import { assert, type MapId } from '@counterpoint/core'
import {
  StorageBusy,
  StorageUnavailable,
  type Decision,
  type Mutation,
  type Submission,
} from '../storage.ts'
import { isTransient, reachingDatabase } from '../database/failure.ts'
import { commitBatch, type Workplace } from './commit-batch.ts'
import { forgetExpired } from './idempotency.ts'
import { MapQueue, type Waiting } from './map-queue.ts'
import { isMutation, undecidable, type Outcome, type Sent, type Verdict } from './outcome.ts'
import { Overtaken } from './overtaken.ts'

/** Attempts at one batch, after which the database counts as unavailable. */
const MAX_ATTEMPTS = 3
/** Whoever overtakes has committed, so each of these attempts finds more of its work done. */
const MAX_ATTEMPTS_OVERTAKEN = 12
const RETRY_WITHIN_MS = 30
const FORGET_EVERY_MS = 3_600_000

/**
 * Takes submissions to many maps at once. Each map has its own queue, and one worker that commits
 * whatever waits there in one transaction (group commit): under load many submissions share the
 * cost of one, and alone none has to wait.
 */
export class Submitter {
  readonly #workplace: Workplace
  readonly #queues = new Map<string, MapQueue>()
  readonly #workers = new Set<Promise<void>>()
  #isClosed = false
  #forgotAt = 0

  constructor(workplace: Workplace) {
    this.#workplace = workplace
  }

  async submit(workspaceId: string, submission: Submission): Promise<Outcome> {
    const [verdict] = await this.#enqueue(workspaceId, submission.map, [submission])
    assert(verdict && 'ok' in verdict, 'What has no number cannot come too early.')
    return verdict
  }

  async decide(
    workspaceId: string,
    map: string,
    mutations: readonly Mutation[],
  ): Promise<readonly Decision[]> {
    const sent = mutations.map(
      ({ client, number, operation, subject, rightsAsOf, isForbidden }): Sent => ({
        map: map as MapId,
        operations: [operation],
        subject,
        origin: 'live',
        mutation: { client, number },
        ...(rightsAsOf !== undefined && { rightsAsOf }),
        ...(isForbidden && { refuseAs: { code: 'forbidden' } }),
      }),
    )
    return (await this.#enqueue(workspaceId, map, sent)).map(decisionOf)
  }

  /** Takes no more, and resolves when all that waits is decided. */
  async close(): Promise<void> {
    this.#isClosed = true
    while (this.#workers.size > 0) await Promise.all(this.#workers)
  }

  /** All of them wait, or none does. */
  async #enqueue(
    workspaceId: string,
    mapId: string,
    all: readonly Sent[],
  ): Promise<readonly Exclude<Verdict, Error>[]> {
    if (this.#isClosed) throw new StorageUnavailable('The storage is closed.')
    const name = `${workspaceId} ${mapId}`
    const open = this.#queues.get(name)
    const queue = open ?? new MapQueue(workspaceId, mapId)
    if (!queue.hasRoomFor(all.length)) {
      throw new StorageBusy(`Too many changes of map ${mapId} wait; try again in a moment.`)
    }
    const verdicts = all.map(
      (sent) =>
        new Promise<Exclude<Verdict, Error>>((resolve, reject) => {
          queue.push({
            sent,
            resolve: (verdict) => (verdict instanceof Error ? reject(verdict) : resolve(verdict)),
            reject,
          })
        }),
    )
    if (!open) this.#open(name, queue)
    return Promise.all(verdicts)
  }

  #open(name: string, queue: MapQueue): void {
    this.#queues.set(name, queue)
    const worker = this.#work(name, queue).finally(() => this.#workers.delete(worker))
    this.#workers.add(worker)
  }

  async #work(name: string, queue: MapQueue): Promise<void> {
    while (!queue.isEmpty) await this.#settle(queue, queue.takeBatch())
    this.#queues.delete(name)
    await this.#forgetNowAndThen()
  }

  /** Never throws: what fails goes to those who wait for it. */
  async #settle(queue: MapQueue, batch: readonly Waiting[]): Promise<void> {
    try {
      const verdicts = await this.#commit(
        queue,
        batch.map(({ sent }) => sent),
      )
      for (const [i, { resolve }] of batch.entries()) {
        const verdict = verdicts[i]
        assert(verdict, 'Every submission has an outcome.')
        resolve(verdict)
      }
    } catch (error) {
      if (error instanceof StorageUnavailable) {
        for (const { reject } of batch) reject(error)
        return
      }
      // One of them makes the database refuse the whole transaction: let that one alone fail.
      const [alone] = batch
      if (batch.length > 1) for (const waiting of batch) await this.#settle(queue, [waiting])
      else if (alone) await this.#giveUp(queue, alone, error)
    }
  }

  /** A queue that cannot get past one of its mutations would stand still: that one is refused. */
  async #giveUp(queue: MapQueue, { sent, resolve, reject }: Waiting, error: unknown) {
    if (!isMutation(sent) || sent.refuseAs) return reject(error)
    const refuseAs = undecidable(error)
    await this.#settle(queue, [{ sent: { ...sent, refuseAs }, resolve, reject }])
  }

  async #commit({ workspaceId, mapId }: MapQueue, submissions: readonly Sent[]) {
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

function decisionOf(verdict: Exclude<Verdict, Error>): Decision {
  if ('decided' in verdict) return { kind: 'gap', decided: verdict.decided }
  return verdict.ok
    ? { kind: 'committed', revision: verdict.value.revision }
    : { kind: 'refused', refusal: verdict.error }
}
