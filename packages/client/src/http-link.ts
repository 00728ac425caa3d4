import type { MapId } from '@counterpoint/core'
import type { PendingMutation, Replica } from '@counterpoint/protocol/sync'
import type { Api } from './api.ts'
import { backoffMs } from './backoff.ts'
import { Refused, Unreachable } from './failure.ts'
import { catchUpByHttp, loadByHttp, submitByHttp } from './http-way.ts'

interface Listener {
  /** The replica was told something, and may want something done. */
  readonly told: () => void
  readonly signedOut: () => void
  /** There is no such map, for this person. */
  readonly gone: () => void
  /** The map could not be loaded; another connection asks for it again. */
  readonly notLoaded: () => void
  readonly hasSocket: () => boolean
}

/** Refusals that say nothing about a change: it waits. */
const OF_THE_MAP: ReadonlySet<string> = new Set(['not_found', 'unauthenticated'])

/**
 * Does for a replica what goes by HTTP, and tells it what came of it: loading the map, catching up,
 * submitting changes. What nobody answers is tried again after growing, spread waits.
 */
export class HttpLink {
  readonly #map: MapId
  readonly #api: Api
  readonly #random: () => number
  readonly #replica: Replica
  readonly #listener: Listener
  /** Requests in a row that nobody answered. */
  #failures = 0
  #isUsed = false
  #hasGivenUp = false
  #isClosed = false
  #retry: ReturnType<typeof setTimeout> | undefined

  constructor(
    map: MapId,
    { api, random }: { readonly api: Api; readonly random: () => number },
    replica: Replica,
    listener: Listener,
  ) {
    this.#map = map
    this.#api = api
    this.#random = random
    this.#replica = replica
    this.#listener = listener
  }

  /** Whether nobody answered last. */
  get isAway(): boolean {
    return this.#failures > 0
  }

  /** Whether changes go this way. */
  get isUsed(): boolean {
    return this.#isUsed
  }

  use(isUsed: boolean): void {
    this.#isUsed = isUsed
    this.#replica.goByHttp(isUsed)
  }

  /** No socket opens: perhaps something between here and the server knows none. */
  async tryInstead(): Promise<void> {
    await this.catchUp()
    if (this.isAway || this.#isClosed || this.#replica.link === 'live') return
    this.use(true)
    this.#listener.told()
  }

  async load(): Promise<void> {
    try {
      this.#replica.loaded(await loadByHttp(this.#map, this.#api))
    } catch (cause) {
      this.#failed(cause)
      this.#listener.notLoaded()
    }
    this.#listener.told()
  }

  async submit(mutation: PendingMutation): Promise<void> {
    try {
      const revision = await submitByHttp(this.#map, this.#api, this.#replica, mutation)
      this.#failures = 0
      this.#replica.submitted(mutation, revision)
      const isBehind = revision > this.#replica.base.revision
      if (isBehind && !this.#listener.hasSocket()) await this.catchUp()
    } catch (cause) {
      if (cause instanceof Refused && !OF_THE_MAP.has(cause.problem.code)) {
        await this.catchUp()
        this.#replica.refused(mutation, cause.problem)
      } else {
        this.#replica.unanswered(mutation)
        this.#failed(cause)
        this.#retryLater()
      }
    }
    if (!this.#isClosed) this.#listener.told()
  }

  async catchUp(): Promise<void> {
    try {
      await catchUpByHttp(this.#map, this.#api, this.#replica)
      this.#failures = 0
      if (!this.#isClosed) this.#replica.resend()
    } catch (cause) {
      this.#failed(cause)
      this.#retryLater()
    }
    if (!this.#isClosed) this.#listener.told()
  }

  /** Nothing is tried again: the map is gone. */
  giveUp(): void {
    this.#hasGivenUp = true
  }

  close(): void {
    this.#isClosed = true
    clearTimeout(this.#retry)
  }

  /** While changes go by HTTP, nobody else notices that the server is back. */
  #retryLater(): void {
    if (!this.isAway || this.#isClosed || this.#hasGivenUp) return
    clearTimeout(this.#retry)
    const waitMs = backoffMs(this.#failures, this.#random())
    this.#retry = setTimeout(() => {
      if (this.#isUsed) void this.catchUp()
      else this.#replica.resend()
      this.#listener.told()
    }, waitMs)
  }

  #failed(cause: unknown): void {
    if (cause instanceof Refused && cause.problem.code === 'unauthenticated') {
      this.#listener.signedOut()
    } else if (cause instanceof Refused) this.#listener.gone()
    else if (cause instanceof Unreachable) this.#failures++
    else throw cause
  }
}
