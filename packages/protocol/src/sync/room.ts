import type { Actor } from '../actor.ts'
import type { DiscussionPart, DownMessage, PresenceDown } from '../realtime/down.ts'
import type { Hello, Ping, Push, UpMessage } from '../realtime/up.ts'
import { LIVE_CLOSE, LIVE_VERSION, type LiveCloseCode } from '../realtime/version.ts'
import type { Role } from '../role.ts'
import { Allowance } from './allowance.ts'
import type { Connection } from './connection.ts'
import { Crowd } from './crowd.ts'
import { Follower } from './follower.ts'
import { frameOf, type Frame } from './frame.ts'
import { ROOM_LIMITS, type RoomLimits } from './limits.ts'
import type { Decision, Log, Opening } from './log.ts'
import { Session } from './session.ts'
import { tellPresence } from './tell-presence.ts'

/** What a room tells the one who runs it, to count and to write down. */
export type RoomNotice =
  /** A client's copy of the map is not what the log makes of it. */
  | { readonly kind: 'divergence'; readonly session: string; readonly revision: number }
  | { readonly kind: 'log failed'; readonly cause: unknown }

export interface RoomEnvironment {
  readonly log: Log
  /** Milliseconds; only differences matter. */
  readonly now: () => number
  /** A fresh UUID. */
  readonly newSession: () => string
  /** Runs `flush` once, a few milliseconds later: what comes in until then leaves together. */
  readonly soon: (flush: () => void) => void
  readonly notice?: (notice: RoomNotice) => void
  readonly limits?: Partial<RoomLimits>
}

const BUSY_MS = 1_000
const HINT_EVERY_MS = 10_000

/**
 * Everybody who is on one map, on one process. It decides nothing and keeps nothing: what is
 * decided is the log's, and whoever falls behind is brought up from there.
 */
export class Room {
  readonly #environment: RoomEnvironment
  readonly #limits: RoomLimits
  readonly #follower: Follower
  readonly #sessions = new Map<Connection, Session>()
  readonly #allowances = new WeakMap<Session, Allowance>()
  readonly #crowd: Crowd
  #isFlushing = false
  #presenceAt = -Infinity
  #hintedAt = -Infinity

