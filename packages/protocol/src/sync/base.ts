import type { Hello } from '../realtime/up.ts'
import type { LiveEntry } from '../realtime/down.ts'
import { Copy, type Snapshot } from './copy.ts'

/**
 * A replica's copy of what the server has, and whether it can go on: it is loaded anew when the log is
 * of another epoch or too far ahead, or the copy turned out wrong. Entries that arrive meanwhile wait.
 */
export class Base {
  #copy: Copy
  #isWrong = false
  /** What is being loaded has to be of this revision at least. */
  #loadFrom = 0
  #early: LiveEntry[] = []

  constructor(snapshot: Snapshot) {
    this.#copy = new Copy(snapshot)
  }

  get copy(): Copy {
    return this.#copy
  }

  /** From where the server is to go on; null where it cannot. */
  get have(): Hello['have'] {
    const { epoch, revision } = this.#copy
    return epoch === undefined || this.#isWrong ? null : { epoch, revision }
  }

  /** The copy is not what the server has: nothing but loading it anew helps. */
  distrust(): void {
    this.#isWrong = true
  }

  /** Whether the log of this epoch goes on from here. */
  goesOnIn(epoch: string): boolean {
    return this.have?.epoch === epoch
  }

  /**
   * The server goes on from `revision`. Says whether the copy does too: one that was loaded before the
   * first welcome does, if it is recent enough. Otherwise the map is to be loaded.
   */
  goOnFrom(revision: number, epoch: string | undefined): boolean {
    const copy = this.#copy
    if (copy.epoch === undefined && copy.revision >= revision && !this.#isWrong) {
      copy.epoch = epoch
      return true
    }
    this.#loadFrom = revision
    return false
  }

  /** Keeps entries until the map is loaded. */
  keep(entries: readonly LiveEntry[]): void {
    this.#early.push(...entries)
  }

  /** Takes the map that was loaded, and answers the entries that were kept; undefined when it is too old. */
  load(snapshot: Snapshot, epoch: string | undefined): readonly LiveEntry[] | undefined {
    if (snapshot.revision < this.#loadFrom) return undefined
    this.#copy = new Copy(snapshot, epoch)
    this.#isWrong = false
    return this.#takeEarly()
  }

  /** The connection ended, and loading with it. */
  disconnected(): void {
    this.#takeEarly()
  }

  #takeEarly(): readonly LiveEntry[] {
    const early = this.#early
    this.#early = []
    return early
  }
}
