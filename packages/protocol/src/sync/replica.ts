import type { ArgumentMap, Operation, Result, Violation } from '@counterpoint/core'
import type { Actor } from '../actor.ts'
import type { Problem } from '../error.ts'
import type { DownMessage, LiveEntry, PresenceDown } from '../realtime/down.ts'
import type { PresenceState } from '../realtime/presence.ts'
import type { Role } from '../role.ts'
import { Base } from './base.ts'
import type { Copy, Snapshot } from './copy.ts'
import type { LinkState } from './link-state.ts'
import { Outbox } from './outbox.ts'
import { OwnChanges, type Done, type TooLate } from './own-changes.ts'
import { keyOf, type PendingMutation } from './pending.ts'
import type { ReplicaAct } from './replica-act.ts'
import { RoomLink } from './room-link.ts'

export interface ReplicaSetup extends Snapshot {
  /** Fresh ids for this page's queues: for the socket, and for what goes by HTTP. */
  readonly client: string
  readonly httpClient: string
  /** What earlier pages left unanswered, in order. */
  readonly waiting?: readonly PendingMutation[]
  /** Milliseconds since 1970; without it no time passes. */
  readonly now?: () => number
}

/**
 * One page's copy of a map: `base`, what the server has at a revision, and on top of it what was
 * made here and is not answered for. Pure: it is told what happens and answers what to do
 * (`takeActs`). A mutation is answered for by arriving in the log, or by being refused.
 */
export class Replica {
  readonly #base: Base
  readonly #outbox: Outbox
  readonly #changes: OwnChanges
  readonly #room: RoomLink
  #acts: ReplicaAct[] = []

  constructor({ map, revision, client, httpClient, waiting = [], now = () => 0 }: ReplicaSetup) {
    const act = (todo: ReplicaAct): void => void this.#acts.push(todo)
    this.#base = new Base({ map, revision })
    this.#outbox = new Outbox(client, httpClient, waiting)
    this.#changes = new OwnChanges(this.#base, this.#outbox, now, act)
    this.#room = new RoomLink(this.#base, this.#outbox, this.#changes, act)
  }

  /** The map with all changes made here that still fit, answered for or not. */
  get map(): ArgumentMap {
    return this.#changes.map
  }

  get base(): Copy {
    return this.#base.copy
  }

  get link(): LinkState {
    return this.#room.state
  }

  get pending(): readonly PendingMutation[] {
    return this.#outbox.pending
  }

  get role(): Role {
    return this.#changes.role
  }

  get mayEdit(): boolean {
    return this.#changes.mayEdit
  }

  /** So much waits, or for so long, that nothing more is taken until the server has it. */
  get isFull(): boolean {
    return this.#changes.isFull
  }

  get you(): Actor | undefined {
    return this.#room.you
  }

  /** Everybody else who is on this map now. */
  get people(): readonly PresenceDown['people'][number][] {
    return this.#room.people
  }

  get canUndo(): boolean {
    return this.#changes.canUndo
  }

  get canRedo(): boolean {
    return this.#changes.canRedo
  }

  takeActs(): readonly ReplicaAct[] {
    const acts = this.#acts
    this.#acts = []
    return acts
  }

  /** Changes the map here and now; answers the mutation made of it, none when nothing changed. */
  dispatch(operation: Operation): Result<Done, Violation> {
    return this.#sent(this.#changes.make(operation))
  }

  /** Takes this person's last step back; undefined when there is none. */
  undo(): Result<Done, TooLate> | undefined {
    return this.#sent(this.#changes.undo())
  }

  redo(): Result<Done, TooLate> | undefined {
    return this.#sent(this.#changes.redo())
  }

  /** The page wants to be connected, or not any more. */
  want(isWanted: boolean): void {
    this.#room.want(isWanted)
  }

  /** A socket was opened. */
  connected(): void {
    this.#room.connected()
  }

  /** The socket ended, with this close code if one is known. */
  disconnected(code?: number): void {
    this.#room.disconnected(code)
  }

  receive(message: DownMessage): void {
    this.#room.receive(message)
  }

  /** The map as the server had it; what waits here is put on top. */
  loaded(snapshot: Snapshot): void {
    this.#room.loaded(snapshot)
  }

  /** Entries of the log that were read by HTTP, above what is known here. */
  caughtUp(entries: readonly LiveEntry[]): void {
    this.#room.take(entries)
  }

  /** What was submitted by HTTP is in the log at `revision`. */
  submitted(mutation: PendingMutation, revision: number): void {
    if (revision > this.base.revision) this.#changes.submitted(mutation, revision)
    else this.#changes.settle(mutation)
    this.#changes.reshow()
    this.#room.push()
  }

  /** Never takes effect. */
  refused(of: { readonly client: string; readonly number: number }, problem: Problem): void {
    this.#room.refused(of, problem)
  }

  /** Whether a submission by HTTP took effect is not known; it is sent again with `resend`. */
  unanswered(mutation: PendingMutation): void {
    this.#outbox.failed(keyOf(mutation))
  }

  /** Sends again what a busy server, or nobody, answered for. */
  resend(client?: string): void {
    if (client !== undefined) this.#outbox.release(client)
    this.#room.push()
  }

  /** Whether changes go by HTTP, because no socket can be had. */
  goByHttp(goesByHttp: boolean): void {
    this.#changes.rename(this.#outbox.goByHttp(goesByHttp))
    this.#room.push()
  }

  /** Tells the others where this person is; later, when there is no connection. */
  move(state: PresenceState): void {
    this.#room.move(state)
  }

  /** Asks whether anything was missed; `withHash`, whether the copy is right. */
  ping(withHash: boolean): void {
    this.#room.ping(withHash)
  }

  #sent<D extends Result<Done, Violation> | undefined>(done: D): D {
    if (done?.ok && done.value.mutation) this.#room.push()
    return done
  }
}
