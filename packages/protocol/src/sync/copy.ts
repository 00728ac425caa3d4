import { applyEffects, type ArgumentMap } from '@counterpoint/core'
import type { LiveEntry } from '../realtime/down.ts'
import { stateHash, stateHashAfter } from './state-hash.ts'

/** A map as the server had it at a revision. */
export interface Snapshot {
  readonly map: ArgumentMap
  readonly revision: number
}

/** What became of entries that were handed to a copy. */
export interface Taken {
  /** Those that the copy has now and had not. */
  readonly arrived: readonly LiveEntry[]
  /** Revision of the first that could not be taken, nor what comes after it. */
  readonly stuckAt?: number
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
   * Takes entries in their order; those that it has already are skipped. One that is not the next one,
   * or does not fit the records that are here, ends that: the copy cannot go on and is as before it.
   */
  take(entries: readonly LiveEntry[]): Taken {
    const arrived: LiveEntry[] = []
    for (const entry of entries) {
      if (entry.revision <= this.#revision) continue
      if (!this.#takeNext(entry)) return { arrived, stuckAt: entry.revision }
      arrived.push(entry)
    }
    return { arrived }
  }

  #takeNext({ revision, effects }: LiveEntry): boolean {
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
