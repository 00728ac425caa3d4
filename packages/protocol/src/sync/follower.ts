import type { LiveEntry } from '../realtime/down.ts'
import type { Log, LogHead } from './log.ts'
import { Tail } from './tail.ts'

interface Listener {
  /** New entries are known; to be told soon. */
  readonly grown: () => void
  /** Looks everybody's rights up. Entries made under them are told only afterwards. */
  readonly accessChanged: () => Promise<void>
  /** The map was deleted, or made anew under its id: what was told is worth nothing now. */
  readonly ended: (how: 'gone' | 'anew') => void
  /** The log could not be read. */
  readonly failed: (cause: unknown) => void
}

interface Paging {
  readonly ring: number
  readonly page: number
}

/**
 * Keeps the end of a map's log at hand. Whatever says that there may be more causes the same
 * reading of the log above what is known, one at a time; so a lost hint delays and never skips.
 */
export class Follower {
  readonly #log: Log
  readonly #paging: Paging
  readonly #listener: Listener
  #tail: Tail | undefined
  #isReading = false
  #isWanted = false

  constructor(log: Log, paging: Paging, listener: Listener) {
    this.#log = log
    this.#paging = paging
    this.#listener = listener
  }

  get tail(): Tail | undefined {
    return this.#tail
  }

  /** Takes note of a head that somebody read. */
  see(head: LogHead): void {
    if (!this.#tail) this.#tail = new Tail(head, this.#paging.ring)
    else if (this.#tail.epoch !== head.epoch) this.#end('anew')
    else if (head.revision > this.#tail.revision || head.access !== this.#tail.access) this.hint()
  }

  /** Takes entries that were decided here, if they go on where the tail ends. */
  offer(head: LogHead, entries: readonly LiveEntry[]): void {
    const tail = this.#tail
    const mayTake =
      tail && !this.#isReading && tail.epoch === head.epoch && tail.access === head.access
    if (mayTake && tail.append(entries)) this.#listener.grown()
    this.see(head)
  }

  /** There may be more in the log. */
  hint(): void {
    this.#isWanted = true
    if (!this.#isReading && this.#tail) void this.#read()
  }

  async #read(): Promise<void> {
    this.#isReading = true
    try {
      while (this.#isWanted && this.#tail) {
        this.#isWanted = false
        await this.#readPage(this.#tail)
      }
    } catch (cause) {
      // The next hint, decision or ping tries again.
      this.#isWanted = false
      this.#listener.failed(cause)
    } finally {
      this.#isReading = false
    }
  }

  async #readPage(tail: Tail): Promise<void> {
    const page = await this.#log.read(tail.revision, this.#paging.page)
    if (this.#tail !== tail) return
    if (!page) return this.#end('gone')
    if (page.epoch !== tail.epoch) return this.#end('anew')
    if (page.access !== tail.access) {
      await this.#takeAccess(tail, page.access)
    }
    if (page.entries.length === 0) return
    if (tail.append(page.entries)) this.#listener.grown()
    if (tail.revision < page.revision) this.#isWanted = true
  }

  /** Set at once, so that whoever looks up rights meanwhile sees that they may have changed. */
  async #takeAccess(tail: Tail, access: number): Promise<void> {
    const before = tail.access
    tail.access = access
    try {
      await this.#listener.accessChanged()
    } catch (cause) {
      tail.access = before
      throw cause
    }
  }

  #end(how: 'gone' | 'anew'): void {
    this.#tail = undefined
    this.#listener.ended(how)
  }
}
