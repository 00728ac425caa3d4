import { overriddenBy } from '@counterpoint/core'
import type { Actor, LiveEntry, Role, UpMessage } from '@counterpoint/protocol'
import {
  stateHash,
  Room,
  type Connection,
  type Log,
  type Outcome,
} from '@counterpoint/protocol/sync'
import type { OpenSocket, SocketEvents } from '../live-socket.ts'
import { problemOf, type ScriptedServer } from './scripted-server.ts'

const ANN: Actor = { kind: 'user', id: 'ann', name: 'Ann' }
const EPOCH = '00000000-0000-4000-8000-000000000001'

/** Live editing of a scripted server's map: protocol's room, on sockets that a test can cut. */
export class LiveServer {
  readonly room: Room
  /** No socket opens while this is set. */
  isAway = false
  /** Sockets open, and nobody listens: what is said on them is lost. */
  isDeaf = false
  role: Role | null = 'editor'
  #access = 0
  #sessions = 0
  readonly #server: ScriptedServer
  readonly #decided = new Map<string, number>()
  readonly #sockets = new Set<Socket>()

  constructor(server: ScriptedServer) {
    this.#server = server
    this.room = new Room({
      log: this.#log(),
      now: () => Date.now(),
      newSession: () => `00000000-0000-4000-9000-${String(++this.#sessions).padStart(12, '0')}`,
      soon: (flush) => setTimeout(flush, 0),
    })
  }

  readonly open: OpenSocket = (_map, events) => {
    const socket = new Socket(this, events)
    this.#sockets.add(socket)
    setTimeout(() => socket.answer(), 0)
    return socket
  }

  /** A change by somebody else, which the room hears of. */
  readonly hint = (): void => this.room.hint()

  cut(): void {
    this.end(1006)
  }

  /** Ends every socket with this close code. */
  end(code: number): void {
    for (const socket of this.#sockets) socket.end(code)
    this.#sockets.clear()
  }

  changeRole(role: Role | null): void {
    this.role = role
    this.#access++
    this.room.hint()
  }

  #head() {
    return { epoch: EPOCH, revision: this.#server.revision, access: this.#access }
  }

  #entries(after: number): LiveEntry[] {
    return this.#server.log.slice(after).map(({ operation, effects, revision, sender }) => ({
      revision,
      operation: operation.kind,
      effects: [...effects],
      overridden: overriddenBy(operation, effects),
      by: ANN,
      at: '2026-01-01T00:00:00.000Z',
      client: sender?.client ?? null,
      number: sender?.number ?? null,
    }))
  }

  #log(): Log {
    return {
      decide: async ({ client, mutations }) => {
        const outcomes = mutations.flatMap(({ number, operation }): Outcome[] => {
          const decided = this.#decided.get(client) ?? 0
          if (number <= decided) return []
          this.#decided.set(client, number)
          const refusal =
            this.role === 'editor'
              ? this.#server.decide(operation, { client, number })
              : 'You may look at this map and not change it.'
          if (refusal === undefined) {
            return [{ kind: 'committed', number, revision: this.#server.revision }]
          }
          return [{ kind: 'refused', number, problem: problemOf('rule_violated', refusal) }]
        })
        return { kind: 'decided', head: this.#head(), outcomes }
      },
      read: async (after, limit) => ({
        ...this.#head(),
        entries: this.#entries(after).slice(0, limit),
      }),
      head: async () => this.#head(),
      open: async (_by, clients) => ({
        ...this.#head(),
        queues: clients.map(({ id }) => ({
          id,
          decided: this.#decided.get(id) ?? 0,
          refusals: [],
        })),
      }),
      rolesOf: async (people) => people.map(() => this.role),
      hashAt: async (revision) =>
        revision === this.#server.revision ? stateHash(this.#server.map) : undefined,
    }
  }
}

class Socket implements Connection {
  readonly #server: LiveServer
  readonly #events: SocketEvents
  #isOver = false

  constructor(server: LiveServer, events: SocketEvents) {
    this.#server = server
    this.#events = events
  }

  answer(): void {
    if (this.#isOver) return
    if (this.#server.isAway) return this.end(1006)
    this.#server.room.enter(this, ANN)
    this.#events.opened()
  }

  send(payload: string | { readonly text: string }): void {
    if (this.#isOver) return
    if (typeof payload === 'string') {
      if (!this.#server.isDeaf) this.#server.room.receive(this, JSON.parse(payload) as UpMessage)
    } else {
      setTimeout(() => !this.#isOver && this.#events.message(payload.text), 0)
    }
  }

  /** Called by either end. */
  close(code?: number): void {
    if (code === undefined) {
      this.#isOver = true
      this.#server.room.leave(this)
    } else {
      setTimeout(() => this.end(code), 0)
    }
  }

  buffered(): number {
    return 0
  }

  end(code: number): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#server.room.leave(this)
    this.#events.closed(code)
  }
}
