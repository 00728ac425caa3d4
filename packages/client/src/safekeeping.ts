import { keyOf, type MutationKey, type PendingMutation } from '@counterpoint/protocol/sync'
import type { PendingQueue } from './pending-queue.ts'

/**
 * Keeps changes where they outlive the page, until they are answered for. Without a database to wait in
 * a change still goes out; only closing the page is a risk.
 */
export class Safekeeping {
  readonly #queue: PendingQueue
  /** Neither answered for nor where they outlive the page. */
  readonly #atRisk = new Set<MutationKey>()

  constructor(queue: PendingQueue) {
    this.#queue = queue
  }

  /** Whether closing the page now could lose a change. */
  get isAtRisk(): boolean {
    return this.#atRisk.size > 0
  }

  async keep(mutation: PendingMutation): Promise<void> {
    const key = keyOf(mutation)
    this.#atRisk.add(key)
    try {
      await this.#queue.add(mutation)
      if (!this.#atRisk.has(key)) await this.drop(mutation) // Answered for before it was stored.
      else if (this.#queue.isDurable) this.#atRisk.delete(key)
    } catch {
      // Stays at risk until the server has it, so that the page can warn.
    }
  }

  /** The change is answered for. */
  async drop(mutation: PendingMutation): Promise<void> {
    this.#atRisk.delete(keyOf(mutation))
    await this.#queue.remove(mutation).catch(() => undefined)
  }

  /** The change goes on under another name. */
  async rename(before: PendingMutation, after: PendingMutation): Promise<void> {
    await this.keep(after)
    await this.drop(before)
  }

  async close(): Promise<void> {
    await this.#queue.close()
  }
}
