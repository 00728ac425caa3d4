import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { MapId } from '@counterpoint/core'
import type { Storage } from '@counterpoint/storage'
import type pg from 'pg'
import { WebSocket, WebSocketServer } from 'ws'
import { mapWithClaims } from './durable.ts'
import { duration, quantile, rowOf, type Row } from '../measure.ts'
import { view, type Viewer } from './viewer.ts'

const EDITS = 200
const VIEWERS = 1_000
const CROWD_EDITS = 30
const MISSED = 1_000

interface Places {
  readonly storage: Storage
  readonly pool: pg.Pool
  /** Of two servers on the same database. */
  readonly here: string
  readonly there: string
}

const move = (x: number) => ({ kind: 'placement.set', placements: [{ of: 'c1', at: { x, y: 0 } }] })

/** From an edit to the screens of others, beside an echo and a commit: the least that it can take. */
export async function measureDelivery(places: Places): Promise<readonly Row[]> {
  const { storage, here, there } = places
  const floor = await floorOf(places.pool)
  const map = await mapWithClaims(storage)
  const editor = await view(here, map)
  const neighbour = await view(here, map)
  const far = await view(there, map)
  const near: number[] = []
  const across: number[] = []
  let revision = await revisionOf(storage, map)
  for (let number = 1; number <= EDITS; number++) {
    revision++
    const [atNear, atFar] = [neighbour.reaches(revision), far.reaches(revision)]
    const start = performance.now()
    editor.push(number, move(number))
    near.push((await atNear) - start)
    across.push((await atFar) - start)
    await pause()
  }
  const rows = [0.5, 0.99].flatMap((q) => {
    const base = quantile(floor.echo, q) + quantile(floor.commit, q)
    const baseline = `bare echo and bare commit, ${q * 100} %`
    return [
      rowOf(`edit → neighbour’s screen, ${q * 100} %`, 'ms', quantile(near, q), baseline, base),
      rowOf(`the same by way of another process`, 'ms', quantile(across, q), baseline, base),
    ]
  })
  for (const { socket } of [editor, neighbour, far]) socket.terminate()
  return [...rows, await measureReturn(places, map), await measureCrowd(places)]
}

/**
 * Between two edits, and between two rounds of the baseline: whoever has slept is slower, on a server
 * and on a bare connection alike. Slower than the limit of one person, and out of step with every window.
 */
const pause = (): Promise<void> => sleep(50 + Math.random() * 10)

const revisionOf = async (storage: Storage, map: MapId): Promise<number> =>
  (await storage.headsOf([map])).get(map)?.revision ?? 0

async function floorOf(pool: pg.Pool) {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
  server.on('connection', (socket) => socket.on('message', (frame) => socket.send(frame)))
  await once(server, 'listening')
  const socket = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  await once(socket, 'open')
  await pool.query('CREATE TABLE bench_floor (id text PRIMARY KEY, content jsonb NOT NULL)')
  const text = JSON.stringify(move(1))
  const [echo, commit]: [number[], number[]] = [[], []]
  for (let i = 0; i < EDITS; i++) {
    const back = once(socket, 'message')
    echo.push(
      await duration(async () => {
        socket.send(text)
        await back
      }),
    )
    const id = randomUUID()
    commit.push(
      await duration(() =>
        pool.query('INSERT INTO bench_floor VALUES ($1, $2::jsonb)', [id, text]),
      ),
    )
    await pause()
  }
  await pool.query('DROP TABLE bench_floor')
  socket.terminate()
  server.close()
  return { echo, commit }
}

/** A client comes back to a server that has not seen the map yet, and has missed much. */
async function measureReturn({ storage, pool, there }: Places, map: MapId): Promise<Row> {
  const client = randomUUID()
  for (let number = 1; number <= MISSED; number += 50) {
    const mutations = Array.from({ length: 50 }, (_, i) => ({
      client,
      number: number + i,
      operation: move(i) as never,
      subject: { kind: 'user', id: 'bench' } as const,
    }))
    await storage.decide('personal', map, mutations)
  }
  const head = (await storage.headsOf([map])).get(map)!
  const [ours, base]: [number[], number[]] = [[], []]
  for (let round = 0; round < 5; round++) {
    base.push(
      await duration(() =>
        pool.query('SELECT * FROM map_op WHERE map_id = $1 AND revision > $2 ORDER BY revision', [
          map,
          head.revision - MISSED,
        ]),
      ),
    )
    ours.push(
      await duration(async () => {
        const have = { epoch: head.epoch, revision: head.revision - MISSED }
        const viewer = await view(there, map, have)
        await viewer.reaches(head.revision)
        viewer.socket.terminate()
      }),
    )
  }
  const name = `connect again after ${MISSED} operations`
  return rowOf(name, 'ms', quantile(ours, 0.5), 'read their rows', quantile(base, 0.5))
}

/** Until the last of many has it, beside a bare server that sends the same to as many. */
async function measureCrowd({ storage, here }: Places): Promise<Row> {
  const map = await mapWithClaims(storage)
  const viewers: Viewer[] = []
  while (viewers.length < VIEWERS) {
    viewers.push(...(await Promise.all(Array.from({ length: 50 }, () => view(here, map)))))
  }
  let revision = await revisionOf(storage, map)
  const ours: number[] = []
  for (let number = 1; number <= CROWD_EDITS; number++) {
    revision++
    const start = performance.now()
    const all = viewers.map((viewer) => viewer.reaches(revision))
    viewers[0]!.push(number, move(number))
    ours.push(Math.max(...(await Promise.all(all))) - start)
    await sleep(100)
  }
  for (const { socket } of viewers) socket.terminate()
  const base = await bareCrowd()
  const name = `edit → the last of ${VIEWERS} viewers`
  return rowOf(name, 'ms', quantile(ours, 0.5), 'bare sends to as many', quantile(base, 0.5))
}

async function bareCrowd(): Promise<number[]> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
  await once(server, 'listening')
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`
  const sockets: WebSocket[] = []
  for (let i = 0; i < VIEWERS; i++) {
    const socket = new WebSocket(url)
    await once(socket, 'open')
    sockets.push(socket)
  }
  const text = 'x'.repeat(400)
  const times: number[] = []
  for (let round = 0; round < CROWD_EDITS; round++) {
    const all = sockets.map((socket) => once(socket, 'message'))
    times.push(
      await duration(async () => {
        for (const client of server.clients) client.send(text)
        await Promise.all(all)
      }),
    )
    await sleep(100)
  }
  for (const socket of sockets) socket.terminate()
  server.close()
  return times
}
