import type { Effect } from '@counterpoint/core'
import type { Database, Session } from '../database/database.ts'
import { Prisma } from '../generated/client.ts'
import { argsOf, OP_VERSION } from '../log/entries.ts'
import type { CachedMap, MapCache } from '../maps/map-cache.ts'
import { readMap, type Head } from '../maps/read-map.ts'
import { quoteRowOf } from '../rows/quote-rows.ts'
import { writeChanges } from '../rows/write-changes.ts'
import type { Submission } from '../storage.ts'
import { isKeyed, recall, remember, type Outcome } from './idempotency.ts'
import { LibraryView } from './library-view.ts'
import { resolveBatch, type Accepted, type ResolvedBatch } from './resolve-batch.ts'
import type { SourceShelf } from './source-shelf.ts'

/** What a commit works with beside the submissions. */
export interface Workplace {
  readonly database: Database
  readonly cache: MapCache
  readonly shelf: SourceShelf
}

/** Another transaction wrote what this one was about to write: roll back and do it over. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken'
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
  { database, cache, shelf }: Workplace,
  workspaceId: string,
  mapId: string,
  submissions: readonly Submission[],
): Promise<readonly (Outcome | Error)[]> {
  const known = cache.get(mapId)
  const committed = await database.prisma.$transaction(
    async (session) => {
      if (database.kind === 'postgres') await limitWaiting(session)
      const head = await lockHead(session, workspaceId, mapId)
      if (!head) return undefined
      const start = await readMap(session, mapId, head, known)
      const remembered = await recall(session, workspaceId, submissions.filter(isKeyed))
      const library = new LibraryView(session, workspaceId, shelf)
      const batch = await resolveBatch(start, submissions, remembered, library)
      await write(session, workspaceId, start, batch, library)
      const revision = start.revision + batch.accepted.length
      return { outcomes: batch.outcomes, current: { ...start, revision, map: batch.map } }
    },
    { isolationLevel: Prisma.TransactionIsolationLevel.ReadCommitted },
  )
  if (!committed) {
    return submissions.map(() => ({ ok: false, error: { code: 'map_not_found' } }))
  }
  cache.put(committed.current)
  return committed.outcomes
}

/** Nobody waits for long behind a transaction whose holder is stuck. */
const limitWaiting = (session: Session): Promise<unknown> =>
  session.$queryRaw(Prisma.sql`
    SELECT set_config('lock_timeout', '2s', true),
           set_config('statement_timeout', '30s', true),
           set_config('idle_in_transaction_session_timeout', '30s', true)`)

async function lockHead(
  session: Session,
  workspaceId: string,
  mapId: string,
): Promise<Head | undefined> {
  const [row] = await session.$queryRaw<{ revision: bigint; epoch: string }[]>(Prisma.sql`
    SELECT h.revision, h.epoch::text AS epoch
    FROM map_head h JOIN map m ON m.id = h.map_id
    WHERE h.map_id = ${mapId} AND m.workspace_id = ${workspaceId}
    FOR NO KEY UPDATE OF h`)
  return row && { revision: Number(row.revision), epoch: row.epoch }
}

async function write(
  session: Session,
  workspaceId: string,
  start: CachedMap,
  { accepted, map, keyed }: ResolvedBatch,
  library: LibraryView,
): Promise<void> {
  if (accepted.length > 0) {
    const effects = accepted.flatMap((each) => each.effects)
    await addQuotes(session, workspaceId, library)
    await appendToLog(session, map.id, start.revision, accepted)
    await writeChanges(session, start.map, map, effects)
    await moveHead(session, map.id, start.revision + accepted.length)
    await writeMapRow(session, map, effects)
  }
  if (!(await remember(session, workspaceId, keyed))) throw new Overtaken()
}

async function addQuotes(
  session: Session,
  workspaceId: string,
  { added }: LibraryView,
): Promise<void> {
  if (added.size === 0) return
  // In one order everywhere, so that two maps that bring the same quotes never wait in a ring.
  const quotes = [...added.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  const { count } = await session.quote.createMany({
    data: quotes.map((quote) => ({ ...quoteRowOf(quote), workspaceId })),
    skipDuplicates: true,
  })
  if (count < quotes.length) throw new Overtaken()
}

async function appendToLog(
  session: Session,
  mapId: string,
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
  await session.$executeRaw(Prisma.sql`
    INSERT INTO map_op
      (map_id, revision, op_version, kind, args, effects, subject_kind, subject_id, origin)
    SELECT ${mapId}, r.revision, ${OP_VERSION}::int2, r.kind, r.args, r.effects,
           r.subject_kind, r.subject_id, r.origin
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(
      revision int8, kind text, args jsonb, effects jsonb,
      subject_kind text, subject_id text, origin text)`)
}

const moveHead = (session: Session, mapId: string, revision: number): Promise<number> =>
  session.$executeRaw(
    Prisma.sql`UPDATE map_head SET revision = ${revision}::int8 WHERE map_id = ${mapId}`,
  )

async function writeMapRow(
  session: Session,
  { id, title, question }: CachedMap['map'],
  effects: readonly Effect[],
): Promise<void> {
  const isEdited = effects.some(({ entity }) => entity === 'map')
  await session.$executeRaw(
    isEdited
      ? Prisma.sql`
          UPDATE map SET updated_at = clock_timestamp(), title = ${title}, question = ${question}
          WHERE id = ${id}`
      : Prisma.sql`UPDATE map SET updated_at = clock_timestamp() WHERE id = ${id}`,
  )
}
