import type { Session } from '../database/database.ts'
import { replayed } from '../log/read-log.ts'
import { loadMap } from '../rows/load-map.ts'
import type { CachedMap } from './map-cache.ts'

export interface Head {
  readonly revision: number
  readonly epoch: string
}

/** Behind by more than this, reading all rows is no dearer than replaying. */
const MAX_REPLAY = 500

/**
 * The map `id` at `head`, from what is known of it if that helps. The caller sees to it that the
 * map holds still: by a snapshot that is as old as `head`, or by the lock on the head.
 */
export async function readMap(
  session: Session,
  id: string,
  { revision, epoch }: Head,
  known: CachedMap | undefined,
): Promise<CachedMap> {
  if (known?.epoch === epoch && known.revision === revision) return known
  const isNear =
    known?.epoch === epoch && known.revision < revision && revision - known.revision <= MAX_REPLAY
  const map = isNear ? await replayed(session, known, revision) : await loadMap(session, id)
  return { map, revision, epoch }
}
