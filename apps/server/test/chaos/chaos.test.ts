import { setTimeout as sleep } from 'node:timers/promises'
import { emptyMap, mapOf, type MapId } from '@counterpoint/core'
import { mapReply } from '@counterpoint/protocol'
import { openStorage, type LogEntry, type Storage } from '@counterpoint/storage'
import { startPostgres, type PostgresServer } from '@counterpoint/storage/testing'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { ended, spawnServerProcess, untilReady, type RunningServer } from '../server-process.ts'
import { canonical } from './canonical.ts'
import { faultsOfHistory, type Reading } from './history.ts'
import { LiveEditor } from './live-editor.ts'
import { randomOperation } from './random-operation.ts'

/** How long people edit; `npm run chaos` takes a minute. Faults come as often as they are mended. */
const EDIT_MS = Number(process.env['CHAOS_SECONDS'] ?? '12') * 1_000
const EDITORS = 4
const PATIENCE_MS = 240_000

let postgres: PostgresServer
let databaseUrl: string
let servers: RunningServer[]

/** Keeps its address over restarts, as a replica behind a balancer does. */
const startReplica = (port = '0'): Promise<RunningServer> =>
  untilReady(spawnServerProcess({ DATABASE_URL: databaseUrl, PORT: port, LOG_LEVEL: 'silent' }))

beforeAll(async () => {
  postgres = await startPostgres()
  databaseUrl = await postgres.createDatabase()
  servers = [await startReplica()]
  servers.push(await startReplica())
}, PATIENCE_MS)
afterAll(async () => {
  for (const { child } of servers) await ended(child, 'SIGKILL')
  await postgres.stop()
}, PATIENCE_MS)

async function killReplica(): Promise<void> {
  const which = Math.floor(Math.random() * servers.length)
  const { child, address } = servers[which]!
  await ended(child, 'SIGKILL')
  servers[which] = await startReplica(new URL(address).port)
}

async function wholeLog(storage: Storage, map: string): Promise<readonly LogEntry[]> {
  const log: LogEntry[] = []
  for (;;) {
    const page = (await storage.readLog('personal', map, log.length, 1_000)) ?? []
    if (page.length === 0) return log
    log.push(...page)
  }
}

it(
  'loses nothing acknowledged and keeps everybody equal while replicas, database and sockets break',
  { timeout: PATIENCE_MS + 3 * EDIT_MS },
  async () => {
    const addresses = servers.map(({ address }) => address)
    const created = await fetch(`${addresses[0]}/api/maps`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ title: 'Chaos' }),
    })
    const map: string = mapReply.parse(await created.json()).map.id
    const editors = Array.from({ length: EDITORS }, (_, i) => new LiveEditor(map, addresses, i))
    await vi.waitFor(() => expect(editors.every(({ isLive }) => isLive)).toBe(true), PATIENCE_MS)

    let isEditing = true
    const readings: Reading[] = []
    const editing = editors.map(async (editor) => {
      while (isEditing) {
        // No more than a person with a full outbox; more would only wait longer.
        if (editor.pending.length < 100) editor.dispatch(randomOperation(editor.map, Math.random))
        await sleep(50 + Math.random() * 60)
      }
    })
    const read = async (address: string | undefined): Promise<void> => {
      const signal = AbortSignal.timeout(5_000)
      const response = await fetch(`${address}/api/maps/${map}`, { signal }).catch(() => undefined)
      if (response?.status !== 200) return
      const { revision, ...document } = mapReply.parse(await response.json())
      readings.push({ revision, canonical: canonical(mapOf(document)) })
    }
    const reading = (async () => {
      for (let i = 0; isEditing; i++) {
        await sleep(300)
        await read(addresses[i % addresses.length])
      }
    })()
    const faults = [
      async () => editors.forEach((editor) => editor.cut()),
      killReplica,
      () => postgres.crash(),
      async () => editors[Math.floor(Math.random() * EDITORS)]?.cut(),
    ]
    const start = performance.now()
    let broken = 0
    while (broken < faults.length || performance.now() - start < EDIT_MS) {
      await sleep(500 + Math.random() * 1_500)
      await faults[broken++ % faults.length]!()
    }
    isEditing = false
    await Promise.all([...editing, reading])

    await vi.waitFor(
      () => {
        expect(editors.flatMap(({ pending }) => pending)).toEqual([])
        expect(new Set(editors.map(({ revision }) => revision)).size).toBe(1)
      },
      { timeout: PATIENCE_MS, interval: 100 },
    )
    for (const editor of editors) editor.close()
    const readWhileBroken = readings.length
    for (const address of addresses) await read(address)

    const storage = await openStorage({ databaseUrl })
    const log = await wholeLog(storage, map)
    const opened = await storage.openMap('personal', map)
    const rebuilt = await storage.rebuildMap('personal', map)
    await storage.close()
    const final = canonical(opened!.map)
    const stories = editors.flatMap((editor) => editor.stories)
    const accepted = stories.filter(({ revision }) => revision !== undefined).length
    const connections = editors.reduce((sum, editor) => sum + editor.connections, 0)
    process.stdout.write(
      `${stories.length} mutations, ${accepted} accepted, ${readings.length} readings, ` +
        `${broken} faults, ${connections} connections\n`,
    )

    const empty = emptyMap(map as MapId, 'Chaos', '')
    expect(faultsOfHistory(log, stories, readings, empty)).toEqual([])
    expect(editors.flatMap((editor) => editor.faults)).toEqual([])
    expect(log).toHaveLength(accepted)
    for (const editor of editors) {
      expect({ revision: editor.revision, hash: canonical(editor.map) }).toEqual({
        revision: opened?.revision,
        hash: final,
      })
      // Everybody loaded the map once, and went on from the log ever after.
      expect(editor.loads).toBe(1)
    }
    expect(canonical(rebuilt!.map)).toBe(final)
    // The run was not empty: people edited, all of them had to come back, and the map was read.
    expect(accepted).toBeGreaterThan(EDITORS * 10)
    expect(accepted).toBeGreaterThan(stories.length / 2)
    expect(connections).toBeGreaterThan(EDITORS)
    expect(readings.length).toBe(readWhileBroken + addresses.length)
  },
)
