import { applyEffects, draftOf, type ArgumentMap, type Draft } from '@counterpoint/core'
import type { LiveEntry } from '../realtime/down.ts'
import { hashTurnedBy, stateHash } from './state-hash.ts'

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
  readonly stuckAt: number | undefined
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
   * Cost: O(changed records + size of each changed collection), however many entries there are.
   */
  take(entries: readonly LiveEntry[]): Taken {
    const draft = draftOf(this.#map)
    const arrived: LiveEntry[] = []
    let stuckAt: number | undefined
    for (const entry of entries) {
      if (entry.revision <= this.#revision) continue
      if (!this.#takeNext(entry, draft)) {
        stuckAt = entry.revision
        break
      }
      arrived.push(entry)
    }
    if (arrived.length > 0) {
      // A draft that took a part of what does not fit is of no use: it cannot be trusted to go back.
      const effects = arrived.flatMap((entry) => entry.effects)
      this.#map = stuckAt === undefined ? draft.finish() : applyEffects(this.#map, effects)
    }
    return { arrived, stuckAt }
  }

  #takeNext({ revision, effects }: LiveEntry, draft: Draft): boolean {
    if (revision !== this.#revision + 1) return false
    const without = hashTurnedBy(effects, draft, this.#hash)
    try {
      draft.write(effects)
    } catch {
      // An effect on a record that is not here: the copy is not what the server has.
      return false
    }
    this.#hash = hashTurnedBy(effects, draft, without)
    this.#revision = revision
    return true
  }
}
