import {
  apply,
  basedOn,
  fail,
  violation,
  type Applied,
  type ArgumentMap,
  type Effect,
  type Operation,
  type Result,
  type Violation,
} from '@counterpoint/core'
import type { Problem } from '../error.ts'
import type { Actor } from '../actor.ts'
import {
  DISCUSSION_PARTS,
  type DiscussionPart,
  type DownMessage,
  type LiveEntry,
  type PresenceDown,
  type Welcome,
} from '../realtime/down.ts'
import type { PresenceState } from '../realtime/presence.ts'
import type { UpMessage } from '../realtime/up.ts'
import { LIVE_VERSION } from '../realtime/version.ts'
import { isAtLeast, type Role } from '../role.ts'
import { Copy, type Snapshot } from './copy.ts'
import { eventOf, LINK_TRANSITIONS, type LinkEvent, type LinkState } from './link-state.ts'
import { Others } from './others.ts'
import { Outbox, type Renamed } from './outbox.ts'
import { keyOf, replay, type MutationKey, type PendingMutation } from './pending.ts'
import { UndoHistory, type StepKind } from './undo-history.ts'

/** What the owner of a replica has to do in the world, in this order. */
export type ReplicaAct =
  | { readonly kind: 'send'; readonly message: UpMessage }
  /** Fetch the map by HTTP and hand it to `loaded`. */
  | { readonly kind: 'load' }
  /** Submit the mutation by HTTP under its key; then `submitted`, `refused` or `unanswered`. */
  | { readonly kind: 'submit'; readonly mutation: PendingMutation }
  /** End the socket, call `disconnected`, and connect anew. */
  | { readonly kind: 'disconnect'; readonly reason: string }
  /** Call `resend` for this queue after this time. */
  | { readonly kind: 'wait'; readonly client: string; readonly ms: number }
  /** The mutation is answered for; it need not be kept any longer. */
  | { readonly kind: 'settled'; readonly mutation: PendingMutation }
  /** It goes on under another name, and is to be kept under that. */
  | ({ readonly kind: 'renamed' } & Renamed)
  | { readonly kind: 'refused'; readonly mutation: PendingMutation; readonly problem: Problem }
  /** An entry of the log arrived for the first time. */
  | { readonly kind: 'arrived'; readonly entry: LiveEntry }
  /** These parts of the discussion changed, or may have; ask for them by HTTP. */
  | { readonly kind: 'discussed'; readonly parts: readonly DiscussionPart[] }

export interface ReplicaSetup extends Snapshot {
  /** Fresh ids for this page's queues: for the socket, and for what goes by HTTP. */
  readonly client: string
  readonly httpClient: string
  /** What earlier pages left unanswered, in order. */
  readonly waiting?: readonly PendingMutation[]
  /** Milliseconds since 1970; without it no time passes. */
  readonly now?: () => number
}

/** This many pings in a row may see a push unanswered. */
const PATIENCE = 3
/** After so many broken connections without a quiet moment the map is loaded anew. */
const MOST_BREAKS = 3
const READ_ONLY = 'You may look at this map and not change it; ask its owner.'
const FULL =
  'As many changes wait for the server as this page keeps. Save a copy of the map, and go on when it answers.'

/**
 * One page's copy of a map: `base`, what the server has at a revision, and on top of it what was
 * made here and is not answered for. Pure: it is told what happens and answers what to do
 * (`takeActs`). A mutation is answered for by arriving in the log, or by being refused.
 */
export class Replica {
  readonly #copy: { base: Copy }
  readonly #outbox: Outbox
  readonly #history = new UndoHistory()
  readonly #now: () => number
  readonly #others = new Others()
  readonly #answered = new Map<MutationKey, number>()
  #acts: ReplicaAct[] = []
  #shown: ArgumentMap
  #link: LinkState = 'idle'
  #role: Role = 'owner'
  #you: Actor | undefined
  #welcome: Welcome | undefined
  #presence: PresenceState | undefined
  #loadFrom: number | undefined
  #early: LiveEntry[] = []
  #mustLoad = false
  #breaks = 0
  #patience = 0
  #nonce = 0
  /** Last ping that was answered. */
  #heard = 0
  #goesByHttp = false

