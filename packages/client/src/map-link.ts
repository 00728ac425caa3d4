import type { MapId } from '@counterpoint/core'
import { downSchema, LIVE_LIMITS, type DownMessage } from '@counterpoint/protocol'
import { backoffMs } from './backoff.ts'
import type { LiveSocket, OpenSocket } from './live-socket.ts'

interface Listener {
  readonly opening: () => void
  readonly opened: () => void
  readonly message: (message: DownMessage) => void
  readonly closed: (code: number | undefined) => void
  /** Time for a ping; `isThorough` now and then. */
  readonly pinged: (isThorough: boolean) => void
}

/** Every so many pings the copy is checked as a whole. */
const THOROUGH = 6
/** A socket that does not open within this time is given up. */
const OPENING_MS = 15_000

/**
 * Keeps one socket to a map open, as long as it is wanted: comes back after growing, spread
 * waits, at once when the page is looked at or online again, and when the server said to. Events
 * of a socket that was replaced are not heard.
 */
export class MapLink {
  readonly #map: MapId
  readonly #open: OpenSocket
  readonly #random: () => number
  readonly #listener: Listener
  #socket: LiveSocket | undefined
  #isOpen = false
  #isWanted = true
  #failures = 0
  #retryMs: number | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #pings: ReturnType<typeof setInterval> | undefined

  constructor(map: MapId, open: OpenSocket, random: () => number, listener: Listener) {
    this.#map = map
    this.#open = open
    this.#random = random
    this.#listener = listener
  }

  /** Attempts in a row that came to nothing. */
  get failures(): number {
    return this.#failures
  }

  get isOpen(): boolean {
    return this.#isOpen
  }

  /** Connects now, unless there is a socket already. */
  connect(): void {
    clearTimeout(this.#timer)
    if (this.#socket || !this.#isWanted) return
    this.#listener.opening()
    const socket = this.#open(this.#map, {
      opened: () => this.#socket === socket && this.#opened(),
      message: (text) => this.#socket === socket && this.#received(text),
      closed: (code) => this.#socket === socket && this.#closed(code),
    })
    this.#socket = socket
    this.#timer = setTimeout(() => this.restart(), OPENING_MS)
  }

  send(text: string): void {
    this.#socket?.send(text)
  }

  /** The connection is of use: the next failure is the first one again. */
  proven(): void {
    this.#failures = 0
  }

  /** Is wanted again after `stop`. */
  resume(): void {
    this.#isWanted = true
    this.#failures = 0
    this.connect()
  }

  /** Ends the socket, and comes back later. */
  restart(): void {
    if (!this.#socket) return
    this.#socket.close()
    this.#closed(undefined)
  }

  /** Ends the socket for good, or until `resume`. */
  stop(): void {
    this.#isWanted = false
    clearTimeout(this.#timer)
    clearInterval(this.#pings)
    this.#socket?.close()
    this.#socket = undefined
    this.#isOpen = false
  }

  #opened(): void {
    clearTimeout(this.#timer)
    this.#isOpen = true
    let count = 0
    this.#pings = setInterval(() => {
      this.#listener.pinged(++count % THOROUGH === 0)
    }, LIVE_LIMITS.pingEveryMs)
    this.#listener.opened()
  }

  #received(text: string): void {
    const message = messageIn(text)
    if (!message) return this.restart()
    if (message.kind === 'bye') this.#retryMs = message.retryMs ?? undefined
    this.#listener.message(message)
  }

  #closed(code: number | undefined): void {
    clearTimeout(this.#timer)
    clearInterval(this.#pings)
    this.#socket = undefined
    this.#isOpen = false
    this.#failures++
    this.#listener.closed(code)
    if (!this.#isWanted) return
    const waitMs = this.#retryMs ?? backoffMs(this.#failures, this.#random())
    this.#retryMs = undefined
    this.#timer = setTimeout(() => this.connect(), waitMs)
  }
}

function messageIn(text: string): DownMessage | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  return downSchema.safeParse(value).data
}
