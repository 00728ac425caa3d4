import type { Effect } from '@counterpoint/core'
import { inTransaction, type Connection } from '../database/connection.ts'
import type { Database } from '../database/database.ts'
import { Prisma } from '../generated/client.ts'
import { LogWriter } from '../log/log-writer.ts'
import { caughtUp } from '../maps/caught-up.ts'
import type { MapCache } from '../maps/map-cache.ts'
import { openMap } from '../maps/maps.ts'
import { writeChanges, type Changes } from '../rows/write-changes.ts'
import type { CommittedEntries, CommittedEntry, MapHead } from '../storage.ts'
import { addQuotes } from './add-quotes.ts'
import { isKeyed, recall, remember } from './idempotency.ts'
import { LibraryView } from './library-view.ts'
import { MutationQueues } from './mutation-queues.ts'
import { isMutation, refused, type Sent, type Verdict } from './outcome.ts'
import { Overtaken } from './overtaken.ts'
import { resolveBatch, type ResolvedBatch } from './resolve-batch.ts'
import type { SourceShelf } from './source-shelf.ts'
import { lockSuggestions, markAccepted, type LockedSuggestions } from './suggestions.ts'

/** What a commit works with beside the submissions. */
export interface Workplace {
  readonly database: Database
  readonly cache: MapCache
  readonly shelf: SourceShelf
  /** Told of every commit, in the order of a map's revisions. */
  readonly announce: (committed: CommittedEntries) => void
}

interface Batch {
  readonly workspaceId: string
  readonly mapId: string
  readonly submissions: readonly Sent[]
}

/**
 * Commits `submissions`, all to the same map, in one transaction, and gives their outcomes in order.
 *
 * READ COMMITTED with a lock on the map's head: every statement after the lock sees all that the
 * lock's last holder committed, so writes to a map are serial and nobody has to try again. In
 * REPEATABLE READ each waiter would fail, because its snapshot is older than its lock.
 *
 * @throws Overtaken, and whatever the database throws; then nothing was committed, unless the
 * connection broke during COMMIT.
 */
export async function commitBatch(
  workplace: Workplace,
  { workspaceId, mapId, submissions }: Batch,
): Promise<readonly Verdict[]> {
  const { database, cache, shelf, announce } = workplace
  const notFound = submissions.map(() => refused({ code: 'map_not_found' }))
  const known = cache.get(mapId) ?? (await openMap(database, cache, workspaceId, mapId))
  if (!known) return notFound

  const committed = await inTransaction(database.pool, async (transaction) => {
    // The lock goes first; what follows in the same flight sees all that its last holder committed.
    const [head, keys, queues, suggestions] = await Promise.all([
      lockHead(transaction, workspaceId, mapId),
      recall(transaction, workspaceId, submissions.filter(isKeyed)),
      MutationQueues.read(transaction, submissions.filter(isMutation)),
      lockSuggestions(transaction, mapId, submissions),
    ])
    if (!head) return undefined
    const start = await caughtUp(transaction, known, head)
    if (!start) throw new Overtaken()
    const library = new LibraryView(transaction, workspaceId, shelf)
    const log = new LogWriter(transaction, start.map.id, start.revision)
    const effects: Effect[] = []
    const batch = await resolveBatch(submissions, {
      start,
      memory: { keys, queues, suggestions },
      library,
      aclEpoch: head.aclEpoch,
      accept: ({ submission, operation, effects: done }) => {
        const { subject, origin, mutation = null } = submission
        const suggestion = suggestions.madeBy(submission)
        log.add({ operation, effects: done, subject, origin, mutation, suggestion })
        for (const effect of done) effects.push(effect)
      },
    })
    await addQuotes(transaction, workspaceId, library.added)
    const { keyed, map } = batch
    const changes = { before: start.map, after: map, effects }
    const writing = write(transaction, { workspaceId, log, changes, keyed, queues, suggestions })
    // What can find itself overtaken must be seen to hold before the commit; the rest flies with it.
    const isCertain = keyed.length === 0 && !queues.isAnyNew
    const [entries] = await Promise.all([writing, isCertain && transaction.commit()])
    const current = { ...start, revision: log.revision, map }
    return { outcomes: batch.outcomes, current, head: { ...head, revision: log.revision }, entries }
  })
  if (!committed) {
    cache.drop(mapId)
    return notFound
  }
  const { current, head, entries, outcomes } = committed
  cache.put(current)
  if (entries.length > 0) announce({ map: current.map.id, head, entries })
  return outcomes
}

async function lockHead(
  connection: Connection,
  workspaceId: string,
  mapId: string,
): Promise<MapHead | undefined> {
  const [row] = await connection.query<HeadRow>(Prisma.sql`
    SELECT h.revision, h.epoch::text AS epoch, h.acl_epoch
    FROM map_head h JOIN map m ON m.id = h.map_id
    WHERE h.map_id = ${mapId} AND m.workspace_id = ${workspaceId}
    FOR NO KEY UPDATE OF h`)
  return (
    row && {
      revision: Number(row.revision),
      epoch: row.epoch,
      aclEpoch: Number(row.acl_epoch),
    }
  )
}

interface HeadRow {
  readonly revision: string
  readonly epoch: string
  readonly acl_epoch: string
}

interface Writing {
  readonly workspaceId: string
  readonly log: LogWriter
  readonly changes: Changes
  readonly keyed: ResolvedBatch['keyed']
  readonly queues: MutationQueues
  readonly suggestions: LockedSuggestions
}

/** In one flight, but for what of the log is on its way already. @throws Overtaken */
async function write(
  connection: Connection,
  { workspaceId, log, changes, keyed, queues, suggestions }: Writing,
): Promise<readonly CommittedEntry[]> {
  const mapId = changes.after.id
  const [entries, , , areKeysOurs, areQueuesOurs] = await Promise.all([
    log.finish(),
    writeChanges(connection, changes),
    markAccepted(connection, { workspaceId, mapId }, suggestions.accepted),
    remember(connection, workspaceId, keyed),
    queues.write(connection),
  ])
  if (!areKeysOurs || !areQueuesOurs) throw new Overtaken()
  return entries
}
