import { accessOf, accessToSource, accessToWorkspace } from './access/access-of.ts'
import { accountsOn } from './accounts/accounts-on.ts'
import { namesOf } from './access/names-of.ts'
import { connectionOn } from './database/connection.ts'
import { openDatabase, type DatabaseOptions } from './database/open-database.ts'
import type { Database } from './database/database.ts'
import { reachingDatabase } from './database/failure.ts'
import { discussionOn } from './discussion/open-discussion.ts'
import { historyOn } from './history/open-history.ts'
import { idsInUse } from './library/ids-in-use.ts'
import { createQuote, getQuotes, listQuotes } from './library/quotes.ts'
import { createSource, findSourceBySha256, getSource, listSources } from './library/sources.ts'
import { lastStatesOf } from './log/last-states.ts'
import { readLog, rebuildMap } from './log/read-log.ts'
import { MapCache } from './maps/map-cache.ts'
import { createMap, deleteMap, headsOf, listMaps, openMap } from './maps/maps.ts'
import { search } from './search/search.ts'
import type { CommittedEntries, Storage } from './storage.ts'
import { readQueues } from './submit/read-queues.ts'
import { SourceShelf } from './submit/source-shelf.ts'
import { Submitter } from './submit/submitter.ts'

export type StorageOptions = DatabaseOptions

/** Maps kept in memory: more than are edited at once, since one that is not here is read whole. */
const CACHED_MAPS = 200

/**
 * Opens the PostgreSQL server at `databaseUrl`, or else the embedded database in `dataDir`, or one in
 * memory; brings its tables up to this version.
 *
 * @throws StorageStartError with a sentence for whoever starts the product; DataDirectoryInUse
 */
export async function openStorage(options: StorageOptions): Promise<Storage> {
  return storageOn(await openDatabase(options))
}

/** The storage on a database that is open; closing the one closes the other. */
export function storageOn(database: Database): Storage {
  const { prisma } = database
  const connection = connectionOn(database.pool)
  const cache = new MapCache(CACHED_MAPS)
  const watchers = new Set<(committed: CommittedEntries) => void>()
  const announce = (committed: CommittedEntries) => {
    for (const watcher of watchers) watcher(committed)
  }
  const submitter = new Submitter({ database, cache, shelf: new SourceShelf(), announce })
  const reach = reachingDatabase

  return {
    kind: database.kind,
    accounts: accountsOn(prisma),
    bus: database.bus,

    createSource: (workspace, source) => reach(() => createSource(prisma, workspace, source)),
    findSourceBySha256: (workspace, sha256) =>
      reach(() => findSourceBySha256(prisma, workspace, sha256)),
    getSource: (workspace, id) => reach(() => getSource(prisma, workspace, id)),
    listSources: (workspace, page) => reach(() => listSources(prisma, workspace, page)),

    createQuote: (workspace, quote) => reach(() => createQuote(prisma, workspace, quote)),
    listQuotes: (workspace, source, page, links) =>
      reach(() => listQuotes(prisma, workspace, source, page, links)),
    getQuotes: (workspace, ids) => reach(() => getQuotes(prisma, workspace, ids)),
    idsInUse: (kind, ids) => reach(() => idsInUse(prisma, kind, ids)),

    createMap: (workspace, map) => reach(() => createMap(database, workspace, map)),
    listMaps: (workspace, page) => reach(() => listMaps(prisma, workspace, page)),
    openMap: (workspace, id) =>
      reach(async () => {
        const opened = await openMap(database, cache, workspace, id)
        return opened && { revision: opened.revision, map: opened.map }
      }),
    deleteMap: (workspace, id) => reach(() => deleteMap(prisma, cache, workspace, id)),

    submit: (workspace, submission) => submitter.submit(workspace, submission),
    decide: (workspace, map, mutations) => submitter.decide(workspace, map, mutations),
    readQueues: (map, subject, queues) => reach(() => readQueues(prisma, map, subject, queues)),
    headsOf: (maps) => reach(() => headsOf(prisma, maps)),
    watch: (listener) => {
      watchers.add(listener)
      return () => void watchers.delete(listener)
    },
    readLog: (workspace, map, after, limit) =>
      reach(() => readLog(prisma, workspace, map, after, limit)),
    rebuildMap: (workspace, map) => reach(() => rebuildMap(database, workspace, map)),

    accessOf: (subjects, map) => reach(() => accessOf(connection, subjects, map)),
    accessToSource: (subjects, source) => reach(() => accessToSource(connection, subjects, source)),
    accessToWorkspace: (subjects, workspace) =>
      reach(() => accessToWorkspace(connection, subjects, workspace)),
    namesOf: (subjects) => reach(() => namesOf(prisma, subjects)),

    discussion: discussionOn(database),
    history: historyOn(database, cache),
    lastStatesOf: (workspace, map, ids) => reach(() => lastStatesOf(prisma, workspace, map, ids)),

    search: (workspace, words, limit) => reach(() => search(prisma, workspace, words, limit)),

    ping: () => reach(async () => void (await prisma.$queryRaw`SELECT 1`)),
    close: async () => {
      await submitter.close()
      await database.close()
    },
  }
}
