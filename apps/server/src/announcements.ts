import type { MapId } from '@counterpoint/core'
import type { DiscussionPart } from '@counterpoint/protocol'

type Listener = (map: MapId, part: DiscussionPart) => void

declare module 'fastify' {
  interface FastifyInstance {
    readonly announcements: Announcements
  }
}

/**
 * Tells whoever listens that a discussion changed, once the change is committed. It carries neither
 * words nor names: who may see what is asked when it is fetched.
 */
export class Announcements {
  readonly #listeners = new Set<Listener>()

  announce(map: MapId, part: DiscussionPart): void {
    for (const listener of this.#listeners) listener(map, part)
  }

  /** The answer ends it. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }
}
