import { OPERATION_KINDS, type ArgumentMap, type OperationKind } from '@counterpoint/core'
import { mapAfter, someOperation, type Choices } from '@counterpoint/core/testing'
import type { Actor } from '../../actor.ts'
import type { DownMessage } from '../../realtime/down.ts'
import type { RoomLimits } from '../limits.ts'
import { Room } from '../room.ts'
import { hold } from './failure.ts'
import { ModelLog } from './model-log.ts'
import { Tab, type Ledger } from './tab.ts'
import { FULL, messageOf, Wire } from './wire.ts'

/** Tiny, so that every limit is met. */
const LIMITS: Partial<RoomLimits> = {
  ring: 4,
  page: 3,
  catchUp: 6,
  presenceBuffer: 600,
  lagBuffer: FULL,
  resumeBuffer: 300,
  fullBuffer: 12_000,
  pointers: 2,
  waiting: 2,
}

/** A process with its room on the one map of a run. */
export class Process {
  readonly room: Room
  /** Flushes that are due. */
  due: (() => void)[] = []
  /** Other processes committed something. */
  hints = 0

  constructor(world: World) {
    this.room = new Room({
      log: world.log.seenBy(this),
      now: () => world.now,
      newSession: () => `session-${++world.names}`,
      soon: (flush) => void this.due.push(flush),
      limits: LIMITS,
    })
  }
}

/** Everything there is in one run: a log, processes with rooms, pages, and the wires between them. */
export class World {
  readonly log: ModelLog
  readonly choices: Choices
  readonly kinds: readonly OperationKind[]
  readonly ledger: Ledger = {
    made: new Set(),
    settled: new Set(),
    refused: new Set(),
    revisionOf: (key) => this.log.revisionOf(key),
  }
  /** All wires with something on them, also those that their page has left. */
  readonly wires = new Map<Wire, Process>()
  processes: Process[] = []
  tabs: Tab[] = []
  /** Queues of pages that are gone. */
  orphans: Tab[] = []
  names = 0
  now = 0

  constructor(choices: Choices, kinds: readonly OperationKind[], start: ArgumentMap) {
    this.choices = choices
    this.kinds = kinds
    this.log = new ModelLog(start)
  }

  /** One or two processes, and some pages of some people. */
  populate(): void {
    const { choices } = this
    for (let left = 1 + choices.below(2); left > 0; left--) this.processes.push(new Process(this))
    const people = 1 + choices.below(3)
    for (let left = 2 + choices.below(3); left > 0; left--) {
      const who = personNumber(choices.below(people))
      this.log.roles.set(who.id ?? '', 'editor')
      this.openTab(who)
    }
  }

  openTab(who: Actor): Tab {
    const name = `tab-${++this.names}`
    const left = this.orphans.filter((tab) => tab.who.id === who.id)
    this.orphans = this.orphans.filter((tab) => !left.includes(tab))
    const stored = new Map(left.flatMap((tab) => [...tab.stored]))
    const prefix = this.choices.happens(70) ? String.fromCharCode(97 + (this.names % 26)) : ''
    const { map, revision } = this.log
    const tab = new Tab(who, { client: name, prefix }, { map, revision }, stored, this.ledger)
    tab.replica.want(true)
    this.tabs.push(tab)
    return tab
  }

  /** The page goes, as when a browser crashes; its queue stays. */
  closeTab(tab: Tab): void {
    tab.wire?.leave()
    this.tabs = this.tabs.filter((other) => other !== tab)
    this.orphans.push(tab)
  }

  connect(tab: Tab): void {
    if (tab.wire || tab.isOffline) return
    tab.replica.want(true)
    if (tab.replica.link !== 'connecting') return
    const process = this.choices.oneOf(this.processes)
    const wire = new Wire()
    wire.onSend = (message) => this.#checkRights(tab.who, message)
    this.wires.set(wire, process)
    tab.wire = wire
    process.room.enter(wire, tab.who)
    tab.replica.connected()
    tab.act()
  }

  edit(tab: Tab): void {
    const { choices, kinds } = this
    const { map } = tab.replica
    tab.edit(someOperation(map, choices, kinds, { size: 4, prefix: tab.prefix }))
  }

  /** The next message of a page arrives at its room. */
  deliverUp(wire: Wire): void {
    const process = this.wires.get(wire)
    const message = wire.up.shift()
    if (!process || message === undefined) return
    if (message === 'end') this.#leave(process, wire)
    else process.room.receive(wire, message)
  }

