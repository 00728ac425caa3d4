import type { Operation } from '@counterpoint/core'
import type { Actor } from '../../actor.ts'
import type { LiveEntry } from '../../realtime/down.ts'
import { keyOf, type MutationKey, type PendingMutation } from '../pending.ts'
import { Replica } from '../replica.ts'
import type { ReplicaAct } from '../replica-act.ts'
import type { Snapshot } from '../copy.ts'
import { hold } from './failure.ts'
import type { Wire } from './wire.ts'

/** What became of every mutation that any page made, as its maker was told. */
export interface Ledger {
  readonly made: Set<MutationKey>
  readonly settled: Set<MutationKey>
  readonly refused: Set<MutationKey>
  /** Where the log has it. */
  readonly revisionOf: (key: MutationKey) => number | undefined
}

/** One page with its replica and the durable queue that outlives it. */
export class Tab {
  readonly who: Actor
  readonly prefix: string
  readonly replica: Replica
  /** What the browser's database has of this page's queues. */
  readonly stored: Map<MutationKey, PendingMutation>
  readonly #ledger: Ledger
  #revision: number
  wire: Wire | undefined
  wantsLoad = false
  /** What was read for the page and has not arrived yet. */
  loading: Snapshot | undefined
  waits: string[] = []
  /** Reasons that were given for refusing a change. */
  readonly told: string[] = []
  /** What the page saw happen. */
  readonly seen: LiveEntry[] = []
  isOffline = false

  constructor(
    who: Actor,
    names: { readonly client: string; readonly prefix: string },
    snapshot: Snapshot,
    stored: Map<MutationKey, PendingMutation>,
    ledger: Ledger,
  ) {
    this.who = who
    this.prefix = names.prefix
    this.stored = stored
    this.#ledger = ledger
    this.#revision = snapshot.revision
    this.replica = new Replica({
      ...snapshot,
      client: names.client,
      httpClient: `${names.client}-http`,
      waiting: [...stored.values()],
    })
  }

  edit(operation: Operation): void {
    this.#made(this.replica.dispatch(operation))
  }

  undo(): void {
    this.#made(this.replica.undo())
  }

  redo(): void {
    this.#made(this.replica.redo())
  }

  #made(done: ReturnType<Replica['undo']>): void {
    if (done?.ok && done.value.mutation) {
      const { mutation } = done.value
      this.stored.set(keyOf(mutation), mutation)
      this.#ledger.made.add(keyOf(mutation))
    }
    this.act()
  }

  /** Does what the replica asks for. */
  act(): void {
    for (const act of this.replica.takeActs()) this.#do(act)
    const { revision } = this.replica.base
    hold(
      revision >= this.#revision,
      () => `A copy went back from ${this.#revision} to ${revision}.`,
    )
    this.#revision = revision
  }

  #do(act: ReplicaAct): void {
    switch (act.kind) {
      case 'send':
        return this.wire?.sendUp(act.message)
      case 'load':
        this.wantsLoad = true
        return
      case 'disconnect':
        return this.cut()
      case 'wait':
        this.waits.push(act.client)
        return
      case 'settled':
        return this.#settled(keyOf(act.mutation))
      case 'refused':
        this.stored.delete(keyOf(act.mutation))
        this.#ledger.refused.add(keyOf(act.mutation))
        this.told.push(act.problem.detail)
        return
      case 'arrived':
        this.seen.push(act.entry)
        return
      case 'discussed':
        return
      case 'submit':
      case 'renamed':
        hold(false, () => `A page asked for HTTP: ${JSON.stringify(act)}.`)
    }
  }

  /** [R5] What a page takes for done is in its copy. */
  #settled(key: MutationKey): void {
    this.stored.delete(key)
    this.#ledger.settled.add(key)
    const revision = this.#ledger.revisionOf(key) ?? Infinity
    const { base } = this.replica
    hold(revision <= base.revision, () => `${key} counts as done in a copy at ${base.revision}.`)
  }

  /** Loses the socket. What is still on its way to the room arrives all the same. */
  cut(code?: number): void {
    if (!this.wire) return
    this.wire.leave()
    this.wire = undefined
    this.replica.disconnected(code)
    this.act()
  }
}
