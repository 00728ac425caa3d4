import type { LiveEntry } from '@counterpoint/protocol'
import type { LogHead, LogPage } from '@counterpoint/protocol/sync'

/** Entries kept; a room that is further behind reads them from the database. */
const CAPACITY = 512

/**
 * The end of a map's log as this process itself has committed it, which saves reading back what was
 * just written. Whatever does not go on where it ended empties it: the database knows the rest.
 */
export class RecentLog {
  #head: LogHead | undefined
  #entries: LiveEntry[] = []

  get head(): LogHead | undefined {
    return this.#head
  }

  /** `entries`, the last of which is at `head`, were committed. */
  append(head: LogHead, entries: readonly LiveEntry[]): void {
    const first = entries[0]?.revision ?? 0
    const goesOn = this.#head?.epoch === head.epoch && this.#head.revision === first - 1
    const all = goesOn ? [...this.#entries, ...entries] : [...entries]
    this.#entries = all.slice(-CAPACITY)
    this.#head = head
  }

  /** Another reading says that the log is at `head`, or that there is none. */
  see(head: LogHead | undefined): void {
    const known = this.#head
    const isCurrent =
      known &&
      known.epoch === head?.epoch &&
      known.access === head.access &&
      known.revision >= head.revision
    if (isCurrent) return
    this.#head = undefined
    this.#entries = []
  }

  /** Entries above `after`; undefined when not all of them are at hand. */
  read(after: number, limit: number): LogPage | undefined {
    const head = this.#head
    if (!head) return undefined
    const oldest = head.revision - this.#entries.length
    if (after < oldest || after > head.revision) return undefined
    return { ...head, entries: this.#entries.slice(after - oldest, after - oldest + limit) }
  }
}
