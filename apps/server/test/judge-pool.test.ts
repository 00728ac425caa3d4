import { setMaxListeners } from 'node:events'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import { openExchange } from '@counterpoint/exchange'
import { createMap, submitOperations } from '@counterpoint/protocol'
import { openMemoryStorage } from '@counterpoint/storage/testing'
import { aClaim, anEmptyMap, anInference } from '@counterpoint/core/testing'
import type { ArgumentMap } from '@counterpoint/core'
import { afterEach, describe, expect, it } from 'vitest'
import { buildApp } from '../src/app.ts'
import { newId } from '../src/ids.ts'
import { judgePool, type Judging } from '../src/judging/judge-pool.ts'
import type { JudgeTask } from '../src/judging/judge-task.ts'

const WORKER = new URL('../src/judging/judge-worker-from-source.mjs', import.meta.url)

const pools: Judging[] = []
const poolOf = (timeoutMs?: number): Judging => {
  const pool = judgePool(WORKER, timeoutMs)
  pools.push(pool)
  return pool
}
afterEach(async () => {
  for (const pool of pools.splice(0)) await pool.close()
})

const CLAIMS = 160

/** Each of 160 claims attacks nine others, some way round: more than a search finishes in a moment. */
const PAIRS = Array.from({ length: CLAIMS * 9 }, (_, n) => {
  const from = n % CLAIMS
  return [from, (from + 1 + ((n * n * 31 + n * 17) % (CLAIMS - 1))) % CLAIMS] as const
}).filter(([from, to], n, all) => all.findIndex(([f, t]) => f === from && t === to) === n)

const HARD: ArgumentMap = {
  ...anEmptyMap(),
  claims: new Map(Array.from({ length: CLAIMS }, (_, n) => aClaim(`c${n}`)).map((c) => [c.id, c])),
  inferences: new Map(
    PAIRS.map(([from, to], n) =>
      anInference(`i${n}`, {
        polarity: 'against',
        premises: [`c${from}`],
        target: { claim: `c${to}` },
      }),
    ).map((inference) => [inference.id, inference]),
  ),
}

const task = (semantics: 'grounded' | 'preferred', map = HARD): JudgeTask => ({
  kind: 'evaluation',
  map,
  revision: 0,
  semantics,
  reading: 'debate',
  stances: new Map(),
  reasons: true,
})
const stays = (): AbortSignal => new AbortController().signal

describe('the judging of maps', () => {
  it('answers many at once, each its own question', async () => {
    const pool = poolOf()
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, n) => pool.ask({ ...task('grounded'), revision: n }, stays())),
    )
    expect(answers.map((answer) => JSON.parse(answer ?? '{}').revision)).toEqual([0, 1, 2, 3, 4, 5])
  })

  it('stops for whoever has gone, whether it runs or waits, and goes on for the others', async () => {
    const pool = poolOf()
    const gone = new AbortController()
    const asked = Array.from({ length: 4 }, () => pool.ask(task('preferred'), gone.signal))
    const patient = pool.ask(task('grounded'), stays())
    gone.abort()
    expect(await Promise.all(asked)).toEqual([undefined, undefined, undefined, undefined])
    expect(JSON.parse((await patient) ?? '{}').semantics).toBe('grounded')
    expect(await pool.ask(task('grounded'), gone.signal)).toBeUndefined()
  })

  it('gives up on what takes too long, and goes on with a new thread', async () => {
    const pool = poolOf(1)
    for (let n = 0; n < 3; n++) {
      await expect(pool.ask(task('preferred'), stays())).rejects.toMatchObject({
        code: 'judging_took_too_long',
      })
    }
  })

  it('lets only so many wait', async () => {
    const pool = poolOf()
    const gone = new AbortController()
    setMaxListeners(0, gone.signal)
    const asked = Array.from({ length: 66 }, () => pool.ask(task('preferred'), gone.signal))
    await expect(pool.ask(task('grounded'), stays())).rejects.toMatchObject({
      code: 'too_many_requests',
    })
    gone.abort()
    await Promise.all(asked)
  })

  it('tells who asked what went wrong, and the thread goes on', async () => {
    const pool = poolOf()
    const broken = { ...task('grounded'), map: {} as ArgumentMap }
    await expect(pool.ask(broken, stays())).rejects.toThrow('A map could not be judged: TypeError')
    expect(await pool.ask(task('grounded'), stays())).toContain('"standing"')
  })

  it('is told when the client of a request goes away', async () => {
    const pool = poolOf()
    const signals: AbortSignal[] = []
    let see = (): void => {}
    const seen = new Promise<void>((resolve) => (see = resolve))
    const storage = await openMemoryStorage()
    const judging: Judging = {
      ...pool,
      ask: (question, signal) => {
        signals.push(signal)
        signal.addEventListener('abort', () => see())
        return pool.ask(question, signal)
      },
    }
    const exchange = openExchange()
    const config = {
      logLevel: 'silent',
      baseUrl: undefined,
      auth: { mode: 'personal' },
      dataDir: os.tmpdir(),
    } as const
    const clock = () => new Date()
    const ids = () => newId(clock())
    const app = await buildApp({ storage, exchange, judging, clock, ids, config })
    try {
      await app.listen({ port: 0, host: '127.0.0.1' })
      const api = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/api`
      const send = (path: string, body: object): Promise<Response> =>
        fetch(`${api}${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
      await send(createMap.path, { id: 'hard', title: 'A hard map' })
      const records = [
        ...[...HARD.claims.values()].map((claim) => ({ kind: 'claim.create', claim })),
        ...[...HARD.inferences.values()].map((inference) => ({
          kind: 'inference.create',
          inference,
        })),
      ]
      for (let at = 0; at < records.length; at += 500) {
        const answer = await send(submitOperations.path.replace(':id', 'hard'), {
          operations: records.slice(at, at + 500),
        })
        expect(answer.status).toBe(200)
      }
      const client = new AbortController()
      const asked = fetch(`${api}/maps/hard/evaluation?semantics=preferred`, {
        signal: client.signal,
      })
      await expect.poll(() => signals.length).toBe(1)
      client.abort()
      await expect(asked).rejects.toThrow('aborted')
      await seen
      expect(signals[0]?.aborted).toBe(true)
    } finally {
      await app.close()
      await storage.close()
    }
  })
})
