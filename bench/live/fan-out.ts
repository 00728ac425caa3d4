import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { randomUUID } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'
import type { LiveEntry } from '@counterpoint/protocol'
import { frameOf, Room, type Log } from '@counterpoint/protocol/sync'
import { WebSocket, WebSocketServer } from 'ws'
import { LiveSocket } from '../../apps/server/src/realtime/live-socket.ts'
import { compared, type Row } from '../measure.ts'

const LISTENERS = 50
const ENTRIES = 1_000
/** As many as a transaction commits. */
const BATCH = 64
const WINDOW_MS = 8
const EPOCH = randomUUID()
const OWNER = { kind: 'user', id: 'bench', name: 'Bench' } as const

const entryAt = (revision: number): LiveEntry => ({
  revision,
  operation: 'placement.set',
  effects: [
    {
      entity: 'placement',
      id: 'c1',
      before: { x: revision - 1, y: 0 },
      after: { x: revision, y: 0 },
    },
  ],
  by: OWNER,
  at: '2026-01-01T00:00:00.000Z',
  client: EPOCH,
  overridden: [],
  number: revision,
})

/** What a room makes of a busy map on real sockets, beside a message for each entry and listener. */
export const measureFanOut = (): Promise<Row> =>
  compared(
    `one map’s operations to ${LISTENERS} listeners`,
    'deliveries/s',
    throughRoom,
    'a send for each operation and listener',
    plainly,
  )

async function throughRoom(): Promise<number> {
  const entries: LiveEntry[] = []
  const head = () => ({ epoch: EPOCH, revision: entries.length, access: 0 })
  const log: Log = {
    head: async () => head(),
    open: async () => ({ ...head(), queues: [] }),
    read: async (after, limit) => ({ ...head(), entries: entries.slice(after, after + limit) }),
    rolesOf: async (people) => people.map(() => 'viewer'),
    hashAt: async () => undefined,
    decide: async () => ({ kind: 'gone' }),
  }
  const soon = (flush: () => void) => void setTimeout(flush, WINDOW_MS)
  const room = new Room({ log, soon, now: () => performance.now(), newSession: randomUUID })
  const ticking = setInterval(() => room.tick(), 33)
  const { sockets, close } = await connected((socket) => {
    const connection = new LiveSocket(socket)
    room.enter(connection, OWNER)
    socket.on('message', (frame: Buffer) => room.receive(connection, JSON.parse(frame.toString())))
  })
  const have = { epoch: EPOCH, revision: 0 }
  await Promise.all(
    sockets.map((socket) => {
      const clients = [{ id: randomUUID(), acknowledged: 0 }]
      socket.send(JSON.stringify({ kind: 'hello', version: 1, have, clients }))
      return once(socket, 'message')
    }),
  )
  const last = `"number":${ENTRIES}}`
  const all = sockets.map((socket) => heard(socket, (frame) => frame.subarray(-64).includes(last)))
  const start = performance.now()
  while (entries.length < ENTRIES) {
    for (let i = 0; i < BATCH && entries.length < ENTRIES; i++)
      entries.push(entryAt(entries.length + 1))
    room.hint()
    await turn()
  }
  await Promise.all(all)
  const perSecond = (ENTRIES * LISTENERS * 1_000) / (performance.now() - start)
  clearInterval(ticking)
  await close()
  return perSecond
}

async function plainly(): Promise<number> {
  const served: WebSocket[] = []
  const { sockets, close } = await connected((socket) => served.push(socket))
  const all = sockets.map((socket) => {
    let count = 0
    return heard(socket, () => ++count === ENTRIES)
  })
  const start = performance.now()
  for (let revision = 1; revision <= ENTRIES; revision++) {
    const message = {
      kind: 'operations',
      after: revision - 1,
      entries: [entryAt(revision)],
    } as const
    const { text } = frameOf({ ...message, entries: [...message.entries] })
    for (const socket of served) socket.send(text)
    if (revision % BATCH === 0) await turn()
  }
  await Promise.all(all)
  const perSecond = (ENTRIES * LISTENERS * 1_000) / (performance.now() - start)
  await close()
  return perSecond
}

const heard = (socket: WebSocket, isLast: (frame: Buffer) => boolean): Promise<void> =>
  new Promise((resolve) => {
    socket.on('message', (frame: Buffer) => {
      if (isLast(frame)) resolve()
    })
  })

async function connected(serve: (socket: WebSocket) => void) {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
  server.on('connection', serve)
  await once(server, 'listening')
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`
  const sockets = Array.from({ length: LISTENERS }, () => new WebSocket(url))
  await Promise.all(sockets.map((socket) => once(socket, 'open')))
  const close = async (): Promise<void> => {
    for (const socket of sockets) socket.terminate()
    await new Promise((resolve) => server.close(resolve))
  }
  return { sockets, close }
}
