import { stateHash } from '@counterpoint/protocol/sync'
import type { Storage } from '@counterpoint/storage'

/** Hashes kept, of the revisions that somebody asked about last. */
const CAPACITY = 64

/**
 * What the hash of a map should be. Clients ask when they are quiet, so that it is the current map's;
 * one that asks about an older revision is told only what is still known.
 */
export class MapHashes {
  readonly #open: () => ReturnType<Storage['openMap']>
  readonly #known = new Map<number, string>()

  constructor(open: () => ReturnType<Storage['openMap']>) {
    this.#open = open
  }

  async at(revision: number): Promise<string | undefined> {
    const known = this.#known.get(revision)
    if (known !== undefined) return known
    const opened = await this.#open()
    if (opened?.revision !== revision) return undefined
    const hash = stateHash(opened.map)
    this.#known.set(revision, hash)
    const oldest = this.#known.keys().next()
    if (this.#known.size > CAPACITY && !oldest.done) this.#known.delete(oldest.value)
    return hash
  }
}
