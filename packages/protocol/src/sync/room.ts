import type { Actor } from '../actor.ts'
import type { DiscussionPart, PresenceDown } from '../realtime/down.ts'
import type { Hello, Push, UpMessage } from '../realtime/up.ts'
import { LIVE_CLOSE, LIVE_VERSION, type LiveCloseCode } from '../realtime/version.ts'
import type { Role } from '../role.ts'
import type { Connection } from './connection.ts'
import { Crowd } from './crowd.ts'
import { Feed } from './feed.ts'
import { Follower } from './follower.ts'
import { BUSY_MS, ROOM_LIMITS, type RoomLimits } from './limits.ts'
import type { Opening } from './log.ts'
import { Pings } from './pings.ts'
import { Pushes } from './pushes.ts'
import type { RoomEnvironment } from './room-environment.ts'
import { Session } from './session.ts'
import { tellPresence } from './tell-presence.ts'

/**
 * Everybody who is on one map, on one process. It decides nothing and keeps nothing: what is
 * decided is the log's, and whoever falls behind is brought up from there.
 */
export class Room {
  readonly #environment: RoomEnvironment
  readonly #limits: RoomLimits
  readonly #follower: Follower
  readonly #sessions = new Map<Connection, Session>()
  readonly #feed: Feed
  readonly #pushes: Pushes
  readonly #pings: Pings
  readonly #crowd: Crowd
  #presenceAt = -Infinity

