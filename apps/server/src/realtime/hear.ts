import { LIVE_CLOSE, type LiveCloseCode, type UpMessage } from '@counterpoint/protocol'
import { Allowance } from '@counterpoint/protocol/sync'
import type { RawData, WebSocket } from 'ws'
import { Refused } from '../problem.ts'
import type { LiveSocket } from './live-socket.ts'
import { readMessage } from './read-message.ts'

/** Frames of one connection, whatever they say: so many at once, then so many a second. */
const FRAMES = { burst: 300, perSecond: 60 }

/** Hands on what the socket says, and ends it at the first thing that no client of ours would say. */
export function hear(
  socket: WebSocket,
  connection: LiveSocket,
  receive: (message: UpMessage) => void,
): void {
  const allowance = new Allowance(FRAMES.burst, FRAMES.perSecond, performance.now())
  let isOver = false
  const end = (code: LiveCloseCode, reason: string): void => {
    isOver = true
    connection.close(code, reason)
  }
  socket.on('message', (frame: RawData, isBinary: boolean) => {
    if (isOver) return
    if (allowance.take(1, performance.now()) > 0) {
      return end(LIVE_CLOSE.tooMany, 'Too many messages came.')
    }
    if (isBinary) return end(LIVE_CLOSE.malformed, 'Messages are JSON in text frames.')
    try {
      receive(readMessage((frame as Buffer).toString()))
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      end(LIVE_CLOSE.malformed, error.message)
    }
  })
}
