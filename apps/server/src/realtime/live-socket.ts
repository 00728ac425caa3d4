import type { LiveCloseCode } from '@counterpoint/protocol'
import type { Connection, Frame } from '@counterpoint/protocol/sync'
import { WebSocket } from 'ws'

/** A peer that does not answer so many pings in a row is gone, whatever TCP says. */
const MOST_MISSED_PONGS = 2
/** How long a peer has to answer a close; a slow reader might never get to see it. */
const CLOSE_WITHIN_MS = 3_000
/** RFC 6455, 5.5: a control frame has at most 125 bytes, two of them for the code. */
const MOST_REASON_BYTES = 123

/** One WebSocket as a room sees it. */
export class LiveSocket implements Connection {
  readonly #socket: WebSocket
  #missedPongs = 0

  constructor(socket: WebSocket) {
    this.#socket = socket
    socket.on('pong', () => {
      this.#missedPongs = 0
    })
  }

  send(frame: Frame): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return
    this.#socket.send(bytesOf(frame), { binary: false })
  }

  close(code: LiveCloseCode, reason: string): void {
    const bytes = new TextEncoder().encode(reason).subarray(0, MOST_REASON_BYTES)
    this.#socket.close(code, new TextDecoder().decode(bytes, { stream: true }))
    const end = setTimeout(() => this.#socket.terminate(), CLOSE_WITHIN_MS)
    this.#socket.once('close', () => clearTimeout(end))
  }

  buffered(): number {
    return this.#socket.bufferedAmount
  }

  /** To be called every 25 seconds: finds out connections that broke without a word. */
  beat(): void {
    if (this.#missedPongs >= MOST_MISSED_PONGS) return this.#socket.terminate()
    this.#missedPongs++
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.ping()
  }

  terminate(): void {
    this.#socket.terminate()
  }
}

const encoded = new WeakMap<Frame, Buffer>()

/** The same bytes for everybody who gets the frame. */
function bytesOf(frame: Frame): Buffer {
  const known = encoded.get(frame)
  if (known) return known
  const bytes = Buffer.from(frame.text)
  encoded.set(frame, bytes)
  return bytes
}