  constructor(environment: RoomEnvironment) {
    this.#environment = environment
    this.#limits = { ...ROOM_LIMITS, ...environment.limits }
    this.#crowd = new Crowd(this.#limits.pointers)
    this.#follower = new Follower(environment.log, this.#limits, {
      grown: () => this.#feed.flushSoon(),
      accessChanged: () => this.#lookUpRoles(),
      ended: (how) => this.#mapEnded(how),
      failed: (cause) => this.#failed(cause),
    })
    this.#feed = new Feed(environment, this.#limits, this.#follower)
    this.#pushes = new Pushes(environment, this.#limits, this.#follower, {
      trespassed: (session) =>
        this.#end(session, LIVE_CLOSE.forbidden, 'This queue is another person’s.'),
      gone: () => this.#mapEnded('gone'),
    })
    this.#pings = new Pings(environment, this.#follower, this.#feed)
  }

  get size(): number {
    return this.#sessions.size
  }

  /** A socket was opened by `who`, who may see the map; its hello is to follow. */
  enter(connection: Connection, who: Actor): void {
    const { newSession, now } = this.#environment
    this.#sessions.set(connection, new Session(connection, newSession(), who, now()))
  }

  /** The socket ended. Does nothing when the room ended it itself. */
  leave(connection: Connection): void {
    const session = this.#sessions.get(connection)
    if (!session) return
    session.phase = 'ended'
    this.#sessions.delete(connection)
    this.#feed.end(session)
    this.#crowd.leave(session.id)
  }

  /** Takes a message that has the form of `upSchema`. */
  receive(connection: Connection, message: UpMessage): void {
    const session = this.#sessions.get(connection)
    if (!session) return
    if (message.kind === 'hello') {
      if (session.phase === 'silent') void this.#greet(session, message)
      else this.#end(session, LIVE_CLOSE.malformed, 'A second hello came.')
    } else if (!session.isGreeted) {
      this.#end(session, LIVE_CLOSE.malformed, `A ${message.kind} came before the hello.`)
    } else if (message.kind === 'push') {
      this.#push(session, message)
    } else if (message.kind === 'ping') {
      void this.#pings.answer(session, message)
    } else {
      this.#crowd.move(session.id, message.state)
    }
  }

  /** There may be more in the log: another process, an HTTP request, a change of rights. */
  hint(): void {
    this.#follower.hint()
  }

  /** People on other processes who came, moved or left (`state: null`). */
  takePresence(people: PresenceDown['people']): void {
    for (const { session, who, state } of people) {
      if (state === null) this.#crowd.leave(session)
      else {
        this.#crowd.come(session, who, false)
        this.#crowd.move(session, state)
      }
    }
  }

  /** Something was said about the map, or decided in its discussion. */
  discussed(part: DiscussionPart): void {
    for (const session of this.#sessions.values()) {
      if (session.isGreeted) session.untold.add(part)
    }
  }

  /**
   * To be called about every `presenceMs`: presence, the discussion, slow readers, those who say nothing.
   * Answers who came, moved or left here, for other processes; empty between two turns.
   */
  tick(): PresenceDown['people'] {
    const now = this.#environment.now()
    for (const session of this.#sessions.values()) {
      this.#watch(session, now)
      this.#tellDiscussed(session)
    }
    const { crowd, crowdPresenceMs, presenceMs } = this.#limits
    const everyMs = this.#crowd.size > crowd ? crowdPresenceMs : presenceMs
    if (now - this.#presenceAt < everyMs) return []
    this.#presenceAt = now
    return tellPresence(this.#crowd, this.#sessions.values(), this.#limits.presenceBuffer)
  }

  /** Ends every connection. `retryMs` says for each when it may come back. */
  close(code: LiveCloseCode, reason: string, retryMs?: () => number): void {
    for (const session of this.#sessions.values()) this.#end(session, code, reason, retryMs?.())
  }

  /** Ends the connections of a person, such as one who signed out. */
  dismiss(isMeant: (who: Actor) => boolean, code: LiveCloseCode, reason: string): void {
    for (const session of this.#sessions.values()) {
      if (isMeant(session.who)) this.#end(session, code, reason)
    }
  }

  async #greet(session: Session, hello: Hello): Promise<void> {
    if (hello.version !== LIVE_VERSION) {
      return this.#end(session, LIVE_CLOSE.reload, 'This page is out of date; load it anew.')
    }
    session.phase = 'greeting'
    session.clients = hello.clients.map(({ id }) => id)
    this.#supersede(session)
    let opening: Opening | undefined
    let role: Role | null = null
    try {
      opening = await this.#environment.log.open(session.who, hello.clients)
      if (opening && !session.hasEnded) role = await this.#roleOf(session)
    } catch (cause) {
      this.#failed(cause)
      return this.#end(session, LIVE_CLOSE.restarting, 'The map cannot be read now.', BUSY_MS)
    }
    if (session.hasEnded) return
    if (!opening) return this.#end(session, LIVE_CLOSE.gone, 'There is no such map.')
    if (!role) return this.#end(session, LIVE_CLOSE.forbidden, 'You may not see this map.')
    session.role = role
    this.#welcome(session, hello, opening)
  }

  #welcome(session: Session, { have }: Hello, opening: Opening): void {
    this.#follower.see(opening)
    if (session.hasEnded) return
    session.clients = opening.queues.map(({ id }) => id)
    session.send({
      kind: 'welcome',
      version: LIVE_VERSION,
      session: session.id,
      epoch: opening.epoch,
      revision: opening.revision,
      you: session.who,
      role: session.role,
      clients: opening.queues.map(({ refusals, ...queue }) => ({
        ...queue,
        refusals: [...refusals],
      })),
    })
    session.phase = 'greeted'
    this.#crowd.come(session.id, session.who)
    const known = have?.epoch === opening.epoch ? have.revision : undefined
    this.#feed.begin(session, known, opening.revision)
  }

  /** A client that comes back may be quicker than the end of its old socket. */
  #supersede(session: Session): void {
    for (const other of this.#sessions.values()) {
      if (other === session || other.phase === 'silent') continue
      if (!other.clients.some((client) => session.clients.includes(client))) continue
      this.#end(other, LIVE_CLOSE.superseded, 'The same page connected again.')
    }
  }

  #push(session: Session, push: Push): void {
    if (session.clients.includes(push.client)) this.#pushes.take(session, push)
    else this.#end(session, LIVE_CLOSE.malformed, 'The hello named no such queue.')
  }

  #failed(cause: unknown): void {
    this.#environment.notice?.({ kind: 'log failed', cause })
  }

  /** Those who say nothing, and those who read too slowly. */
  #watch(session: Session, now: number): void {
    const isMute = session.phase === 'silent' && now - session.openedAt > this.#limits.helloMs
    if (isMute) this.#end(session, LIVE_CLOSE.helloTimeout, 'No hello came.')
    else if (!this.#feed.keepsUp(session)) {
      this.#end(session, LIVE_CLOSE.lagging, 'This connection is too slow.', BUSY_MS)
    }
  }

  #tellDiscussed(session: Session): void {
    if (session.untold.size === 0 || !session.isGreeted) return
    if (session.connection.buffered() > this.#limits.presenceBuffer) return
    session.send({ kind: 'discussed', parts: [...session.untold] })
    session.untold.clear()
  }

  /** The role that holds for what is sent next, even if rights change while it is looked up. */
  async #roleOf(session: Session): Promise<Role | null> {
    for (;;) {
      const access = this.#follower.tail?.access
      const [role = null] = await this.#environment.log.rolesOf([session.who])
      if (access === this.#follower.tail?.access) return role
    }
  }

  async #lookUpRoles(): Promise<void> {
    const sessions = [...this.#sessions.values()].filter(({ phase }) => phase !== 'silent')
    const roles = await this.#environment.log.rolesOf(sessions.map(({ who }) => who))
    for (const [index, session] of sessions.entries()) {
      const role = roles[index]
      if (!role) this.#end(session, LIVE_CLOSE.forbidden, 'You may not see this map any more.')
      else if (role !== session.role) this.#changeRole(session, role)
    }
  }

  #changeRole(session: Session, role: Role): void {
    session.role = role
    if (!session.isGreeted) return
    session.send({ kind: 'role', role, revision: this.#feed.sentTo(session) })
  }

  #mapEnded(how: 'gone' | 'anew'): void {
    if (how === 'gone') this.close(LIVE_CLOSE.gone, 'This map was deleted.')
    else this.close(LIVE_CLOSE.restarting, 'This map was made anew.', () => 0)
  }

  #end(session: Session, code: LiveCloseCode, reason: string, retryMs?: number): void {
    if (session.hasEnded) return
    session.send({ kind: 'bye', code, reason, retryMs: retryMs ?? null })
    this.leave(session.connection)
    session.connection.close(code, reason)
  }
}
