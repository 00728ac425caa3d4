import { fail, ok, type Result } from '@counterpoint/core'
import { connectionOn } from '../database/connection.ts'
import type { Database } from '../database/database.ts'
import type { MapPlace } from '../discussion/discussion.ts'
import { asCreated, replayed, unwound } from '../log/read-log.ts'
import type { CachedMap, MapCache } from '../maps/map-cache.ts'
import { openMap } from '../maps/maps.ts'
import type { MapAtRevision } from '../storage.ts'
import type { PastMaps } from './past-maps.ts'

interface Known {
  readonly cache: MapCache
  readonly past: PastMaps
}

/**
 * The map at `revision`, from whichever known one is fewest revisions away: the map as it is, a past
 * one that was asked for before, or the empty map that it began as. From a later one the way leads
 * back, by effects reversed.
 */
export async function mapAt(
  database: Database,
  { cache, past }: Known,
  { workspace, map: id }: MapPlace,
  revision: number,
): Promise<Result<MapAtRevision, 'map_not_found' | 'no_such_revision'>> {
  const present = await openMap(database, cache, workspace, id)
  if (!present) return fail('map_not_found')
  if (revision < 0 || revision > present.revision) return fail('no_such_revision')
  const { epoch } = present
  const from = nearest([present, ...past.of(id, epoch)], revision)
  const reached = await reach(database, from, revision)
  past.keep({ ...reached, epoch })
  return ok(reached)
}

const nearest = (known: readonly CachedMap[], revision: number): CachedMap =>
  known.reduce((best, each) =>
    Math.abs(each.revision - revision) < Math.abs(best.revision - revision) ? each : best,
  )

async function reach(
  database: Database,
  from: MapAtRevision,
  revision: number,
): Promise<MapAtRevision> {
  const connection = connectionOn(database.pool)
  const distance = Math.abs(from.revision - revision)
  const base = revision < distance ? await asCreated(database.prisma, from.map.id) : from
  const map =
    base.revision <= revision
      ? await replayed(connection, base, revision)
      : await unwound(connection, base, revision)
  return { revision, map }
}
