import type { PresenceDown } from '@counterpoint/protocol'
import { Room, type RoomEnvironment } from '@counterpoint/protocol/sync'
import type { CommittedEntries, MapHead } from '@counterpoint/storage'
import type { StorageLog } from './storage-log.ts'

type People = PresenceDown['people']

/** Operations of so many milliseconds leave together: with many listeners, fewer and larger frames. */
const WINDOW_MS = 8
const CROWD_WINDOW_MS = 33
const CROWD = 300

/** A map that people are on: its room, its log, and what other processes are to know about it. */
export class LiveMap {
  readonly room: Room
  readonly log: StorageLog
  /** Everybody who is here, as other processes were told. */
  readonly #here = new Map<string, People[number]>()
  #head: MapHead | undefined
  #flushedAt = 0
  /** Since when nobody is here. */
  emptySince: number | undefined

  constructor(log: StorageLog, environment: Omit<RoomEnvironment, 'log' | 'soon'>) {
    this.log = log
    this.room = new Room({ ...environment, log, soon: (flush) => this.#soon(flush) })
  }

  get people(): People {
    return [...this.#here.values()]
  }

  committed(committed: CommittedEntries): void {
    this.log.take(committed)
    this.#head = committed.head
    this.room.hint()
  }

  /** What the database says of the map's head; undefined: it is gone. */
  see(head: MapHead | undefined): void {
    const known = this.#head
    const isNews =
      head?.epoch !== known?.epoch ||
      (head?.revision ?? 0) > (known?.revision ?? 0) ||
      head?.aclEpoch !== known?.aclEpoch
    if (head && !isNews) return
    this.log.see(head)
    this.#head = head
    this.room.hint()
  }

  tick(): People {
    const changes = this.room.tick()
    for (const person of changes) {
      if (person.state === null) this.#here.delete(person.session)
      else this.#here.set(person.session, person)
    }
    return changes
  }

  /** At once when nothing left lately; else with whatever else comes until the window ends. */
  #soon(flush: () => void): void {
    const window = this.room.size > CROWD ? CROWD_WINDOW_MS : WINDOW_MS
    const wait = this.#flushedAt + window - performance.now()
    const run = (): void => {
      this.#flushedAt = performance.now()
      flush()
    }
    if (wait <= 0) setImmediate(run)
    else setTimeout(run, wait)
  }
}
