import type { AddressInfo } from 'node:net'
import os from 'node:os'
import { openExchange } from '@counterpoint/exchange'
import type { Storage } from '@counterpoint/storage'
import { buildApp } from '../apps/server/src/app.ts'
import { newId } from '../apps/server/src/ids.ts'
import { judgePool } from '../apps/server/src/judging/judge-pool.ts'

export interface Serving {
  /** With `http://`, and without a path. */
  readonly address: string
  /** Stops serving; the storage stays open. */
  readonly stop: () => Promise<void>
}

/** A server of one person on `storage`, which says nothing, on a free port. */
export async function serve(
  storage: Storage,
  live?: Parameters<typeof buildApp>[0]['live'],
): Promise<Serving> {
  const clock = () => new Date()
  const exchange = openExchange()
  const app = await buildApp({
    storage,
    exchange,
    judging: judgePool(
      new URL('../apps/server/src/judging/judge-worker-from-source.mjs', import.meta.url),
    ),
    clock,
    ids: () => newId(clock()),
    config: {
      logLevel: 'silent',
      baseUrl: undefined,
      auth: { mode: 'personal' },
      dataDir: os.tmpdir(),
    },
    ...(live && { live }),
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  return {
    address: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`,
    stop: async () => {
      await app.close()
      exchange.close()
    },
  }
}