  constructor(environment: RoomEnvironment) {
    this.#environment = environment
    this.#limits = { ...ROOM_LIMITS, ...environment.limits }
    this.#crowd = new Crowd(this.#limits.pointers)
    this.#follower = new Follower(environment.log, this.#limits, {
      grown: () => this.#flushSoon(),
      accessChanged: () => this.#lookUpRoles(),
      ended: (how) => this.#mapEnded(how),
      failed: (cause) => this.#failed(cause),
    })
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
      void this.#pong(session, message)
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
    this.#send(session, {
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
    const missed = have?.epoch === opening.epoch ? opening.revision - have.revision : Infinity
    session.phase = 'behind'
    if (missed < 0 || missed > this.#limits.catchUp) this.#sendSnapshot(session, opening.revision)
    else session.sent = have?.revision ?? opening.revision
    this.#crowd.come(session.id, session.who)
    void this.#resume(session)
  }

  /** A client that comes back may be quicker than the end of its old socket. */
  #supersede(session: Session): void {
    for (const other of this.#sessions.values()) {
      if (other === session || other.phase === 'silent') continue
      if (!other.clients.some((client) => session.clients.includes(client))) continue
      this.#end(other, LIVE_CLOSE.superseded, 'The same page connected again.')
    }
  }

  #push(session: Session, { client, mutations }: Push): void {
    if (!session.clients.includes(client)) {
      return this.#end(session, LIVE_CLOSE.malformed, 'The hello named no such queue.')
    }
    const retryMs =
      session.waiting.length < this.#limits.waiting
        ? this.#allowanceOf(session).take(mutations.length, this.#environment.now())
        : BUSY_MS
    if (retryMs > 0) return this.#send(session, { kind: 'busy', client, retryMs })
    session.waiting.push({ client, mutations })
    if (!session.isDeciding) void this.#decide(session)
  }

  /** One batch after the other, so that a queue's numbers keep their order. */
  async #decide(session: Session): Promise<void> {
    session.isDeciding = true
    for (let next = session.waiting.shift(); next; next = session.waiting.shift()) {
      const { client } = next
      try {
        this.#decided(
          session,
          client,
          await this.#environment.log.decide({ by: session.who, ...next }),
        )
      } catch (cause) {
        this.#failed(cause)
        this.#follower.hint()
        this.#send(session, { kind: 'busy', client, retryMs: BUSY_MS })
      }
    }
    session.isDeciding = false
  }

  #decided(session: Session, client: string, decision: Decision): void {
    switch (decision.kind) {
      case 'decided': {
        for (const outcome of decision.outcomes) {
          if (outcome.kind === 'committed') continue
          const { number, problem } = outcome
          this.#send(session, { kind: 'refused', client, number, problem })
        }
        const entries = decision.outcomes.flatMap((outcome) =>
          outcome.kind === 'committed' && outcome.entry ? [outcome.entry] : [],
        )
        return this.#follower.offer(decision.head, entries)
      }
      case 'gap':
        return this.#send(session, { kind: 'gap', client, decided: decision.decided })
      case 'busy':
        return this.#send(session, { kind: 'busy', client, retryMs: decision.retryMs })
      case 'foreign':
        return this.#end(session, LIVE_CLOSE.forbidden, 'This queue is another person’s.')
      case 'gone':
        return this.#mapEnded('gone')
    }
  }

  async #pong(session: Session, { nonce, revision, hash }: Ping): Promise<void> {
    const known = this.#follower.tail?.revision ?? 0
    const now = this.#environment.now()
    if (revision > known || now - this.#hintedAt >= HINT_EVERY_MS) {
      this.#hintedAt = now
      this.#follower.hint()
    }
    const right = hash === null ? undefined : await this.#hashAt(revision)
    const isSame = right === undefined ? null : right === hash
    if (isSame === false)
      this.#environment.notice?.({ kind: 'divergence', session: session.id, revision })
    this.#send(session, { kind: 'pong', nonce, revision: session.sent, isSame })
  }

  async #hashAt(revision: number): Promise<string | undefined> {
    try {
      return await this.#environment.log.hashAt(revision)
    } catch (cause) {
      this.#failed(cause)
      return undefined
    }
  }

  #failed(cause: unknown): void {
    this.#environment.notice?.({ kind: 'log failed', cause })
  }

  #flushSoon(): void {
    if (this.#isFlushing) return
    this.#isFlushing = true
    this.#environment.soon(() => {
      this.#isFlushing = false
      this.#flush()
    })
  }

  #flush(): void {
    const tail = this.#follower.tail
    if (!tail) return
    const after = tail.told
    const entries = tail.tell()
    if (entries.length > 0) {
      const frame = frameOf({ kind: 'operations', after, entries: [...entries] })
      for (const session of this.#sessions.values()) {
        if (session.phase === 'live') this.#sendOperations(session, frame, tail.told)
      }
    }
    for (const session of this.#sessions.values()) {
      if (session.phase === 'behind') void this.#resume(session)
    }
  }

  #sendOperations(session: Session, frame: Frame, upTo: number): void {
    // Such a frame would never fit, and the map itself is hardly larger.
    if (frame.bytes > this.#limits.lagBuffer) return this.#sendSnapshot(session, upTo)
    if (session.connection.buffered() + frame.bytes > this.#limits.lagBuffer) {
      session.phase = 'lagging'
      session.laggingSince = this.#environment.now()
      return
    }
    session.connection.send(frame)
    session.sent = upTo
  }

  /** Brings a connection up to what everybody was told, then lets it go along. */
  async #resume(session: Session): Promise<void> {
    if (session.isResuming) return
    session.isResuming = true
    try {
      while (session.phase === 'behind') if (!(await this.#resumeOnePage(session))) break
    } catch (cause) {
      // Stays behind; the next tick tries again.
      this.#failed(cause)
    } finally {
      session.isResuming = false
    }
  }

  /** Whether to go on. */
  async #resumeOnePage(session: Session): Promise<boolean> {
    const tail = this.#follower.tail
    if (!tail || session.sent > tail.told) return false
    if (session.sent === tail.told) {
      session.phase = 'live'
      return false
    }
    if (tail.told - session.sent > this.#limits.catchUp) {
      this.#sendSnapshot(session, tail.told)
      return true
    }
    const { sent } = session
    const entries =
      tail.recentAbove(sent, this.#limits.page) ??
      (await this.#environment.log.read(sent, this.#limits.page))?.entries ??
      []
    if (session.phase !== 'behind' || this.#follower.tail !== tail) return false
    const told = entries.filter(({ revision }) => revision <= tail.told)
    const last = told.at(-1)
    if (!last) return false
    const frame = frameOf({ kind: 'operations', after: sent, entries: told })
    this.#sendOperations(session, frame, last.revision)
    return true
  }

  #sendSnapshot(session: Session, revision: number): void {
    this.#send(session, { kind: 'snapshot', revision })
    session.sent = revision
  }

  /** Those who say nothing, and those who read too slowly. */
  #watch(session: Session, now: number): void {
    const { fullBuffer, helloMs, lagMs, resumeBuffer } = this.#limits
    if (session.phase === 'silent') {
      if (now - session.openedAt > helloMs) {
        this.#end(session, LIVE_CLOSE.helloTimeout, 'No hello came.')
      }
      return
    }
    const buffered = session.connection.buffered()
    if (session.phase === 'lagging' && buffered <= resumeBuffer) session.phase = 'behind'
    const isLost = session.phase === 'lagging' && now - session.laggingSince > lagMs
    if (isLost || buffered > fullBuffer) {
      return this.#end(session, LIVE_CLOSE.lagging, 'This connection is too slow.', BUSY_MS)
    }
    if (session.phase === 'behind') void this.#resume(session)
  }

  #tellDiscussed(session: Session): void {
    if (session.untold.size === 0 || !session.isGreeted) return
    if (session.connection.buffered() > this.#limits.presenceBuffer) return
    this.#send(session, { kind: 'discussed', parts: [...session.untold] })
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
    if (session.isGreeted) this.#send(session, { kind: 'role', role, revision: session.sent })
  }

  #mapEnded(how: 'gone' | 'anew'): void {
    if (how === 'gone') this.close(LIVE_CLOSE.gone, 'This map was deleted.')
    else this.close(LIVE_CLOSE.restarting, 'This map was made anew.', () => 0)
  }

  #allowanceOf(session: Session): Allowance {
    const known = this.#allowances.get(session)
    if (known) return known
    const { burst, perSecond } = this.#limits
    const allowance = new Allowance(burst, perSecond, this.#environment.now())
    this.#allowances.set(session, allowance)
    return allowance
  }

  #send(session: Session, message: DownMessage): void {
    if (!session.hasEnded) session.connection.send(frameOf(message))
  }

  #end(session: Session, code: LiveCloseCode, reason: string, retryMs?: number): void {
    if (session.hasEnded) return
    this.#send(session, { kind: 'bye', code, reason, retryMs: retryMs ?? null })
    this.leave(session.connection)
    session.connection.close(code, reason)
  }
}
