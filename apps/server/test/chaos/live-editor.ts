import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  applyEffects,
  emptyMap,
  mapOf,
  operationSchema,
  type ArgumentMap,
  type MapId,
  type Operation,
  type OperationInput,
} from '@counterpoint/core'
import { downSchema, mapReply, type DownMessage } from '@counterpoint/protocol'
import { WebSocket } from 'ws'

type Operations = Extract<DownMessage, { kind: 'operations' }>

/** What happened to one mutation, with the times at which its editor sent it and heard of it. */
export interface Story {
  readonly client: string
  readonly number: number
  readonly operation: Operation
  readonly sentAt: number
  heardAt?: number
  revision?: number
  refusal?: string
}

const PUSH = 50

/**
 * An editor that speaks the protocol and nothing else of ours: an independent reading of it, which
 * remembers everything that it was told.
 */
export class LiveEditor {
  readonly id = randomUUID()
  readonly stories: Story[] = []
  readonly faults: string[] = []
  map: ArgumentMap
  revision = 0
  /** How often it had to load the map, the first time included. */
  loads = 0
  connections = 0
  #epoch: string | undefined
  #socket: WebSocket | undefined
  #isLive = false
  #isClosed = false
  #turn: number
  #inbox: Promise<void> = Promise.resolve()
  readonly #addresses: readonly string[]

  constructor(map: string, addresses: readonly string[], turn: number) {
    this.map = emptyMap(map as MapId, '', '')
    this.#addresses = addresses
    this.#turn = turn
    this.#connect()
  }

  get pending(): readonly Story[] {
    return this.stories.filter(({ revision, refusal }) => revision === undefined && !refusal)
  }

  get isLive(): boolean {
    return this.#isLive
  }

  dispatch(input: OperationInput): void {
    const story: Story = {
      client: this.id,
      number: this.stories.length + 1,
      operation: operationSchema.parse(input),
      sentAt: performance.now(),
    }
    this.stories.push(story)
    if (this.#isLive) this.#push([story])
  }

  /** Breaks the connection off without a word. */
  cut(): void {
    this.#socket?.terminate()
  }

  close(): void {
    this.#isClosed = true
    this.#socket?.terminate()
  }

  #connect(): void {
    if (this.#isClosed) return
    const address = this.#addresses[this.#turn++ % this.#addresses.length] ?? ''
    const socket = new WebSocket(`${address.replace('http', 'ws')}/api/maps/${this.map.id}/live`)
    this.#socket = socket
    socket.on('error', () => undefined)
    socket.on('open', () => {
      this.connections++
      const have = this.#epoch ? { epoch: this.#epoch, revision: this.revision } : null
      // Outcomes are known up to the first that is open.
      const acknowledged = (this.pending[0]?.number ?? this.stories.length + 1) - 1
      const clients = [{ id: this.id, acknowledged }]
      socket.send(JSON.stringify({ kind: 'hello', version: 1, have, clients }))
    })
    socket.on('message', (frame: Buffer) => {
      const message = downSchema.parse(JSON.parse(frame.toString()))
      this.#inbox = this.#inbox.then(() => this.#receive(socket, address, message))
    })
    socket.on('close', () => {
      if (this.#socket !== socket) return
      this.#isLive = false
      setTimeout(() => this.#connect(), 50 + Math.random() * 200)
    })
  }

  async #receive(socket: WebSocket, address: string, message: DownMessage): Promise<void> {
    if (this.#socket !== socket) return
    switch (message.kind) {
      case 'welcome': {
        if (this.#epoch && this.#epoch !== message.epoch) this.faults.push('another epoch')
        this.#epoch = message.epoch
        for (const refusal of message.clients[0]?.refusals ?? []) this.#refuse(refusal)
        this.#isLive = true
        this.#resend(message.clients[0]?.decided ?? 0)
        return
      }
      case 'snapshot':
        return this.#load(address, message.revision)
      case 'operations':
        return this.#apply(message)
      case 'refused':
        return this.#refuse(message)
      case 'gap':
        return this.#resend(message.decided)
      case 'busy':
        setTimeout(() => this.#resend(0), message.retryMs)
        return
      default:
    }
  }

  async #load(address: string, least: number): Promise<void> {
    this.loads++
    for (;;) {
      try {
        const response = await fetch(`${address}/api/maps/${this.map.id}`)
        const { revision, ...document } = mapReply.parse(await response.json())
        if (revision < least) throw new Error('too old')
        this.map = mapOf(document)
        this.revision = revision
        return
      } catch {
        if (this.#socket?.readyState !== WebSocket.OPEN) return
        await sleep(100)
      }
    }
  }

  #apply({ after, entries }: Operations): void {
    if (after > this.revision) {
      this.faults.push(`revisions above ${after} came at ${this.revision}`)
      return this.cut()
    }
    for (const entry of entries) {
      if (entry.client === this.id) this.#acknowledge(entry.number ?? 0, entry.revision)
      if (entry.revision <= this.revision) continue
      if (entry.revision !== this.revision + 1) this.faults.push(`a gap before ${entry.revision}`)
      this.map = applyEffects(this.map, entry.effects)
      this.revision = entry.revision
    }
  }

  #acknowledge(number: number, revision: number): void {
    const story = this.stories[number - 1]
    if (!story) return void this.faults.push(`mutation ${number} was never sent`)
    if (story.refusal) this.faults.push(`mutation ${number} was refused and took effect`)
    if (story.revision !== undefined && story.revision !== revision) {
      this.faults.push(`mutation ${number} took effect twice`)
    }
    story.revision = revision
    story.heardAt ??= performance.now()
  }

  #refuse({ number, problem }: { number: number; problem: { code: string } }): void {
    const story = this.stories[number - 1]
    if (!story) return void this.faults.push(`mutation ${number} was refused and never sent`)
    if (story.revision !== undefined) this.faults.push(`mutation ${number} took effect, then not`)
    story.refusal = problem.code
    story.heardAt ??= performance.now()
  }

  #resend(decided: number): void {
    const open = this.pending.filter(({ number }) => number > decided)
    for (let i = 0; i < open.length; i += PUSH) this.#push(open.slice(i, i + PUSH))
  }

  #push(stories: readonly Story[]): void {
    if (!this.#isLive || this.#socket?.readyState !== WebSocket.OPEN) return
    const mutations = stories.map(({ number, operation }) => ({ number, operation }))
    this.#socket.send(JSON.stringify({ kind: 'push', client: this.id, mutations }))
  }
}