  /** [E4] The end of a socket ends its own session and no other. */
  #leave({ room }: Process, wire: Wire): void {
    const { size } = room
    room.leave(wire)
    const gone = wire.isEnded ? 0 : 1
    hold(room.size === size - gone, () => `${size - room.size} sessions ended with one socket.`)
  }

  /** The next frame of a room arrives at its page, if that still listens. */
  deliverDown(wire: Wire): void {
    const frame = wire.down.shift()
    const tab = this.tabs.find((candidate) => candidate.wire === wire)
    if (!frame || !tab) return
    if ('code' in frame) return tab.cut(frame.code)
    tab.replica.receive(messageOf(frame))
    tab.act()
    this.checkCopy(tab)
  }

  /** A process dies with its room; its sockets end, and it is started anew. */
  crash(process: Process): void {
    this.log.calls.orphan(process, () => this.choices.happens(50))
    for (const [wire, owner] of this.wires) {
      if (owner !== process) continue
      wire.isEnded = true
      this.wires.delete(wire)
      this.tabs.find((tab) => tab.wire === wire)?.cut()
    }
    this.processes = this.processes.map((other) => (other === process ? new Process(this) : other))
  }

  flush(process: Process): void {
    const { due } = process
    process.due = []
    for (const run of due) run()
  }

  /** A request for the map arrives, or what was read for it does. */
  load(tab: Tab): void {
    const { map, revision } = this.log
    const { loading } = tab
    tab.loading = tab.wantsLoad ? { map, revision } : undefined
    tab.wantsLoad = false
    if (!loading) return
    tab.replica.loaded(loading)
    tab.act()
    this.checkCopy(tab)
  }

  /** [R6] Two copies at one revision are the same. */
  checkCopy({ replica }: Tab): void {
    const { revision, hash } = replica.base
    const right = this.log.hashes[revision]
    hold(hash === right, () => `A copy at revision ${revision} is not what the log makes of it.`)
  }

  /** [R11] What happened after somebody's rights ended is not told to them. */
  #checkRights(who: Actor, message: DownMessage): void {
    const closedAt = this.log.closedAt.get(who.id ?? '')
    if (closedAt === undefined || message.kind !== 'operations') return
    const last = message.entries.at(-1)?.revision ?? 0
    hold(last <= closedAt, () => `${who.name} was shown revision ${last}, after ${closedAt}.`)
  }
}

const personNumber = (index: number): Actor => ({
  kind: 'user',
  id: `person-${index}`,
  name: `Person ${index}`,
})

/** A few claims and a step between them, so that there is something to meet about. */
export function aStart(choices: Choices): ArgumentMap {
  const claims = 2 + choices.below(3)
  const ids = Array.from({ length: claims }, (_, index) => `c${index}`)
  const text = (id: string): string => `Talks about ${id} keep the peace for now`
  return mapAfter([
    ...ids.map((id) => ({ kind: 'claim.create' as const, claim: { id, text: text(id) } })),
    {
      kind: 'inference.create',
      inference: { id: 'i0', polarity: 'for', premises: ['c0'], target: { claim: 'c1' } },
    },
  ])
}

/** Kinds that meet in each rule about several records, and all of them. */
const PRESETS: readonly (readonly OperationKind[])[] = [
  OPERATION_KINDS,
  ['claim.edit'],
  ['claim.edit', 'claim.delete', 'claim.create'],
  ['inference.create', 'claim.delete'],
  ['inference.create', 'inference.delete'],
  ['inference.create', 'inference.retarget', 'inference.delete'],
  ['inference.create', 'claim.merge', 'claim.edit'],
  ['position.create', 'position.commit', 'claim.delete', 'position.withdraw'],
  ['equivalence.create', 'tension.create', 'claim.delete', 'claim.merge', 'tension.edit'],
  ['source.add', 'quote.add', 'claim.attachQuote', 'quote.remove', 'source.remove'],
  ['placement.set', 'claim.delete', 'claim.create'],
]

export const someKinds = (choices: Choices): readonly OperationKind[] =>
  choices.happens(60)
    ? choices.oneOf(PRESETS)
    : choices.someOf(OPERATION_KINDS, 3, OPERATION_KINDS.length)
