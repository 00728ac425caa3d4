import type { Effect } from '@counterpoint/core'
import type { LiveEntry } from '../realtime/down.ts'
import { keyOf, type MutationKey } from './pending.ts'

/** A mutation that counts as done, and what it did, where that is known. */
interface Answer {
  readonly key: MutationKey
  readonly effects?: readonly Effect[]
}

/**
 * What the server said of mutations whose place in the log the copy has not reached: until it has,
 * they do not count as done ([R5]).
 */
export class Answers {
  readonly #revisions = new Map<MutationKey, number>()

  /** HTTP says that the log has the mutation at `revision`. */
  submitted(key: MutationKey, revision: number): void {
    this.#revisions.set(key, revision)
  }

  /** What is done now that the copy has `entry`. */
  reachedBy({ revision, client, number, effects }: LiveEntry): readonly Answer[] {
    const answers: Answer[] = []
    if (client !== null && number !== null)
      answers.push({ key: keyOf({ client, number }), effects })
    for (const [key, its] of this.#revisions) {
      if (its > revision) continue
      this.#revisions.delete(key)
      answers.push(its === revision ? { key, effects } : { key })
    }
    return answers
  }
}
