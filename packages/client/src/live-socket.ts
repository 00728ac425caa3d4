import type { MapId } from '@counterpoint/core'

/** What a socket tells. Nothing is told any more once `closed` was. */
export interface SocketEvents {
  readonly opened: () => void
  readonly message: (text: string) => void
  /** With the close code, as far as one is known. */
  readonly closed: (code: number | undefined) => void
}

export interface LiveSocket {
  send(text: string): void
  close(): void
}

/** Opens a socket to the live address of a map. Never throws: what goes wrong is told as `closed`. */
export type OpenSocket = (map: MapId, events: SocketEvents) => LiveSocket

/** Sockets of the browser. `base` is the server's address, `https://…`, without a slash at the end. */
export const webSockets =
  (base: string): OpenSocket =>
  (map, events) => {
    const socket = new WebSocket(`${base.replace(/^http/, 'ws')}/api/maps/${map}/live`)
    let isOver = false
    const end = (code?: number): void => {
      if (isOver) return
      isOver = true
      events.closed(code)
    }
    socket.addEventListener('open', () => !isOver && events.opened())
    socket.addEventListener('close', ({ code }) => end(code))
    socket.addEventListener('message', ({ data }) => {
      if (!isOver && typeof data === 'string') events.message(data)
    })
    return {
      send: (text) => {
        if (socket.readyState === WebSocket.OPEN) socket.send(text)
      },
      close: () => {
        isOver = true
        socket.close()
      },
    }
  }
