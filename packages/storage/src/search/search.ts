import type { MapId, SourceId } from '@counterpoint/core'
import type { Session } from '../database/database.ts'
import { Prisma } from '../generated/client.ts'
import type { SearchHit } from '../storage.ts'

/** More words than this do not narrow a search any further. */
const MAX_WORDS = 8
const MAX_HITS = 100
/** Code points of a source's passage, and how many of them come before the word that was found. */
const PASSAGE = 200
const LEAD = 40

/**
 * Claims, quotes and sources of the workspace that hold every one of `words`, in any order and
 * case. The kinds share `limit` fairly; within one, the shortest text comes first, because there
 * the words weigh most.
 */
export async function search(
  session: Session,
  workspaceId: string,
  words: string,
  limit: number,
): Promise<readonly SearchHit[]> {
  const wanted = [...new Set(words.replaceAll('\u0000', ' ').trim().split(/\s+/u))].slice(
    0,
    MAX_WORDS,
  )
  if (wanted[0] === undefined || wanted[0] === '') return []
  const most = Math.max(1, Math.min(Math.trunc(limit), MAX_HITS))
  return shared(most, [
    await claimHits(session, workspaceId, wanted, most),
    await quoteHits(session, workspaceId, wanted, most),
    await sourceHits(session, workspaceId, wanted, most),
  ])
}

/** One of each kind in turn until there are `limit`, then ordered by kind again. */
function shared(limit: number, kinds: readonly (readonly SearchHit[])[]): SearchHit[] {
  const taken = kinds.map(() => 0)
  let left = limit
  for (let isMoving = true; left > 0 && isMoving;) {
    isMoving = false
    for (const [kind, hits] of kinds.entries()) {
      if (left === 0 || taken[kind]! >= hits.length) continue
      taken[kind]!++
      left--
      isMoving = true
    }
  }
  return kinds.flatMap((hits, kind) => hits.slice(0, taken[kind]))
}

type Sql = Prisma.Sql

/** `column` holds every word; `%`, `_` and `\` in a word stand for themselves. */
const holdsAll = (column: Sql, words: readonly string[]): Sql =>
  Prisma.join(
    words.map((word) => Prisma.sql`${column} ILIKE ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`),
    ' AND ',
  )

async function claimHits(
  session: Session,
  workspaceId: string,
  words: readonly string[],
  limit: number,
): Promise<SearchHit[]> {
  const rows = await session.$queryRaw<
    { map: MapId; mapTitle: string; id: string; text: string }[]
  >(
    Prisma.sql`
      SELECT c.map_id AS map, m.title AS "mapTitle", c.id, c.text
      FROM claim c JOIN map m ON m.id = c.map_id
      WHERE m.workspace_id = ${workspaceId} AND ${holdsAll(Prisma.sql`c.text`, words)}
      ORDER BY char_length(c.text), c.map_id, c.id LIMIT ${limit}`,
  )
  return rows.map((row) => ({ kind: 'claim', ...row }))
}

interface QuoteHitRow {
  readonly source: SourceId
  readonly sourceTitle: string
  readonly id: string
  readonly text: string
  readonly start: number
  readonly end: number
}

async function quoteHits(
  session: Session,
  workspaceId: string,
  words: readonly string[],
  limit: number,
): Promise<SearchHit[]> {
  const rows = await session.$queryRaw<QuoteHitRow[]>(Prisma.sql`
    SELECT q.source_id AS source, s.title AS "sourceTitle", q.id, q.exact AS text, q.start, q."end"
    FROM quote q JOIN source s ON s.id = q.source_id
    WHERE q.workspace_id = ${workspaceId} AND ${holdsAll(Prisma.sql`q.exact`, words)}
    ORDER BY char_length(q.exact), q.id LIMIT ${limit}`)
  return rows.map((row) => ({ kind: 'quote', ...row }))
}

/**
 * A word may stand in the title or in the text. `start` is where the passage begins, in code points,
 * which PostgreSQL counts characters in; it lies a little before the first word that the text holds.
 */
async function sourceHits(
  session: Session,
  workspaceId: string,
  words: readonly string[],
  limit: number,
): Promise<SearchHit[]> {
  const places = words.map(
    (word) => Prisma.sql`nullif(strpos(lower(text), lower(${word}::text)), 0)`,
  )
  const rows = await session.$queryRaw<
    { id: SourceId; title: string; text: string; start: number }[]
  >(Prisma.sql`
    SELECT id, title, start, substr(text, start + 1, ${PASSAGE}::int4) AS text
    FROM (
      SELECT id, title, text, length,
             greatest(coalesce(${Prisma.join(places)}, 1) - 1 - ${LEAD}::int4, 0) AS start
      FROM source
      WHERE workspace_id = ${workspaceId}
        AND ${holdsAll(Prisma.sql`(title || ' ' || text)`, words)}
    ) AS found
    ORDER BY length, id LIMIT ${limit}`)
  return rows.map((row) => ({ kind: 'source', ...row }))
}
