import type { Applied, MapId, Operation, Result, Violation } from '@counterpoint/core'
import {
  LIVE_CLOSE,
  type DiscussionPart,
  type DownMessage,
  type LiveEntry,
  type PresenceState,
} from '@counterpoint/protocol'
import {
  Replica,
  type Done,
  type PendingMutation,
  type ReplicaAct,
  type Snapshot,
  type TooLate,
} from '@counterpoint/protocol/sync'
import { HttpLink } from './http-link.ts'
import { Listeners } from './listeners.ts'
import type { OpenSocket } from './live-socket.ts'
import { MapLink } from './map-link.ts'
import {
  refusedChange,
  type MapSession,
  type Person,
  type RefusedChange,
  type SessionEnvironment,
  type SessionState,
} from './map-session.ts'
import { Safekeeping } from './safekeeping.ts'
import { saveStateOf } from './save-state.ts'

/** So many sockets in a row that came to nothing, and HTTP is tried. */
const PATIENCE = 2
const REMEMBERED = 100
/** Messages after which the map and its state are as they were. */
const CHANGES_NOTHING: ReadonlySet<DownMessage['kind']> = new Set(['presence', 'discussed', 'pong'])

/**
 * Lets a replica live: gives it a socket, HTTP, a durable queue and time, and shows what it holds.
 * Without a socket, because the server or a proxy knows none, changes go by HTTP until one opens.
 */
export class LiveSession implements MapSession {
  readonly #safekeeping: Safekeeping
  readonly #replica: Replica
  readonly #http: HttpLink
  readonly #link: MapLink | undefined
  readonly #stateListeners = new Listeners()
  readonly #peopleListeners = new Listeners()
  readonly #discussionListeners = new Listeners<[parts: readonly DiscussionPart[]]>()
  readonly #timers = new Set<ReturnType<typeof setTimeout>>()
  #people: readonly Person[] = []
  #refused: readonly RefusedChange[] = []
  #activity: readonly LiveEntry[] = []
  #isGone = false
  #isShut = false
  #isClosed = false
  #state: SessionState

