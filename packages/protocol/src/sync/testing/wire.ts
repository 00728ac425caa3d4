import type { DownMessage } from '../../realtime/down.ts'
import type { UpMessage } from '../../realtime/up.ts'
import type { Connection } from '../connection.ts'
import type { Frame } from '../frame.ts'
import { hold } from './failure.ts'

interface End {
  readonly code: number
}

/** Bytes on their way to a page that reads nothing. */
export const FULL = 4_000

/**
 * One socket between a page and a room, with what is on its way in both directions. Either end may
 * go without the other noticing for a while.
 */
export class Wire implements Connection {
  readonly up: (UpMessage | 'end')[] = []
  readonly down: (Frame | End)[] = []
  /** The page has turned to another socket, or is gone. */
  isLeft = false
  /** The room has ended it. */
  isEnded = false
  /** Nothing is read at the far end, and everything between is full. */
  isSlow = false
  /** Sees every message that the room sends. */
  onSend: (message: DownMessage) => void = () => undefined
  /** Revision that the next operations have to follow on. */
  #told = 0

  send(frame: Frame): void {
    if (this.isEnded) return
    const message = messageOf(frame)
    this.#checkOrder(message)
    this.onSend(message)
    this.down.push(frame)
  }

  /** [R3] What is sent over one connection has no gap, whatever was slow or lost. */
  #checkOrder(message: DownMessage): void {
    if (message.kind === 'snapshot') this.#told = message.revision
    if (message.kind !== 'operations') return
    const { after, entries } = message
    hold(after === this.#told, () => `Operations after ${after} were sent after ${this.#told}.`)
    this.#told = entries.at(-1)?.revision ?? after
  }

  close(code: number): void {
    this.isEnded = true
    this.down.push({ code })
  }

  buffered(): number {
    return this.isSlow ? FULL : 0
  }

  /** The page's end closes; the room hears of it after what was sent before. */
  leave(): void {
    if (this.isLeft) return
    this.isLeft = true
    this.up.push('end')
  }

  sendUp(message: UpMessage): void {
    if (message.kind === 'hello') this.#told = message.have?.revision ?? 0
    this.up.push(JSON.parse(JSON.stringify(message)) as UpMessage)
  }
}

export const messageOf = (frame: Frame): DownMessage => JSON.parse(frame.text) as DownMessage
