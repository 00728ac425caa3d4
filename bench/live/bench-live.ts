import { openMeasured, startPostgres } from '@counterpoint/storage/testing'
import { measureDelivery } from './delivery.ts'
import { measureDurable } from './durable.ts'
import { measureFanOut } from './fan-out.ts'
import type { Row } from '../measure.ts'
import { serve } from '../serving.ts'

const CAPACITY = { perMap: 2_000, perPerson: 2_000, perAddress: 2_000, perProcess: 5_000 }

/**
 * Live editing on a PostgreSQL whose commits wait for the disk: how much is decided and how soon it
 * is seen, each figure beside the bare thing that it is made of. Servers and clients share a process.
 */
export async function run(): Promise<readonly Row[]> {
  const server = await startPostgres({ fsync: true })
  const databaseUrl = await server.createDatabase()
  const [one, other] = [await openMeasured({ databaseUrl }), await openMeasured({ databaseUrl })]
  const options = { capacity: CAPACITY }
  const [here, there] = [await serve(one.storage, options), await serve(other.storage, options)]
  try {
    const places = {
      storage: one.storage,
      pool: one.pool,
      here: here.address,
      there: there.address,
    }
    return [
      ...(await measureDurable(one.storage, one.pool)),
      ...(await measureDelivery(places)),
      await measureFanOut(),
    ]
  } finally {
    for (const { stop } of [here, there]) await stop()
    await one.storage.close()
    await other.storage.close()
    await server.stop()
  }
}
