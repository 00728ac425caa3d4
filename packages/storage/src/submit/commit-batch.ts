import type { Effect } from '@counterpoint/core'
import { inTransaction, type Connection } from '../database/connection.ts'
import type { Database } from '../database/database.ts'
import { Prisma } from '../generated/client.ts'
import { argsOf, OP_VERSION } from '../log/entries.ts'
import { caughtUp } from '../maps/caught-up.ts'
import type { CachedMap, Head, MapCache } from '../maps/map-cache.ts'
import { openMap } from '../maps/maps.ts'
import { writeChanges } from '../rows/write-changes.ts'
import type { Submission } from '../storage.ts'
import { addQuotes } from './add-quotes.ts'
import { isKeyed, recall, remember, type Outcome } from './idempotency.ts'
import { LibraryView } from './library-view.ts'
import { Overtaken } from './overtaken.ts'
import { resolveBatch, type Accepted, type ResolvedBatch } from './resolve-batch.ts'
import type { SourceShelf } from './source-shelf.ts'

/** What a commit works with beside the submissions. */
export interface Workplace {
  readonly database: Database
  readonly cache: MapCache
  readonly shelf: SourceShelf
}

interface Batch {
  readonly workspaceId: string
  readonly mapId: string
  readonly submissions: readonly Submission[]
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
): Promise<readonly (Outcome | Error)[]> {
  const { database, cache, shelf } = workplace
  const notFound = submissions.map((): Outcome => ({ ok: false, error: { code: 'map_not_found' } }))
  const known = cache.get(mapId) ?? (await openMap(database, cache, workspaceId, mapId))
  if (!known) return notFound

  const committed = await inTransaction(database.pool, async (connection) => {
    const head = await lockHead(connection, workspaceId, mapId)
    if (!head) return undefined
    const start = await caughtUp(connection, known, head)
    if (!start) throw new Overtaken()
    const remembered = await recall(connection, workspaceId, submissions.filter(isKeyed))
    const library = new LibraryView(connection, workspaceId, shelf)
    const batch = await resolveBatch(start, submissions, remembered, library, head.aclEpoch)
    if (batch.accepted.length > 0) {
      await addQuotes(connection, workspaceId, library.added)
      await write(connection, start, batch)
    }
    if (!(await remember(connection, workspaceId, batch.keyed))) throw new Overtaken()
    const revision = start.revision + batch.accepted.length
    return { outcomes: batch.outcomes, current: { ...start, revision, map: batch.map } }
  })
  if (!committed) {
    cache.drop(mapId)
    return notFound
  }
  cache.put(committed.current)
  return committed.outcomes
}

async function lockHead(
  connection: Connection,
  workspaceId: string,
  mapId: string,
): Promise<(Head & { readonly aclEpoch: number }) | undefined> {
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

async function write(
  connection: Connection,
  start: CachedMap,
  { accepted, map }: ResolvedBatch,
): Promise<void> {
  const effects = accepted.flatMap((each) => each.effects)
  await appendToLog(connection, map, start.revision, accepted)
  await writeChanges(connection, start.map, map, effects)
  if (isMapEdited(effects)) {
    await connection.execute(Prisma.sql`
      UPDATE map SET title = ${map.title}, question = ${map.question} WHERE id = ${map.id}`)
  }
}

const isMapEdited = (effects: readonly Effect[]): boolean =>
  effects.some(({ entity }) => entity === 'map')

/** The log's rows, and the head and date that go with them, in one statement. */
async function appendToLog(
  connection: Connection,
  { id }: CachedMap['map'],
  revision: number,
  accepted: readonly Accepted[],
): Promise<void> {
  const rows = accepted.map(({ submission, operation, effects }, i) => ({
    revision: revision + i + 1,
    kind: operation.kind,
    args: argsOf(operation),
    effects,
    subject_kind: submission.subject.kind,
    subject_id: submission.subject.id,
    origin: submission.origin,
  }))
  await connection.execute(Prisma.sql`
    WITH head AS (
      UPDATE map_head SET revision = ${revision + rows.length}::int8 WHERE map_id = ${id}
    ), dated AS (
      UPDATE map SET updated_at = clock_timestamp() WHERE id = ${id}
    )
    INSERT INTO map_op
      (map_id, revision, op_version, kind, args, effects, subject_kind, subject_id, origin)
    SELECT ${id}, r.revision, ${OP_VERSION}::int2, r.kind, r.args, r.effects,
           r.subject_kind, r.subject_id, r.origin
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(
      revision int8, kind text, args jsonb, effects jsonb,
      subject_kind text, subject_id text, origin text)`)
}
