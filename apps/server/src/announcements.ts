import type { MapId } from '@counterpoint/core'

/** A part of a map's discussion that changed. It says no more, so that nobody learns too much. */
export type Announced = 'threads' | 'suggestions' | 'stances'

type Listener = (map: MapId, what: Announced) => void

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

  announce(map: MapId, what: Announced): void {
    for (const listener of this.#listeners) listener(map, what)
  }

  /** The answer ends it. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }
}
