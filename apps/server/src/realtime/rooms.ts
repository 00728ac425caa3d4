import { LIVE_CLOSE, type Actor } from '@counterpoint/protocol'
import type { Room, RoomLimits, RoomNotice } from '@counterpoint/protocol/sync'
import type { Storage } from '@counterpoint/storage'
import type { FastifyBaseLogger } from 'fastify'
import type { Announcements } from '../announcements.ts'
import type { Gate } from '../auth/gate.ts'
import { LiveMap } from './live-map.ts'
import type { LiveSocket } from './live-socket.ts'
import { Neighbours } from './neighbours.ts'
import { StorageLog } from './storage-log.ts'

const TICK_MS = 33
/** The net under all hints: whatever got lost is noticed at the next reading of the heads. */
const POLL_MS = 1_000
const HEARTBEAT_MS = 25_000
/** An empty room is kept a while for whoever loads the page anew. */
const KEPT_EMPTY_MS = 60_000
/** Sockets of a server that stops come back spread over so long. */
const RETURN_WITHIN_MS = 5_000
/** How long decisions under way may take when the server stops. */
const DECIDE_WITHIN_MS = 5_000

export interface RoomsEnvironment {
  readonly storage: Storage
  readonly gate: Gate
  readonly announcements: Announcements
  readonly ids: () => string
  readonly logger: FastifyBaseLogger
  readonly limits?: Partial<RoomLimits> | undefined
}

/** All maps that people are on in this process, and everything that happens to them by the clock. */
export class Rooms {
  readonly #environment: RoomsEnvironment
  readonly #maps = new Map<string, LiveMap>()
  readonly #sockets = new Set<LiveSocket>()
  readonly #neighbours: Neighbours
  readonly #endWatching: () => void
  readonly #endHearing: () => void
  readonly #timers: readonly NodeJS.Timeout[]
  #isPolling = false
  #isClosed = false

  constructor(environment: RoomsEnvironment) {
    this.#environment = environment
    const { storage, announcements, ids } = environment
    this.#neighbours = new Neighbours(storage.bus, ids(), {
      hint: (map) => this.#maps.get(map)?.room.hint(),
      asked: (map) => this.#neighbours.tell(map, this.#maps.get(map)?.people ?? []),
      discussed: (map, part) => this.#maps.get(map)?.room.discussed(part),
      people: (map, people) => this.#maps.get(map)?.room.takePresence(people),
    })
    this.#endWatching = storage.watch((committed) => {
      this.#maps.get(committed.map)?.committed(committed)
      this.#neighbours.hint(committed.map)
    })
    this.#endHearing = announcements.listen((map, part) => {
      this.#maps.get(map)?.room.discussed(part)
      this.#neighbours.announce(map, part)
    })
    this.#timers = [
      setInterval(() => this.#tick(), TICK_MS).unref(),
      setInterval(() => void this.#poll(), POLL_MS).unref(),
      setInterval(() => this.#beat(), HEARTBEAT_MS).unref(),
    ]
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  /** Lets a socket into the room of `map`; it is to be handed what the socket says. */
  enter(place: { workspace: string; map: string }, socket: LiveSocket, who: Actor): Room {
    const live = this.#liveMap(place)
    live.emptySince = undefined
    this.#sockets.add(socket)
    live.room.enter(socket, who)
    return live.room
  }

  leave(map: string, socket: LiveSocket): void {
    this.#sockets.delete(socket)
    this.#maps.get(map)?.room.leave(socket)
  }

  /**
   * Decides nothing more, lets what is being decided be decided and told, then sends everybody away
   * with a time at which to come back.
   */
  async close(): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    const lives = [...this.#maps.values()]
    await Promise.race([
      Promise.allSettled(lives.map(({ log }) => log.close())),
      new Promise((resolve) => setTimeout(resolve, DECIDE_WITHIN_MS).unref()),
    ])
    this.#endWatching()
    this.#endHearing()
    for (const timer of this.#timers) clearInterval(timer)
    this.#neighbours.close()
    for (const { room } of lives) {
      room.close(LIVE_CLOSE.restarting, 'The server restarts; your changes are kept.', () =>
        Math.floor(Math.random() * RETURN_WITHIN_MS),
      )
    }
  }

  #liveMap(place: { workspace: string; map: string }): LiveMap {
    const known = this.#maps.get(place.map)
    if (known) return known
    const { storage, gate, ids, limits } = this.#environment
    const log = new StorageLog({ storage, gate, ...place })
    const live = new LiveMap(log, {
      now: () => performance.now(),
      newSession: ids,
      notice: (notice) => this.#notice(place.map, notice),
      ...(limits && { limits }),
    })
    this.#maps.set(place.map, live)
    this.#neighbours.ask(place.map)
    return live
  }

  #notice(map: string, notice: RoomNotice): void {
    const { logger } = this.#environment
    if (notice.kind === 'divergence') logger.error({ map, ...notice }, 'A copy of a map differs.')
    else logger.warn({ map, err: notice.cause }, 'A map’s log could not be reached.')
  }

  #tick(): void {
    const now = performance.now()
    for (const [map, live] of this.#maps) {
      const changes = live.tick()
      if (changes.length > 0) this.#neighbours.tell(map, changes)
      if (live.room.size > 0) continue
      live.emptySince ??= now
      if (now - live.emptySince > KEPT_EMPTY_MS) this.#maps.delete(map)
    }
  }

  async #poll(): Promise<void> {
    if (this.#isPolling || this.#maps.size === 0) return
    this.#isPolling = true
    try {
      const heads = await this.#environment.storage.headsOf([...this.#maps.keys()])
      for (const [map, live] of this.#maps) live.see(heads.get(map))
    } catch (error) {
      this.#environment.logger.warn({ err: error }, 'The heads of maps could not be read.')
    } finally {
      this.#isPolling = false
    }
  }

  #beat(): void {
    for (const socket of this.#sockets) socket.beat()
  }
}
