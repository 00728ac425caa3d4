import { applyEffects, type ArgumentMap } from '@counterpoint/core'
import type { LiveEntry } from '../realtime/down.ts'
import { stateHash, stateHashAfter } from './state-hash.ts'

/** A map as the server had it at a revision. */
export interface Snapshot {
  readonly map: ArgumentMap
  readonly revision: number
}

/** A copy of what the server has. It goes forward, entry by entry, or is replaced whole. */
export class Copy {
  #map: ArgumentMap
  #revision: number
  #hash: string
  /** The map's epoch at which it was read; undefined when that was not said. */
  epoch: string | undefined

  constructor({ map, revision }: Snapshot, epoch?: string) {
    this.#map = map
    this.#revision = revision
    this.#hash = stateHash(map)
    this.epoch = epoch
  }

  get map(): ArgumentMap {
    return this.#map
  }

  get revision(): number {
    return this.#revision
  }

  /** `stateHash` of the map. */
  get hash(): string {
    return this.#hash
  }

  /**
   * Takes the next entry. False when it is not the next one, or does not fit the records that are
   * here: then the copy cannot go on and is as it was. An entry that it has already is skipped.
   */
  take({ revision, effects }: LiveEntry): boolean {
    if (revision <= this.#revision) return true
    if (revision !== this.#revision + 1) return false
    try {
      const after = applyEffects(this.#map, effects)
      this.#hash = stateHashAfter(this.#hash, this.#map, effects, after)
      this.#map = after
      this.#revision = revision
      return true
    } catch {
      // An effect on a record that is not here: the copy is not what the server has.
      return false
    }
  }
}
