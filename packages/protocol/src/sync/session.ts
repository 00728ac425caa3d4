import type { Actor } from '../actor.ts'
import type { DiscussionPart } from '../realtime/down.ts'
import type { ClientId, Mutation } from '../realtime/up.ts'
import type { Role } from '../role.ts'
import type { Connection } from './connection.ts'

/** What waits to be decided for one connection. */
interface Waiting {
  readonly client: ClientId
  readonly mutations: readonly Mutation[]
}

type Phase =
  /** Nothing was said yet. */
  | 'silent'
  /** The hello is being answered. */
  | 'greeting'
  /** Operations above `sent` are fetched for this connection alone. */
  | 'behind'
  /** Gets what everybody gets. */
  | 'live'
  /** Reads too slowly; operations above `sent` wait in the log. */
  | 'lagging'
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
  /** Up to this revision operations were handed to the connection. */
  sent = 0
  laggingSince = 0
  /** Presence was left out, so the next one has to be whole. */
  missedPresence = true
  /** Parts of the discussion that changed, and of which the connection was not told. */
  readonly untold = new Set<DiscussionPart>()
  isResuming = false
  isDeciding = false
  readonly waiting: Waiting[] = []

  constructor(connection: Connection, id: string, who: Actor, openedAt: number) {
    this.connection = connection
    this.id = id
    this.who = who
    this.openedAt = openedAt
  }

  get isGreeted(): boolean {
    return this.phase === 'behind' || this.phase === 'live' || this.phase === 'lagging'
  }

  get hasEnded(): boolean {
    return this.phase === 'ended'
  }
}
