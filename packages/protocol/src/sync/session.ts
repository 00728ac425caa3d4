import type { Actor } from '../actor.ts'
import type { DiscussionPart, DownMessage } from '../realtime/down.ts'
import type { ClientId } from '../realtime/up.ts'
import type { Role } from '../role.ts'
import type { Connection } from './connection.ts'
import { frameOf } from './frame.ts'

type Phase =
  /** Nothing was said yet. */
  | 'silent'
  /** The hello is being answered. */
  | 'greeting'
  /** Is a part of the room. */
  | 'greeted'
  | 'ended'

/** One connection in a room, from its opening to its end. */
export class Session {
  readonly connection: Connection
  /** Names the connection among the people present. */
  readonly id: string
  readonly who: Actor
  readonly openedAt: number
  phase: Phase = 'silent'
  role: Role = 'viewer'
  clients: readonly ClientId[] = []
  /** Presence was left out, so the next one has to be whole. */
  missedPresence = true
  /** Parts of the discussion that changed, and of which the connection was not told. */
  readonly untold = new Set<DiscussionPart>()

  constructor(connection: Connection, id: string, who: Actor, openedAt: number) {
    this.connection = connection
    this.id = id
    this.who = who
    this.openedAt = openedAt
  }

  get isGreeted(): boolean {
    return this.phase === 'greeted'
  }

  get hasEnded(): boolean {
    return this.phase === 'ended'
  }

  /** Does nothing once the connection has ended. */
  send(message: DownMessage): void {
    if (!this.hasEnded) this.connection.send(frameOf(message))
  }
}
