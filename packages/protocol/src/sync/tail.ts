import type { LiveEntry } from '../realtime/down.ts'
import type { LogHead } from './log.ts'

/** The end of a map's log as a room knows it. */
export class Tail {
  readonly epoch: string
  /** Rights were looked up at this state of the log's access. */
  access: number
  /** Last revision that everybody who keeps up was sent. */
  told: number
  /** Last revision known here. */
  revision: number
  readonly #capacity: number
  #recent: LiveEntry[] = []
  #untold: LiveEntry[] = []

  constructor({ epoch, access, revision }: LogHead, capacity: number) {
    this.epoch = epoch
    this.access = access
    this.told = revision
    this.revision = revision
    this.#capacity = capacity
  }

  /** Takes entries that follow on what is known; skips those that are known. Says if all fitted. */
  append(entries: readonly LiveEntry[]): boolean {
    for (const entry of entries) {
      if (entry.revision <= this.revision) continue
      if (entry.revision !== this.revision + 1) return false
      this.revision = entry.revision
      this.#untold.push(entry)
    }
    return true
  }

  /** What was not told yet, which from now on counts as told. */
  tell(): readonly LiveEntry[] {
    const untold = this.#untold
    this.#untold = []
    this.told = this.revision
    this.#recent.push(...untold)
    if (this.#recent.length > this.#capacity) this.#recent = this.#recent.slice(-this.#capacity)
    return untold
  }

  /** Told entries above `after`, at most `limit`; undefined when they are not at hand any more. */
  recentAbove(after: number, limit: number): readonly LiveEntry[] | undefined {
    const oldest = this.told - this.#recent.length
    if (after < oldest) return undefined
    return this.#recent.slice(after - oldest, after - oldest + limit)
  }
}
