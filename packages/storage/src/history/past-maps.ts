import type { CachedMap } from '../maps/map-cache.ts'

/** Maps of the past kept at most, of all maps together. */
const MOST_KEPT = 24

/**
 * Maps as they were at revisions that somebody asked for: what a log has said never changes. The
 * least recently used go first.
 */
export class PastMaps {
  readonly #maps = new Map<string, CachedMap>()

  /** Those of the map `id` that has this epoch. */
  of(id: string, epoch: string): readonly CachedMap[] {
    return [...this.#maps.values()].filter((kept) => kept.map.id === id && kept.epoch === epoch)
  }

  keep(past: CachedMap): void {
    const key = `${past.map.id} ${past.epoch} ${past.revision}`
    this.#maps.delete(key)
    this.#maps.set(key, past)
    const [oldest] = this.#maps.keys()
    if (this.#maps.size > MOST_KEPT && oldest !== undefined) this.#maps.delete(oldest)
  }
}
