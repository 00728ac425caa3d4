import type { Actor } from '@counterpoint/protocol'
import type { Gate, Sender } from '../auth/gate.ts'

const LOOK_EVERY_MS = 1_000

interface Watched {
  readonly sender: Sender
  readonly as: Pick<Actor, 'kind' | 'id'>
  readonly gone: (isSignedIn: boolean) => void
}

/**
 * Asks again and again whether those who are connected are still who they were: a session that was
 * signed out, or a key that was revoked, ends its connections too. One question for each cookie or
 * key, however many connections it opened.
 */
export class Vigil {
  readonly #gate: Gate
  readonly #watched = new Map<string, Set<Watched>>()
  readonly #timer: NodeJS.Timeout
  #isLooking = false

  constructor(gate: Gate) {
    this.#gate = gate
    this.#timer = setInterval(() => void this.#look(), LOOK_EVERY_MS).unref()
  }

  /**
   * `gone` is called when `sender` is not `as` any more; a person who is signed in all the same kept
   * a link and does so no more. Returns what ends the watching.
   */
  watch(watched: Watched): () => void {
    const { cookie = '', authorization = '' } = watched.sender.headers
    const key = `${cookie} ${authorization}`
    const all = this.#watched.get(key) ?? new Set()
    this.#watched.set(key, all.add(watched))
    return () => {
      all.delete(watched)
      if (all.size === 0) this.#watched.delete(key)
    }
  }

  close(): void {
    clearInterval(this.#timer)
  }

  async #look(): Promise<void> {
    if (this.#isLooking) return
    this.#isLooking = true
    try {
      for (const all of this.#watched.values()) await this.#lookAt(all)
    } catch {
      // The database is away, so nobody can do anything; they are looked at when it is back.
    } finally {
      this.#isLooking = false
    }
  }

  async #lookAt(all: ReadonlySet<Watched>): Promise<void> {
    const [first] = all
    if (!first) return
    const { subjects, user } = await this.#gate.resolveSubject(first.sender)
    for (const { as, gone } of all) {
      const isStill = subjects.some(({ kind, id }) => kind === as.kind && id === as.id)
      if (!isStill) gone(user !== undefined)
    }
  }
}
