import type { Connection } from '../database/connection.ts'
import { replayed } from '../log/read-log.ts'
import type { MapHead } from '../storage.ts'
import type { CachedMap } from './map-cache.ts'

/** Behind by more than this, reading all rows is no dearer than replaying. */
const MAX_REPLAY = 500

/** `known` at `head`; undefined when it is another map, or so far behind that reading anew is better. */
export async function caughtUp(
  connection: Connection,
  known: CachedMap,
  { revision, epoch }: MapHead,
): Promise<CachedMap | undefined> {
  if (known.epoch !== epoch || known.revision > revision) return undefined
  if (known.revision === revision) return known
  if (revision - known.revision > MAX_REPLAY) return undefined
  return { map: await replayed(connection, known, revision), revision, epoch }
}
