import type { Actor } from '../actor.ts'
import type { Problem } from '../error.ts'
import {
  DISCUSSION_PARTS,
  type DownMessage,
  type LiveEntry,
  type PresenceDown,
  type Welcome,
} from '../realtime/down.ts'
import type { PresenceState } from '../realtime/presence.ts'
import { LIVE_VERSION } from '../realtime/version.ts'
import type { Base } from './base.ts'
import type { Snapshot } from './copy.ts'
import { LinkHealth } from './link-health.ts'
import { eventOf, LINK_TRANSITIONS, type LinkEvent, type LinkState } from './link-state.ts'
import { Others } from './others.ts'
import type { Outbox } from './outbox.ts'
import type { OwnChanges } from './own-changes.ts'
import type { ReplicaAct } from './replica-act.ts'

/**
 * What a replica and a room say to each other, over one socket after the other: the hello, catching up
 * or loading the map, entries, pushes, pings, presence. A connection that cannot be trusted is given
 * up; another one starts from what is known for sure.
 */
export class RoomLink {
  readonly #base: Base
  readonly #outbox: Outbox
  readonly #changes: OwnChanges
  readonly #act: (act: ReplicaAct) => void
  readonly #health = new LinkHealth()
  readonly #others = new Others()
  #state: LinkState = 'idle'
  #welcome: Welcome | undefined
  #you: Actor | undefined
  #presence: PresenceState | undefined

  constructor(base: Base, outbox: Outbox, changes: OwnChanges, act: (act: ReplicaAct) => void) {
    this.#base = base
    this.#outbox = outbox
    this.#changes = changes
    this.#act = act
  }

  get state(): LinkState {
    return this.#state
  }

  get you(): Actor | undefined {
    return this.#you
  }

  get people(): readonly PresenceDown['people'][number][] {
    return this.#others.all
  }

  want(isWanted: boolean): void {
    this.#move(isWanted ? 'wanted' : 'left')
  }

