import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DataDirectoryInUse } from './database/storage-start-error.ts'
import { openStorage } from './open-storage.ts'
import type { LogEntry, Storage } from './storage.ts'
import { startChild } from './testing/child.ts'

const ROUNDS = 6
/** Killed after at least this many acknowledgements, and at most three times as many. */
const FEWEST = 15

let dataDir: string
beforeAll(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'counterpoint-kill-'))
})
afterAll(() => rmSync(dataDir, { recursive: true }))

async function wholeLog(storage: Storage): Promise<readonly LogEntry[]> {
  const entries: LogEntry[] = []
  for (;;) {
    const page = await storage.readLog('personal', 'm', entries.length, 1_000)
    if (!page || page.length === 0) return entries
    entries.push(...page)
  }
}

it('loses nothing that was acknowledged when it is killed in the middle of writing', async () => {
  const acknowledged = new Map<number, string>()
  for (let round = 0; round < ROUNDS; round++) {
    const child = startChild('write-for-ever.ts', dataDir)
    await child.prints((line) => line !== '')
    if (round === 0) await expect(openStorage({ dataDir })).rejects.toThrow(DataDirectoryInUse)
    const enough = FEWEST * (1 + 2 * Math.random())
    await child.prints(() => child.lines.length >= enough)
    await sleep(Math.random() * 20)
    await child.kill()
    for (const line of child.lines) {
      const [revision, claim] = line.split(' ')
      // A last line that the kill cut off acknowledges nothing.
      if (claim?.length === 36) acknowledged.set(Number(revision), claim)
    }

    const storage = await openStorage({ dataDir })
    const log = await wholeLog(storage)
    expect(log.map(({ revision }) => revision)).toEqual(log.map((_, i) => i + 1))
    const created = new Map(
      log.flatMap(({ revision, operation }) =>
        operation.kind === 'claim.create' ? [[revision, operation.claim.id as string]] : [],
      ),
    )
    for (const [revision, claim] of acknowledged) expect(created.get(revision)).toBe(claim)
    const opened = await storage.openMap('personal', 'm')
    expect(opened?.revision).toBe(log.length)
    expect(opened).toEqual(await storage.rebuildMap('personal', 'm'))
    await storage.close()
  }
  expect(acknowledged.size).toBeGreaterThanOrEqual(ROUNDS * FEWEST)
}, 240_000)
