import type { MapAtRevision } from '../storage.ts'

/** A map as it was read. */
export interface CachedMap extends MapAtRevision {
  /** Tells the map from another one that had the same id. */
  readonly epoch: string
}

/** Maps in use, as of some committed revision; the least recently used go first. */
export class MapCache {
  readonly #capacity: number
  readonly #maps = new Map<string, CachedMap>()

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  get(id: string): CachedMap | undefined {
    const known = this.#maps.get(id)
    if (known) {
      this.#maps.delete(id)
      this.#maps.set(id, known)
    }
    return known
  }

  /** Keeps `map`, unless a later revision of it is here already. */
  put(map: CachedMap): void {
    const { id } = map.map
    const known = this.#maps.get(id)
    if (known?.epoch === map.epoch && known.revision > map.revision) return
    this.#maps.delete(id)
    this.#maps.set(id, map)
    const oldest = this.#maps.keys().next()
    if (this.#maps.size > this.#capacity && !oldest.done) this.#maps.delete(oldest.value)
  }

  drop(id: string): void {
    this.#maps.delete(id)
  }
}