  connected(): void {
    if (this.#state !== 'connecting') return
    this.#move('opened')
    this.#outbox.restart()
    this.#health.opened()
    const { have } = this.#base
    const clients = this.#outbox.queues()
    this.#act({ kind: 'send', message: { kind: 'hello', version: LIVE_VERSION, have, clients } })
  }

  disconnected(code: number | undefined): void {
    this.#others.clear()
    this.#welcome = undefined
    this.#base.disconnected()
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
        if (this.#outbox.rewind(message.client, message.decided)) return this.push()
        return this.#break('The server asks for a change that is done.')
      case 'busy':
        this.#outbox.hold(message.client)
        return this.#act({ kind: 'wait', client: message.client, ms: message.retryMs })
      case 'presence':
        return this.#others.take(message, this.#welcome?.session)
      case 'discussed':
        return this.#act({ kind: 'discussed', parts: message.parts })
      case 'role':
        this.#changes.role = message.role
        return this.push()
      case 'pong':
        return this.#ponged(message)
      default:
    }
  }

  /** The map that was asked for. */
  loaded(snapshot: Snapshot): void {
    if (this.#state !== 'loading') return
    const early = this.#base.load(snapshot, this.#welcome?.epoch)
    if (!early) return this.#act({ kind: 'load' })
    this.#move('loaded')
    this.#operations(early)
  }

  /** Brings the copy forward; answers the revision that it got stuck at. */
  take(entries: readonly LiveEntry[]): number | undefined {
    const { arrived, stuckAt } = this.#base.copy.take(entries)
    for (const entry of arrived) {
      if (this.#changes.arrived(entry)) this.#health.progressed()
      this.#act({ kind: 'arrived', entry })
    }
    this.#changes.reshow()
    return stuckAt
  }

  /** A mutation of ours never takes effect. */
  refused(of: { readonly client: string; readonly number: number }, problem: Problem): void {
    if (!this.#changes.refuse(of, problem)) return
    this.#changes.reshow()
    this.push()
  }

  /** Sends what is next, if it may be sent now: over the socket or, where it has to, by HTTP. */
  push(): void {
    if (!this.#changes.mayEdit) return
    const next = this.#outbox.takeNext(this.#state === 'live')
    if (!next) return
    this.#health.progressed()
    if (next.kind === 'push') this.#act({ kind: 'send', message: next.push })
    else this.#act({ kind: 'submit', mutation: next.mutation })
  }

  /** Tells the others where this person is; later, when there is no connection. */
  move(state: PresenceState): void {
    this.#presence = state
    if (this.#welcome) this.#act({ kind: 'send', message: { kind: 'presence', state } })
  }

  /** Asks whether anything was missed; `withHash`, whether the copy is right. */
  ping(withHash: boolean): void {
    if (this.#state === 'hello') return this.#loseTime('No welcome came.')
    if (this.#state !== 'catchup' && this.#state !== 'live') return
    const nonce = this.#health.nextPing()
    if (nonce === undefined) return this.#break('Pings stayed unanswered.')
    const { revision } = this.#base.copy
    const hash = withHash && this.#state === 'live' ? this.#base.copy.hash : null
    this.#act({ kind: 'send', message: { kind: 'ping', nonce, revision, hash } })
  }

  #welcomed(message: Welcome): void {
    if (this.#state !== 'hello') return this.#break('A second welcome came.')
    this.#move('welcomed')
    this.#welcome = message
    this.#you = message.you
    this.#changes.role = message.role
    this.#act({ kind: 'discussed', parts: DISCUSSION_PARTS })
    if (this.#presence) this.move(this.#presence)
    this.#outbox.welcome(new Set(message.clients.map(({ id }) => id)))
    for (const { id, decided, refusals } of message.clients) {
      this.#changes.rename(this.#outbox.begin(id, decided))
      for (const { number, problem } of refusals) this.refused({ client: id, number }, problem)
    }
    if (this.#base.goesOnIn(message.epoch)) this.#lookWhetherCaughtUp()
  }

  #snapshotAsked(revision: number): void {
    if (this.#base.goOnFrom(revision, this.#welcome?.epoch)) return this.#lookWhetherCaughtUp()
    this.#move('snapshot asked')
    this.#act({ kind: 'load' })
  }

  #operations(entries: readonly LiveEntry[]): void {
    if (this.#state === 'loading') return this.#base.keep(entries)
    const stuckAt = this.take(entries)
    if (stuckAt !== undefined) {
      const { revision } = this.#base.copy
      return this.#break(`Revision ${stuckAt} does not follow on ${revision}.`)
    }
    this.#lookWhetherCaughtUp()
    this.push()
  }

  #lookWhetherCaughtUp(): void {
    const welcome = this.#welcome
    if (!welcome || this.#state !== 'catchup') return
    if (this.#base.copy.revision < welcome.revision) return
    this.#changes.caughtUp(welcome)
    this.#move('caught up')
    this.#changes.reshow()
    this.push()
  }

  #ponged({ nonce, revision, isSame }: Extract<DownMessage, { kind: 'pong' }>): void {
    this.#health.ponged(nonce)
    if (this.#state !== 'catchup' && this.#state !== 'live') return
    // It goes out right behind the welcome, so before any pong.
    if (this.#state === 'catchup' && !this.#base.have)
      return this.#break('The server did not say how to go on.')
    if (isSame === false) {
      this.#base.distrust()
      return this.#break('This copy is not what the server has.')
    }
    if (revision > this.#base.copy.revision) return this.#break('Operations were lost on the way.')
    if (isSame === true) this.#health.proven()
    if (this.#outbox.isUnderWay) this.#loseTime('A push stayed unanswered.')
  }

  #loseTime(reason: string): void {
    if (this.#health.waitsTooLong()) this.#break(reason)
  }

  #break(reason: string): void {
    if (this.#health.breaksTooOften()) this.#base.distrust()
    this.#act({ kind: 'disconnect', reason })
  }

  #move(event: LinkEvent): void {
    this.#state = LINK_TRANSITIONS[this.#state][event]
  }
}