  constructor(
    id: MapId,
    environment: SessionEnvironment,
    snapshot: Snapshot,
    waiting: readonly PendingMutation[],
  ) {
    const { newKey, openSocket, queue, random } = environment
    const [client, httpClient] = [newKey(), newKey()]
    this.#safekeeping = new Safekeeping(queue)
    this.#replica = new Replica({ ...snapshot, client, httpClient, waiting, now: Date.now })
    this.#http = new HttpLink(id, environment, this.#replica, {
      told: () => this.#act(),
      signedOut: () => this.#disconnected(LIVE_CLOSE.unauthenticated),
      gone: () => this.#gone(),
      notLoaded: () => this.#link?.restart(),
      hasSocket: () => this.#link?.isOpen ?? false,
    })
    this.#link = openSocket && this.#linkBy(id, openSocket, random)
    this.#state = this.#snapshot()
    if (this.#link) this.#link.connect()
    else this.#http.use(true)
    this.#replica.resend()
    this.#act()
  }

  state = (): SessionState => this.#state

  subscribe = this.#stateListeners.add

  people = (): readonly Person[] => this.#people

  subscribeToPeople = this.#peopleListeners.add

  subscribeToDiscussion = this.#discussionListeners.add

  dispatch = (operation: Operation): Result<Done, Violation> =>
    this.#made(this.#replica.dispatch(operation))

  undo = (): Result<Applied, TooLate> | undefined => {
    const done = this.#replica.undo()
    return done && this.#made(done)
  }

  redo = (): Result<Applied, TooLate> | undefined => {
    const done = this.#replica.redo()
    return done && this.#made(done)
  }

  dismissRefused = (key: string): void => {
    this.#refused = this.#refused.filter(({ change }) => change.key !== key)
    this.#publish()
  }

  moveTo = (presence: PresenceState): void => {
    this.#replica.move(presence)
    // Where one is oneself is no part of the state, and told many times a second.
    this.#perform()
  }

  refresh = async (): Promise<void> => {
    if (this.#isClosed || this.#isGone) return
    if (this.#link?.isOpen) {
      this.#replica.ping(false)
      return this.#act()
    }
    this.#link?.connect()
    if (this.#http.isUsed) await this.#http.catchUp()
  }

  resume = async (): Promise<void> => {
    if (this.#isClosed || this.#replica.link !== 'reauth') return
    this.#replica.want(true)
    this.#link?.resume()
    if (this.#http.isUsed) await this.#http.catchUp()
    else this.#act()
  }

  isAtRisk = (): boolean => this.#safekeeping.isAtRisk

  close = async (): Promise<void> => {
    this.#isClosed = true
    this.#link?.stop()
    this.#http.close()
    for (const timer of this.#timers) clearTimeout(timer)
    this.#stateListeners.clear()
    this.#peopleListeners.clear()
    this.#discussionListeners.clear()
    await this.#safekeeping.close()
  }

  #linkBy(id: MapId, openSocket: OpenSocket, random: () => number): MapLink {
    return new MapLink(id, openSocket, random, {
      opening: () => this.#replica.want(true),
      opened: () => {
        this.#replica.connected()
        this.#act()
      },
      message: (message) => this.#received(message),
      closed: (code) => this.#disconnected(code),
      pinged: (isThorough) => {
        this.#replica.ping(isThorough)
        this.#act()
      },
    })
  }

  #received(message: DownMessage): void {
    this.#replica.receive(message)
    if (message.kind === 'presence') this.#showPeople()
    if (this.#replica.link === 'live') {
      this.#link?.proven()
      if (this.#http.isUsed) this.#http.use(false)
    }
    if (CHANGES_NOTHING.has(message.kind)) this.#perform()
    else this.#act()
  }

  #disconnected(code: number | undefined): void {
    this.#replica.disconnected(code)
    this.#showPeople()
    if (code === LIVE_CLOSE.forbidden) this.#isShut = true
    else if (this.#replica.link === 'gone') this.#gone()
    const isHopeless = (this.#link?.failures ?? 0) >= PATIENCE
    if (['gone', 'reload', 'reauth'].includes(this.#replica.link)) this.#link?.stop()
    else if (isHopeless && !this.#http.isUsed) void this.#http.tryInstead()
    this.#act()
  }

  #gone(): void {
    this.#isGone = true
    this.#http.giveUp()
  }

  #made<E>(done: Result<Done, E>): Result<Done, E> {
    if (done.ok && done.value.mutation) void this.#safekeeping.keep(done.value.mutation)
    this.#act()
    return done
  }

  /** Does what the replica asks for, and shows what came of it. */
  #act(): void {
    this.#perform()
    this.#publish()
  }

  #perform(): void {
    for (let acts = this.#replica.takeActs(); acts.length > 0; acts = this.#replica.takeActs()) {
      for (const act of acts) this.#do(act)
    }
  }

  #do(act: ReplicaAct): void {
    switch (act.kind) {
      case 'send':
        return this.#link?.send(JSON.stringify(act.message))
      case 'load':
        return void this.#http.load()
      case 'submit':
        return void this.#http.submit(act.mutation)
      case 'disconnect':
        return this.#link?.restart()
      case 'wait':
        return this.#later(act.ms, () => this.#replica.resend(act.client))
      case 'settled':
        return void this.#safekeeping.drop(act.mutation)
      case 'renamed':
        return void this.#safekeeping.rename(act.before, act.after)
      case 'refused':
        this.#refused = [...this.#refused, refusedChange(act.mutation, act.problem)]
        return void this.#safekeeping.drop(act.mutation)
      case 'arrived':
        this.#activity = [...this.#activity.slice(1 - REMEMBERED), act.entry]
        return
      case 'discussed':
        this.#discussionListeners.tell(act.parts)
    }
  }

  #later(ms: number, run: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      run()
      this.#act()
    }, ms)
    this.#timers.add(timer)
  }

  #showPeople(): void {
    const people = this.#replica.people
    // The room tells everybody of everybody; of oneself there is nothing new to see.
    const isSame =
      people.length === this.#people.length &&
      people.every((person, index) => person === this.#people[index])
    if (isSame) return
    this.#people = people
    this.#peopleListeners.tell()
  }

  #publish(): void {
    this.#state = this.#snapshot()
    this.#stateListeners.tell()
  }

  #snapshot(): SessionState {
    const { map, canUndo, canRedo, role, you } = this.#replica
    const isAway = this.#http.isUsed ? this.#http.isAway : (this.#link?.failures ?? 0) > 0
    return {
      map,
      save: saveStateOf(this.#replica, { isGone: this.#isGone, isShut: this.#isShut, isAway }),
      refused: this.#refused,
      canUndo,
      canRedo,
      role,
      you,
      activity: this.#activity,
    }
  }
}