  constructor({ map, revision, client, httpClient, waiting = [], now = () => 0 }: ReplicaSetup) {
    this.#now = now
    this.#copy = { base: new Copy({ map, revision }) }
    this.#outbox = new Outbox(client, httpClient, waiting)
    this.#shown = replay(map, waiting)
  }

  /** The map with all changes made here that still fit, answered for or not. */
  get map(): ArgumentMap {
    return this.#shown
  }

  get base(): Copy {
    return this.#copy.base
  }

  get link(): LinkState {
    return this.#link
  }

  get pending(): readonly PendingMutation[] {
    return this.#outbox.pending
  }

  get role(): Role {
    return this.#role
  }

  get mayEdit(): boolean {
    return isAtLeast(this.#role, 'editor')
  }

  /** So much waits, or for so long, that nothing more is taken until the server has it. */
  get isFull(): boolean {
    return this.#outbox.isFull(this.#now())
  }

  get you(): Actor | undefined {
    return this.#you
  }

  /** Everybody else who is on this map now. */
  get people(): readonly PresenceDown['people'][number][] {
    return this.#others.all
  }

  get canUndo(): boolean {
    return this.#history.canUndo
  }

  get canRedo(): boolean {
    return this.#history.canRedo
  }

  takeActs(): readonly ReplicaAct[] {
    const acts = this.#acts
    this.#acts = []
    return acts
  }

  /** Changes the map here and now; answers the mutation made of it, none when nothing changed. */
  dispatch(operation: Operation): Result<Done, Violation> {
    return this.#refusal ?? this.#perform(basedOn(this.#shown, operation), 'done')
  }

  /** Takes this person's last step back; undefined when there is none. */
  undo(): Result<Done, Violation> | undefined {
    if (this.canUndo && this.#refusal) return this.#refusal
    const operation = this.#history.takeUndo()
    return operation && this.#perform(operation, 'undone')
  }

  redo(): Result<Done, Violation> | undefined {
    if (this.canRedo && this.#refusal) return this.#refusal
    const operation = this.#history.takeRedo()
    return operation && this.#perform(operation, 'redone')
  }

  /** The page wants to be connected, or not any more. */
  want(isWanted: boolean): void {
    this.#move(isWanted ? 'wanted' : 'left')
  }

  /** A socket was opened. */
  connected(): void {
    if (this.#link !== 'connecting') return
    this.#move('opened')
    this.#outbox.restart()
    this.#patience = 0
    this.#heard = this.#nonce
    const { epoch, revision } = this.base
    this.#send({
      kind: 'hello',
      version: LIVE_VERSION,
      have: epoch === undefined || this.#mustLoad ? null : { epoch, revision },
      clients: this.#outbox.queues(),
    })
  }

  /** The socket ended, with this close code if one is known. */
  disconnected(code?: number): void {
    this.#others.clear()
    this.#welcome = undefined
    this.#early = []
    this.#loadFrom = undefined
    this.#move(eventOf(code))
  }

  receive(message: DownMessage): void {
    if (this.#welcome === undefined && message.kind !== 'welcome') {
      if (message.kind !== 'bye') this.#break(`A ${message.kind} came before the welcome.`)
      return
    }
    switch (message.kind) {
      case 'welcome':
        return this.#welcomed(message)
      case 'snapshot':
        return this.#snapshotAsked(message.revision)
      case 'operations':
        return this.#operations(message.entries)
      case 'refused':
        return this.refused(message, message.problem)
      case 'gap':
        if (this.#outbox.rewind(message.client, message.decided)) return this.#push()
        return this.#break('The server asks for a change that is done.')
      case 'busy':
        this.#outbox.hold(message.client)
        return this.#act({ kind: 'wait', client: message.client, ms: message.retryMs })
      case 'presence':
        return this.#others.take(message, this.#welcome?.session)
      case 'discussed':
        return this.#act({ kind: 'discussed', parts: message.parts })
      case 'role':
        this.#role = message.role
        return this.#push()
      case 'pong':
        return this.#ponged(message)
      default:
    }
  }

  /** The map as the server had it; what waits here is put on top. */
  loaded(snapshot: Snapshot): void {
    if (this.#link !== 'loading' || this.#loadFrom === undefined) return
    if (snapshot.revision < this.#loadFrom) return this.#act({ kind: 'load' })
    this.#copy.base = new Copy(snapshot, this.#welcome?.epoch)
    this.#loadFrom = undefined
    this.#mustLoad = false
    this.#move('loaded')
    const early = this.#early
    this.#early = []
    this.#operations(early)
  }

  /** Entries of the log that were read by HTTP, above what is known here. */
  caughtUp(entries: readonly LiveEntry[]): void {
    for (const entry of entries) if (!this.#take(entry)) return
    this.#reshow()
  }

  /** What was submitted by HTTP is in the log at `revision`. */
  submitted(mutation: PendingMutation, revision: number): void {
    if (revision > this.base.revision) this.#answered.set(keyOf(mutation), revision)
    else this.#settle(keyOf(mutation))
    this.#reshow()
    this.#push()
  }

  /** Never takes effect. */
  refused(of: { readonly client: string; readonly number: number }, problem: Problem): void {
    const mutation = this.#outbox.settle(keyOf(of))
    if (!mutation) return
    this.#history.settle(keyOf(of), [])
    this.#act({ kind: 'refused', mutation, problem })
    this.#reshow()
    this.#push()
  }

  /** Whether a submission by HTTP took effect is not known; it is sent again with `resend`. */
  unanswered(mutation: PendingMutation): void {
    this.#outbox.failed(keyOf(mutation))
  }

  /** Sends again what a busy server, or nobody, answered for. */
  resend(client?: string): void {
    if (client !== undefined) this.#outbox.release(client)
    this.#push()
  }

  /** Whether changes go by HTTP, because no socket can be had. */
  goByHttp(goesByHttp: boolean): void {
    this.#goesByHttp = goesByHttp
    if (goesByHttp) this.#rename(this.#outbox.turnToHttp())
    this.#push()
  }

  /** Tells the others where this person is; later, when there is no connection. */
  move(state: PresenceState): void {
    this.#presence = state
    if (this.#isWelcome) this.#send({ kind: 'presence', state })
  }

  /** Asks whether anything was missed; `withHash`, whether the copy is right. */
  ping(withHash: boolean): void {
    if (this.#link === 'hello') return this.#loseTime('No welcome came.')
    if (this.#link !== 'catchup' && this.#link !== 'live') return
    if (this.#nonce - this.#heard >= PATIENCE) return this.#break('Pings stayed unanswered.')
    const { revision, hash } = this.base
    this.#send({
      kind: 'ping',
      nonce: ++this.#nonce,
      revision,
      hash: withHash && this.#link === 'live' ? hash : null,
    })
  }

  get #isWelcome(): boolean {
    return this.#welcome !== undefined
  }

  /** Why nothing may be changed here now. Asked before a step is taken, or the step would be lost. */
  get #refusal(): Result<never, Violation> | undefined {
    const { id } = this.#shown
    if (!this.mayEdit) return fail(violation('R12', id, READ_ONLY))
    return this.isFull ? fail(violation('R14', id, FULL)) : undefined
  }

  #perform(operation: Operation, kind: StepKind): Result<Done, Violation> {
    const applied = apply(this.#shown, operation)
    if (!applied.ok) return applied
    if (applied.value.effects.length === 0) return { ok: true, value: { ...applied.value } }
    const mutation = this.#outbox.add(operation, this.#goesByHttp, this.#now())
    this.#shown = applied.value.map
    this.#history.record(kind, keyOf(mutation), applied.value.effects)
    this.#push()
    return { ok: true, value: { ...applied.value, mutation } }
  }

  #welcomed(message: Welcome): void {
    if (this.#link !== 'hello') return this.#break('A second welcome came.')
    this.#move('welcomed')
    this.#welcome = message
    this.#role = message.role
    this.#you = message.you
    this.#act({ kind: 'discussed', parts: DISCUSSION_PARTS })
    if (this.#presence) this.#send({ kind: 'presence', state: this.#presence })
    this.#outbox.welcome(new Set(message.clients.map(({ id }) => id)))
    for (const { id, decided, refusals } of message.clients) {
      this.#rename(this.#outbox.begin(id, decided))
      for (const { number, problem } of refusals) this.refused({ client: id, number }, problem)
    }
    if (this.base.epoch === message.epoch && !this.#mustLoad) this.#lookWhetherCaughtUp()
  }

  /** A map that was loaded before the first welcome will do, if it is recent enough. */
  #snapshotAsked(revision: number): void {
    const { base } = this
    if (base.epoch === undefined && base.revision >= revision && !this.#mustLoad) {
      base.epoch = this.#welcome?.epoch
      return this.#lookWhetherCaughtUp()
    }
    this.#move('snapshot asked')
    this.#loadFrom = revision
    this.#act({ kind: 'load' })
  }

  #operations(entries: readonly LiveEntry[]): void {
    if (this.#link === 'loading') {
      this.#early.push(...entries)
      return
    }
    for (const entry of entries) {
      if (this.#take(entry)) continue
      this.#reshow()
      return this.#break(`Revision ${entry.revision} does not follow on ${this.base.revision}.`)
    }
    this.#reshow()
    this.#lookWhetherCaughtUp()
    this.#push()
  }

  #take(entry: LiveEntry): boolean {
    const isNew = entry.revision > this.base.revision
    if (!this.base.take(entry)) return false
    if (!isNew) return true
    const { client, number } = entry
    if (client !== null && number !== null) this.#settle(keyOf({ client, number }), entry.effects)
    for (const [key, revision] of this.#answered) {
      if (revision > entry.revision) continue
      this.#answered.delete(key)
      this.#settle(key, revision === entry.revision ? entry.effects : undefined)
    }
    this.#act({ kind: 'arrived', entry })
    return true
  }

  #settle(key: MutationKey, effects?: readonly Effect[]): void {
    if (effects) this.#history.settle(key, effects)
    const mutation = this.#outbox.settle(key)
    this.#patience = 0
    if (mutation) this.#act({ kind: 'settled', mutation })
  }

  /**
   * Only with everything up to the welcome's revision here is it sure that what the server decided
   * in our queues, and did not refuse, is in the copy.
   */
  #lookWhetherCaughtUp(): void {
    const welcome = this.#welcome
    if (!welcome || this.#link !== 'catchup' || this.base.revision < welcome.revision) return
    for (const { id, decided } of welcome.clients) {
      for (const { client, number, key } of this.pending) {
        if (client === id && key === undefined && number <= decided) {
          this.#settle(keyOf({ client, number }))
        }
      }
    }
    this.#move('caught up')
    this.#reshow()
    this.#push()
  }

  #ponged({ nonce, revision, isSame }: Extract<DownMessage, { kind: 'pong' }>): void {
    this.#heard = nonce
    if (this.#link !== 'catchup' && this.#link !== 'live') return
    if (isSame === false) {
      this.#mustLoad = true
      return this.#break('This copy is not what the server has.')
    }
    if (revision > this.base.revision) return this.#break('Operations were lost on the way.')
    if (isSame === true) this.#breaks = 0
    if (this.#outbox.isUnderWay) this.#loseTime('A push stayed unanswered.')
  }

  #loseTime(reason: string): void {
    this.#patience++
    if (this.#patience >= PATIENCE) this.#break(reason)
  }

  /** The connection cannot be trusted: another one starts from what is known for sure. */
  #break(reason: string): void {
    this.#breaks++
    if (this.#breaks >= MOST_BREAKS) {
      this.#mustLoad = true
      this.#breaks = 0
    }
    this.#act({ kind: 'disconnect', reason })
  }

  #rename(renamed: readonly Renamed[]): void {
    for (const { before, after } of renamed) {
      this.#history.rename(keyOf(before), keyOf(after))
      this.#act({ kind: 'renamed', before, after })
    }
  }

  #push(): void {
    if (!this.mayEdit) return
    const next = this.#outbox.takeNext(this.#link === 'live')
    if (!next) return
    this.#patience = 0
    if (next.kind === 'push') this.#send(next.push)
    else this.#act({ kind: 'submit', mutation: next.mutation })
  }

  #reshow(): void {
    const { map } = this.base
    this.#shown = this.pending.length === 0 ? map : replay(map, this.pending)
  }

  #move(event: LinkEvent): void {
    this.#link = LINK_TRANSITIONS[this.#link][event]
  }

  #send(message: UpMessage): void {
    this.#act({ kind: 'send', message })
  }

  #act(act: ReplicaAct): void {
    this.#acts.push(act)
  }
}

/** What a change did here, and the mutation that carries it; none when nothing changed. */
export interface Done extends Applied {
  readonly mutation?: PendingMutation
}
