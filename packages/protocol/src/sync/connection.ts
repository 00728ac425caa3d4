import type { LiveCloseCode } from '../realtime/version.ts'
import type { Frame } from './frame.ts'

/** One person's open socket, as the room sees it. A room tells connections apart by identity. */
export interface Connection {
  /** Frames arrive in the order of sending, or the connection ends. Must not throw. */
  send(frame: Frame): void
  /** Ends the connection; `leave` is called for it sooner or later, or never. */
  close(code: LiveCloseCode, reason: string): void
  /** Bytes that were handed over and have not left yet. */
  buffered(): number
}
