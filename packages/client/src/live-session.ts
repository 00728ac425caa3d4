import type { Applied, MapId, Operation, Result, Violation } from '@counterpoint/core'
import {
  LIVE_CLOSE,
  type DiscussionPart,
  type DownMessage,
  type LiveEntry,
  type PresenceState,
} from '@counterpoint/protocol'
import {
  keyOf,
  Replica,
  type Done,
  type MutationKey,
  type PendingMutation,
  type ReplicaAct,
  type Snapshot,
} from '@counterpoint/protocol/sync'
import { backoffMs } from './backoff.ts'
import { Refused, Unreachable } from './failure.ts'
import { catchUpByHttp, loadByHttp, submitByHttp } from './http-way.ts'
import { MapLink } from './map-link.ts'
import {
  refusedChange,
  type MapSession,
  type Person,
  type RefusedChange,
  type SessionEnvironment,
  type SessionState,
} from './map-session.ts'
import type { SaveState } from './save-state.ts'

/** So many sockets in a row that came to nothing, and HTTP is tried. */
const PATIENCE = 2
const REMEMBERED = 100
/** Messages after which the map and its state are as they were. */
const CHANGES_NOTHING: ReadonlySet<DownMessage['kind']> = new Set(['presence', 'discussed', 'pong'])
/** Refusals that say nothing about a change: it waits. */
const OF_THE_MAP: ReadonlySet<string> = new Set(['not_found', 'unauthenticated'])

/**
 * Lets a replica live: gives it a socket, HTTP, a durable queue and time, and shows what it holds.
 * Without a socket, because the server or a proxy knows none, changes go by HTTP until one opens.
 */
export class LiveSession implements MapSession {
  readonly #id: MapId
  readonly #environment: SessionEnvironment
  readonly #replica: Replica
  readonly #link: MapLink | undefined
  readonly #listeners = new Set<() => void>()
  readonly #peopleListeners = new Set<() => void>()
  readonly #discussionListeners = new Set<(parts: readonly DiscussionPart[]) => void>()
  readonly #unstored = new Set<MutationKey>()
  readonly #timers = new Set<ReturnType<typeof setTimeout>>()
  #people: readonly Person[] = []
  #refused: readonly RefusedChange[] = []
  #activity: readonly LiveEntry[] = []
  /** Requests by HTTP in a row that nobody answered. */
  #failures = 0
  #goesByHttp = false
  #isGone = false
  #isShut = false
  #isClosed = false
  #retry: ReturnType<typeof setTimeout> | undefined
  #state: SessionState

  constructor(
    id: MapId,
    environment: SessionEnvironment,
    snapshot: Snapshot,
    waiting: readonly PendingMutation[],
  ) {
    this.#id = id
    this.#environment = environment
    const [client, httpClient] = [environment.newKey(), environment.newKey()]
    this.#replica = new Replica({ ...snapshot, client, httpClient, waiting, now: Date.now })
    this.#state = this.#snapshot()
    if (environment.openSocket) {
      this.#link = this.#linkBy(environment.openSocket)
      this.#link.connect()
    } else {
      this.#goByHttp(true)
    }
    this.#replica.resend()
    this.#act()
  }

  state = (): SessionState => this.#state

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  people = (): readonly Person[] => this.#people

  subscribeToPeople = (listener: () => void): (() => void) => {
    this.#peopleListeners.add(listener)
    return () => void this.#peopleListeners.delete(listener)
  }

  subscribeToDiscussion = (listener: (parts: readonly DiscussionPart[]) => void): (() => void) => {
    this.#discussionListeners.add(listener)
    return () => void this.#discussionListeners.delete(listener)
  }

  dispatch = (operation: Operation): Result<Done, Violation> =>
    this.#made(this.#replica.dispatch(operation))

  undo = (): Result<Applied, Violation> | undefined => {
    const done = this.#replica.undo()
    return done && this.#made(done)
  }

