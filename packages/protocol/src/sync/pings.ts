import type { Ping } from '../realtime/up.ts'
import type { Feed } from './feed.ts'
import type { Follower } from './follower.ts'
import type { RoomEnvironment } from './room-environment.ts'
import type { Session } from './session.ts'

const HINT_EVERY_MS = 10_000

/**
 * Answers pings. Each may tell the room that there is more in the log than it knows, and tells the one
 * who asks up to where they were sent operations and whether their copy is right ([R6]).
 */
export class Pings {
  readonly #environment: RoomEnvironment
  readonly #follower: Follower
  readonly #feed: Feed
  #hintedAt = -Infinity

  constructor(environment: RoomEnvironment, follower: Follower, feed: Feed) {
    this.#environment = environment
    this.#follower = follower
    this.#feed = feed
  }

  async answer(session: Session, { nonce, revision, hash }: Ping): Promise<void> {
    this.#lookFor(revision)
    const right = hash === null ? undefined : await this.#hashAt(revision)
    const isSame = right === undefined ? null : right === hash
    if (isSame === false) {
      this.#environment.notice?.({ kind: 'divergence', session: session.id, revision })
    }
    session.send({ kind: 'pong', nonce, revision: this.#feed.sentTo(session), isSame })
  }

  /** A page has `revision`: more than is known here, or it is time to look into the log anyway. */
  #lookFor(revision: number): void {
    const known = this.#follower.tail?.revision ?? 0
    const now = this.#environment.now()
    if (revision <= known && now - this.#hintedAt < HINT_EVERY_MS) return
    this.#hintedAt = now
    this.#follower.hint()
  }

  async #hashAt(revision: number): Promise<string | undefined> {
    const { log, notice } = this.#environment
    try {
      return await log.hashAt(revision)
    } catch (cause) {
      notice?.({ kind: 'log failed', cause })
      return undefined
    }
  }
}
