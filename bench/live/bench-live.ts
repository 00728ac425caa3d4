import type { AddressInfo } from 'node:net'
import os from 'node:os'
import { openExchange } from '@counterpoint/exchange'
import type { Storage } from '@counterpoint/storage'
import { openMeasured, startPostgres } from '@counterpoint/storage/testing'
import type { FastifyInstance } from 'fastify'
import { buildApp } from '../../apps/server/src/app.ts'
import { newId } from '../../apps/server/src/ids.ts'
import { judgePool } from '../../apps/server/src/judging/judge-pool.ts'
import { measureDelivery } from './delivery.ts'
import { measureDurable } from './durable.ts'
import { measureFanOut } from './fan-out.ts'
import type { Row } from './measure.ts'

const CAPACITY = { perMap: 2_000, perPerson: 2_000, perAddress: 2_000, perProcess: 5_000 }

/**
 * Live editing on a PostgreSQL whose commits wait for the disk: how much is decided and how soon it
 * is seen, each figure beside the bare thing that it is made of. Servers and clients share a process.
 */
export async function run(): Promise<readonly Row[]> {
  const server = await startPostgres({ fsync: true })
  const databaseUrl = await server.createDatabase()
  const [one, other] = [await openMeasured({ databaseUrl }), await openMeasured({ databaseUrl })]
  const apps = [await serving(one.storage), await serving(other.storage)] as const
  try {
    const [here, there] = apps.map(addressOf) as [string, string]
    return [
      ...(await measureDurable(one.storage, one.pool)),
      ...(await measureDelivery({ storage: one.storage, pool: one.pool, here, there })),
      await measureFanOut(),
    ]
  } finally {
    for (const app of apps) await app.close()
    await one.storage.close()
    await other.storage.close()
    await server.stop()
  }
}

async function serving(storage: Storage): Promise<FastifyInstance> {
  const clock = () => new Date()
  const config = {
    logLevel: 'silent',
    baseUrl: undefined,
    auth: { mode: 'personal' },
    dataDir: os.tmpdir(),
  } as const
  const app = await buildApp({
    storage,
    exchange: openExchange(),
    judging: judgePool(
      new URL('../../apps/server/src/judging/judge-worker-from-source.mjs', import.meta.url),
    ),
    clock,
    ids: () => newId(clock()),
    config,
    live: { capacity: CAPACITY },
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  return app
}

const addressOf = (app: FastifyInstance): string =>
  `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