  redo = (): Result<Applied, Violation> | undefined => {
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
    if (this.#goesByHttp) await this.#catchUp()
  }

  resume = async (): Promise<void> => {
    if (this.#isClosed || this.#replica.link !== 'reauth') return
    this.#replica.want(true)
    this.#link?.resume()
    if (this.#goesByHttp) await this.#catchUp()
    else this.#act()
  }

  isAtRisk = (): boolean => this.#unstored.size > 0

  close = async (): Promise<void> => {
    this.#isClosed = true
    this.#link?.stop()
    clearTimeout(this.#retry)
    for (const timer of this.#timers) clearTimeout(timer)
    this.#listeners.clear()
    this.#peopleListeners.clear()
    this.#discussionListeners.clear()
    await this.#environment.queue.close()
  }

  #linkBy(openSocket: NonNullable<SessionEnvironment['openSocket']>): MapLink {
    return new MapLink(this.#id, openSocket, this.#environment.random, {
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
      if (this.#goesByHttp) this.#goByHttp(false)
    }
    if (CHANGES_NOTHING.has(message.kind)) this.#perform()
    else this.#act()
  }

  #disconnected(code: number | undefined): void {
    this.#replica.disconnected(code)
    this.#showPeople()
    if (code === LIVE_CLOSE.forbidden) this.#isShut = true
    else if (this.#replica.link === 'gone') this.#isGone = true
    if (['gone', 'reload', 'reauth'].includes(this.#replica.link)) this.#link?.stop()
    else if ((this.#link?.failures ?? 0) >= PATIENCE && !this.#goesByHttp) void this.#tryHttp()
    this.#act()
  }

  /** No socket opens: perhaps something between here and the server knows none. */
  async #tryHttp(): Promise<void> {
    await this.#catchUp()
    if (this.#failures === 0 && !this.#isClosed && this.#replica.link !== 'live') {
      this.#goByHttp(true)
      this.#act()
    }
  }

  #goByHttp(goesByHttp: boolean): void {
    this.#goesByHttp = goesByHttp
    this.#replica.goByHttp(goesByHttp)
  }

  #made(done: Result<Done, Violation>): Result<Done, Violation> {
    if (done.ok && done.value.mutation) void this.#store(done.value.mutation)
    this.#act()
    return done
  }

  /** Without a database to wait in, the change still goes out; only closing the page is a risk. */
  async #store(mutation: PendingMutation): Promise<void> {
    const key = keyOf(mutation)
    this.#unstored.add(key)
    try {
      await this.#environment.queue.add(mutation)
      if (this.#environment.queue.isDurable) this.#unstored.delete(key)
      // Answered for before it was stored.
      if (!this.#isPending(key)) await this.#forget(mutation)
    } catch {
      // Stays in #unstored until the server has it: `isAtRisk` tells the page to warn.
    }
  }

  #isPending(key: MutationKey): boolean {
    return this.#replica.pending.some((mutation) => keyOf(mutation) === key)
  }

  async #forget(mutation: PendingMutation): Promise<void> {
    this.#unstored.delete(keyOf(mutation))
    await this.#environment.queue.remove(mutation).catch(() => undefined)
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
        return void this.#load()
      case 'submit':
        return void this.#submit(act.mutation)
      case 'disconnect':
        return this.#link?.restart()
      case 'wait':
        return this.#later(act.ms, () => this.#replica.resend(act.client))
      case 'settled':
        return void this.#forget(act.mutation)
      case 'renamed':
        return void this.#store(act.after).then(() => this.#forget(act.before))
      case 'refused':
        this.#refused = [...this.#refused, refusedChange(act.mutation, act.problem)]
        return void this.#forget(act.mutation)
      case 'arrived':
        this.#activity = [...this.#activity.slice(1 - REMEMBERED), act.entry]
        return
      case 'discussed':
        for (const listener of this.#discussionListeners) listener(act.parts)
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

  async #load(): Promise<void> {
    try {
      this.#replica.loaded(await loadByHttp(this.#id, this.#environment.api))
    } catch (cause) {
      // Another connection asks for the map again.
      this.#settleFailure(cause)
      this.#link?.restart()
    }
    this.#act()
  }

  async #submit(mutation: PendingMutation): Promise<void> {
    const { api } = this.#environment
    try {
      const revision = await submitByHttp(this.#id, api, this.#replica, mutation)
      this.#failures = 0
      this.#replica.submitted(mutation, revision)
      if (revision > this.#replica.base.revision && !this.#link?.isOpen) await this.#catchUp()
    } catch (cause) {
      if (cause instanceof Refused && !OF_THE_MAP.has(cause.problem.code)) {
        await this.#catchUp()
        this.#replica.refused(mutation, cause.problem)
      } else {
        this.#replica.unanswered(mutation)
        this.#settleFailure(cause)
        this.#retryLater()
      }
    }
    if (!this.#isClosed) this.#act()
  }

  async #catchUp(): Promise<void> {
    try {
      await catchUpByHttp(this.#id, this.#environment.api, this.#replica)
      this.#failures = 0
      if (!this.#isClosed) this.#replica.resend()
    } catch (cause) {
      this.#settleFailure(cause)
      this.#retryLater()
    }
    if (!this.#isClosed) this.#act()
  }

  /** While changes go by HTTP, nobody else notices that the server is back. */
  #retryLater(): void {
    if (this.#failures === 0 || this.#isClosed || this.#isGone) return
    clearTimeout(this.#retry)
    const waitMs = backoffMs(this.#failures, this.#environment.random())
    this.#retry = setTimeout(() => {
      if (this.#goesByHttp) void this.#catchUp()
      else this.#replica.resend()
      this.#act()
    }, waitMs)
  }

  #settleFailure(cause: unknown): void {
    if (cause instanceof Refused && cause.problem.code === 'unauthenticated') {
      this.#disconnected(LIVE_CLOSE.unauthenticated)
    } else if (cause instanceof Refused) this.#isGone = true
    else if (cause instanceof Unreachable) this.#failures++
    else throw cause
  }

  #showPeople(): void {
    const people = this.#replica.people
    // The room tells everybody of everybody; of oneself there is nothing new to see.
    const isSame =
      people.length === this.#people.length &&
      people.every((person, index) => person === this.#people[index])
    if (isSame) return
    this.#people = people
    for (const listener of this.#peopleListeners) listener()
  }

  #publish(): void {
    this.#state = this.#snapshot()
    for (const listener of this.#listeners) listener()
  }

  #snapshot(): SessionState {
    const { map, canUndo, canRedo, role, you } = this.#replica
    const activity = this.#activity
    return {
      map,
      save: this.#saveState(),
      refused: this.#refused,
      canUndo,
      canRedo,
      role,
      you,
      activity,
    }
  }

  #saveState(): SaveState {
    const unsent = this.#replica.pending.length
    const { link } = this.#replica
    if (this.#isGone) return { kind: 'gone' }
    if (this.#isShut) return { kind: 'shut', unsent }
    if (link === 'reload' || link === 'reauth') return { kind: link, unsent }
    if (!this.#replica.mayEdit) return { kind: 'readonly', unsent }
    if (this.#replica.isFull) return { kind: 'full', unsent }
    const isAway = this.#goesByHttp ? this.#failures > 0 : (this.#link?.failures ?? 0) > 0
    if (isAway) return { kind: 'away', unsent }
    if (unsent > 0) return { kind: 'saving', unsent }
    return { kind: 'saved', revision: this.#replica.base.revision }
  }
}
