import type { Database } from '../database/database.ts'
import { reachingDatabase as reach } from '../database/failure.ts'
import type { MapCache } from '../maps/map-cache.ts'
import type { History } from './history.ts'
import { mapAt } from './map-at.ts'
import { PastMaps } from './past-maps.ts'
import { listVersions, nameVersion, removeVersion, renameVersion } from './versions.ts'

/** The histories of all maps on `database`. */
export function historyOn(database: Database, cache: MapCache): History {
  const { prisma } = database
  const past = new PastMaps()
  return {
    mapAt: (place, revision) => reach(() => mapAt(database, { cache, past }, place, revision)),
    nameVersion: (place, version) => reach(() => nameVersion(database, place, version)),
    listVersions: (place, page) => reach(() => listVersions(prisma, place, page)),
    renameVersion: (place, id, name) => reach(() => renameVersion(prisma, place, id, name)),
    removeVersion: (place, id) => reach(() => removeVersion(prisma, place, id)),
  }
}
