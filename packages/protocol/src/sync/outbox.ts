import type { Operation } from '@counterpoint/core'
import { LIVE_LIMITS } from '../realtime/version.ts'
import type { Push } from '../realtime/up.ts'
import { keyOf, type MutationKey, type PendingMutation } from './pending.ts'
import { batchOf, fitsIntoFrame } from './push-batch.ts'

/** What is to be sent next. */
export type Next =
  | { readonly kind: 'push'; readonly push: Push }
  | { readonly kind: 'submit'; readonly mutation: PendingMutation }

/** A mutation that goes on under another name. */
export interface Renamed {
  readonly before: PendingMutation
  readonly after: PendingMutation
}

/**
 * Mutations of this page and of pages that are gone, in the order in which they were made. Sent is
 * from the front: one batch at a time, of one queue, so that whatever builds on another change
 * comes after it.
 */
export class Outbox {
  /** Queue of this page. */
  readonly own: string
  readonly #byHttp: string
  #pending: readonly PendingMutation[]
  #next = 1
  #nextByHttp = 1
  /** Highest number of the own queue that was ever pushed. */
  #everPushed = 0
  /** Per queue, up to which number was pushed on this socket. */
  readonly #pushed = new Map<string, number>()
  readonly #held = new Set<string>()
  readonly #foreign = new Set<string>()
  #submitting: MutationKey | undefined
  #goesByHttp = false

  /** `own` and `byHttp` are fresh ids of queues; `waiting` is what earlier pages left. */
  constructor(own: string, byHttp: string, waiting: readonly PendingMutation[]) {
    this.own = own
    this.#byHttp = byHttp
    this.#pending = waiting
  }

  get pending(): readonly PendingMutation[] {
    return this.#pending
  }

  /** Whether so many changes wait, or the first of them for so long, that no more are taken ([R14]). */
  isFull(now: number): boolean {
    const since = this.#pending[0]?.madeAt ?? now
    return this.#pending.length >= LIVE_LIMITS.waiting || now - since > LIVE_LIMITS.waitingMs
  }

  /** Puts a change at the end. */
  add(operation: Operation, madeAt: number): PendingMutation {
    const mutation =
      this.#goesByHttp || !fitsIntoFrame(operation)
        ? this.#numberedByHttp(operation, madeAt)
        : { client: this.own, number: this.#next++, operation, madeAt }
    this.#pending = [...this.#pending, mutation]
    return mutation
  }

  /** Takes a mutation out, because it is answered for. */
  settle(key: MutationKey): PendingMutation | undefined {
    const settled = this.#pending.find((mutation) => keyOf(mutation) === key)
    if (settled) this.#pending = this.#pending.filter((mutation) => mutation !== settled)
    if (this.#submitting === key) this.#submitting = undefined
    return settled
  }

  /** The queues to name in a hello, own first, with the number up to which all is known. */
  queues(): { id: string; acknowledged: number }[] {
    const lowest = new Map<string, number>([[this.own, this.#next]])
    for (const { client, number, key } of this.#pending) {
      if (key === undefined) lowest.set(client, Math.min(number, lowest.get(client) ?? number))
    }
    return [...lowest]
      .slice(0, LIVE_LIMITS.clients)
      .map(([id, number]) => ({ id, acknowledged: number - 1 }))
  }

  /** A socket was opened: what was pushed on an earlier one may not have arrived. */
  restart(): void {
    this.#pushed.clear()
    this.#held.clear()
    this.#foreign.clear()
  }

  /** The server knows the queues in `known`, and takes nothing for the others. */
  welcome(known: ReadonlySet<string>): void {
    for (const { client, key } of this.#pending) {
      if (key === undefined && !known.has(client)) this.#foreign.add(client)
    }
  }

  /** The server stands at `decided` in a queue. False when what follows is not here any more. */
  rewind(client: string, decided: number): boolean {
    this.#pushed.set(client, decided)
    return !this.#isForgotten(client, decided)
  }

  /**
   * As a welcome says, the server stands at `decided` in a queue. One that forgot the queue wants
   * numbers that are not here any more: then what is here goes by HTTP. To be asked at once: later
   * the queue may have moved on.
   */
  begin(client: string, decided: number): readonly Renamed[] {
    if (!this.#isForgotten(client, decided)) return []
    if (client === this.own) this.#everPushed = decided
    return this.#turn(client)
  }

  #isForgotten(client: string, decided: number): boolean {
    const first = this.#pending.find(
      (mutation) => mutation.client === client && mutation.key === undefined,
    )
    const next = first?.number ?? (client === this.own ? this.#next : 0)
    return next > decided + 1
  }

  /** Nothing of a queue is sent until `release`, which makes what was under way be sent again. */
  hold(client: string): void {
    this.#held.add(client)
  }

  release(client: string): void {
    this.#held.delete(client)
    this.#pushed.delete(client)
  }

  /** A submission by HTTP got no answer. */
  failed(key: MutationKey): void {
    if (this.#submitting === key) this.#submitting = undefined
  }

  get isUnderWay(): boolean {
    return this.#pending.some(
      ({ client, number, key }) => key === undefined && number <= (this.#pushed.get(client) ?? 0),
    )
  }

  /** What to send now, which thereby counts as under way. */
  takeNext(hasSocket: boolean): Next | undefined {
    const first = this.#pending.find(({ client }) => !this.#foreign.has(client))
    if (!first) return undefined
    if (first.key !== undefined) return this.#submit(first)
    if (!hasSocket || this.isUnderWay || this.#held.has(first.client)) return undefined
    const mutations = batchOf(this.#pending.slice(this.#pending.indexOf(first)))
    const last = mutations.at(-1)?.number ?? 0
    this.#pushed.set(first.client, last)
    if (first.client === this.own) this.#everPushed = Math.max(this.#everPushed, last)
    return { kind: 'push', push: { kind: 'push', client: first.client, mutations } }
  }

  /** Whether changes go by HTTP, because no socket can be had; then what was never pushed does too. */
  goByHttp(goesByHttp: boolean): readonly Renamed[] {
    this.#goesByHttp = goesByHttp
    return goesByHttp ? this.#turn(this.own) : []
  }

  #turn(queue: string): readonly Renamed[] {
    const turned: Renamed[] = []
    this.#pending = this.#pending.map((before) => {
      const { client, number, operation, key, madeAt } = before
      if (client !== queue || key !== undefined) return before
      if (client === this.own && number <= this.#everPushed) return before
      const after = this.#numberedByHttp(operation, madeAt)
      turned.push({ before, after })
      return after
    })
    if (queue === this.own) this.#next = this.#everPushed + 1
    return turned
  }

  #numberedByHttp(operation: Operation, madeAt?: number): PendingMutation {
    const number = this.#nextByHttp++
    const client = this.#byHttp
    const key = `${client}-${number}`
    return { client, number, operation, key, ...(madeAt === undefined ? {} : { madeAt }) }
  }

  #submit(mutation: PendingMutation): Next | undefined {
    if (this.#submitting !== undefined) return undefined
    this.#submitting = keyOf(mutation)
    return { kind: 'submit', mutation }
  }
}
