import type { Follower } from './follower.ts'
import { frameOf, type Frame } from './frame.ts'
import type { RoomLimits } from './limits.ts'
import type { RoomEnvironment } from './room-environment.ts'
import type { Session } from './session.ts'

type Pace =
  /** Operations above `sent` are fetched for this connection alone. */
  | 'behind'
  /** Gets what everybody gets. */
  | 'live'
  /** Reads too slowly; operations above `sent` wait in the log. */
  | 'lagging'
  | 'gone'

/** One connection that a map's operations are sent to. */
interface Reader {
  readonly session: Session
  pace: Pace
  /** Up to this revision operations were handed to the connection. */
  sent: number
  laggingSince: number
  isResuming: boolean
}

/**
 * Sends a map's operations to everybody on it, without a gap ([R3]) and with no buffer for anybody:
 * those who keep up get the same frame, whoever does not goes on from the log ([E5]).
 */
export class Feed {
  readonly #environment: RoomEnvironment
  readonly #limits: RoomLimits
  readonly #follower: Follower
  readonly #readers = new Map<Session, Reader>()
  #isFlushing = false

  constructor(environment: RoomEnvironment, limits: RoomLimits, follower: Follower) {
    this.#environment = environment
    this.#limits = limits
    this.#follower = follower
  }

  /** Begins to send to a connection that has the map at `have`, of a log that stands at `head`. */
  begin(session: Session, have: number | undefined, head: number): void {
    const reader: Reader = {
      session,
      pace: 'behind',
      sent: have ?? head,
      laggingSince: 0,
      isResuming: false,
    }
    this.#readers.set(session, reader)
    const missed = have === undefined ? Infinity : head - have
    if (missed < 0 || missed > this.#limits.catchUp) this.#sendSnapshot(reader, head)
    void this.#resume(reader)
  }

  end(session: Session): void {
    const reader = this.#readers.get(session)
    if (reader) reader.pace = 'gone'
    this.#readers.delete(session)
  }

  /** Up to which revision operations were handed to a connection. */
  sentTo(session: Session): number {
    return this.#readers.get(session)?.sent ?? 0
  }

  /** Lets a connection go on that was behind, or too slow. False when it has been so for too long. */
  keepsUp(session: Session): boolean {
    const reader = this.#readers.get(session)
    if (!reader) return true
    const { fullBuffer, lagMs, resumeBuffer } = this.#limits
    const buffered = session.connection.buffered()
    if (reader.pace === 'lagging' && buffered <= resumeBuffer) reader.pace = 'behind'
    const laggedMs = this.#environment.now() - reader.laggingSince
    if (buffered > fullBuffer || (reader.pace === 'lagging' && laggedMs > lagMs)) return false
    if (reader.pace === 'behind') void this.#resume(reader)
    return true
  }

  /** There are new entries: they are sent soon, with whatever comes until then. */
  flushSoon(): void {
    if (this.#isFlushing) return
    this.#isFlushing = true
    this.#environment.soon(() => {
      this.#isFlushing = false
      this.#flush()
    })
  }

  #flush(): void {
    const { tail } = this.#follower
    if (!tail) return
    const after = tail.told
    const entries = tail.tell()
    if (entries.length > 0) {
      const frame = frameOf({ kind: 'operations', after, entries: [...entries] })
      for (const reader of this.#readers.values()) {
        if (reader.pace === 'live') this.#sendOperations(reader, frame, tail.told)
      }
    }
    for (const reader of this.#readers.values()) {
      if (reader.pace === 'behind') void this.#resume(reader)
    }
  }

  #sendOperations(reader: Reader, frame: Frame, upTo: number): void {
    const { lagBuffer } = this.#limits
    const { connection } = reader.session
    // Such a frame would never fit, and the map itself is hardly larger.
    if (frame.bytes > lagBuffer) return this.#sendSnapshot(reader, upTo)
    if (connection.buffered() + frame.bytes > lagBuffer) {
      reader.pace = 'lagging'
      reader.laggingSince = this.#environment.now()
      return
    }
    connection.send(frame)
    reader.sent = upTo
  }

  /** Brings a connection up to what everybody was told, then lets it go along. */
  async #resume(reader: Reader): Promise<void> {
    if (reader.isResuming) return
    reader.isResuming = true
    try {
      while (reader.pace === 'behind') if (!(await this.#resumeOnePage(reader))) break
    } catch (cause) {
      // Stays behind; the next tick tries again.
      this.#environment.notice?.({ kind: 'log failed', cause })
    } finally {
      reader.isResuming = false
    }
  }

  /** Whether to go on. */
  async #resumeOnePage(reader: Reader): Promise<boolean> {
    const { tail } = this.#follower
    const { catchUp, page } = this.#limits
    const { sent } = reader
    if (!tail || sent > tail.told) return false
    if (sent === tail.told) {
      reader.pace = 'live'
      return false
    }
    if (tail.told - sent > catchUp) {
      this.#sendSnapshot(reader, tail.told)
      return true
    }
    const entries =
      tail.recentAbove(sent, page) ?? (await this.#environment.log.read(sent, page))?.entries ?? []
    if (reader.pace !== 'behind' || this.#follower.tail !== tail) return false
    const told = entries.filter(({ revision }) => revision <= tail.told)
    const last = told.at(-1)
    if (!last) return false
    const frame = frameOf({ kind: 'operations', after: sent, entries: told })
    this.#sendOperations(reader, frame, last.revision)
    return true
  }

  #sendSnapshot(reader: Reader, revision: number): void {
    reader.session.send({ kind: 'snapshot', revision })
    reader.sent = revision
  }
}
