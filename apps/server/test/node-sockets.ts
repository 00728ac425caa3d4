import type { LiveSocket, OpenSocket } from '@counterpoint/client'
import { WebSocket } from 'ws'

/** What `webSockets` is in a browser, and a way to break all of them off. */
export class NodeSockets {
  readonly #base: string
  readonly #open = new Set<WebSocket>()

  constructor(base: string) {
    this.#base = base
  }

  readonly open: OpenSocket = (map, events): LiveSocket => {
    const socket = new WebSocket(`${this.#base.replace('http', 'ws')}/api/maps/${map}/live`)
    this.#open.add(socket)
    let isOver = false
    const end = (code?: number): void => {
      this.#open.delete(socket)
      if (isOver) return
      isOver = true
      events.closed(code)
    }
    socket.on('open', () => events.opened())
    socket.on('message', (frame: Buffer) => !isOver && events.message(frame.toString()))
    socket.on('close', (code) => end(code))
    socket.on('error', () => end())
    return {
      send: (text) => socket.send(text),
      close: () => {
        isOver = true
        socket.close()
      },
    }
  }

  /** Without a word, as a network does that is gone. */
  cut(): void {
    for (const socket of this.#open) socket.terminate()
  }
}
