import { createHash } from 'node:crypto'
import { codePointLength, fail, ok, type Result } from '@counterpoint/core'
import type { Session } from '../database/database.ts'
import { Prisma } from '../generated/client.ts'
import { withByteOrderMark } from '../rows/byte-order-mark.ts'
import { SOURCE_COLUMNS, sourceOf, type SourceRow } from '../rows/source-rows.ts'
import type { NewSource, SourceSummary, StoredSource } from '../storage.ts'
import type { Page, PageRequest } from '../page.ts'
import { NEWEST_FIRST, newestFirstKey, olderThan } from './newest-first.ts'
import { pageOf, rowsFor } from './page.ts'

const STORED = { ...SOURCE_COLUMNS, text: true, length: true, createdAt: true } as const

const storedSourceOf = (
  row: SourceRow & { text: string; length: number; createdAt: Date },
): StoredSource => ({
  ...sourceOf(row),
  text: withByteOrderMark(row.text, row.length),
  createdAt: row.createdAt.toISOString(),
})

export async function createSource(
  session: Session,
  workspaceId: string,
  { id, title, citation, language, text }: NewSource,
): Promise<Result<StoredSource, 'id_taken'>> {
  const rows = await session.source.createManyAndReturn({
    data: {
      id,
      workspaceId,
      title,
      citationAuthor: citation.author,
      citationPublication: citation.publication,
      citationDate: citation.date,
      citationUrl: citation.url,
      language,
      sha256: createHash('sha256').update(text, 'utf8').digest('hex'),
      text,
      length: codePointLength(text),
    },
    skipDuplicates: true,
    select: STORED,
  })
  return rows[0] ? ok(storedSourceOf(rows[0])) : fail('id_taken')
}

export async function findSourceBySha256(
  session: Session,
  workspaceId: string,
  sha256: string,
): Promise<StoredSource | undefined> {
  const row = await session.source.findFirst({
    where: { workspaceId, sha256 },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: STORED,
  })
  return row ? storedSourceOf(row) : undefined
}

export async function getSource(
  session: Session,
  workspaceId: string,
  id: string,
): Promise<StoredSource | undefined> {
  const row = await session.source.findFirst({ where: { id, workspaceId }, select: STORED })
  return row ? storedSourceOf(row) : undefined
}

export async function listSources(
  session: Session,
  workspaceId: string,
  { after, limit }: PageRequest,
): Promise<Page<SourceSummary>> {
  const rows = await session.source.findMany({
    where: { workspaceId, ...olderThan(after) },
    orderBy: [...NEWEST_FIRST],
    take: rowsFor(limit),
    select: {
      ...SOURCE_COLUMNS,
      createdAt: true,
      length: true,
      _count: { select: { quotes: true } },
    },
  })
  const quoted = await quotedLengths(
    session,
    rows.map(({ id }) => id),
  )
  return pageOf(rows, limit, newestFirstKey, (row) => ({
    ...sourceOf(row),
    createdAt: row.createdAt.toISOString(),
    length: row.length,
    coverage: (quoted.get(row.id) ?? 0) / row.length,
    quotes: row._count.quotes,
  }))
}

/** How many code points of each source lie inside at least one quote: overlaps count once. */
async function quotedLengths(
  session: Session,
  ids: readonly string[],
): Promise<Map<string, number>> {
  const rows = await session.$queryRaw<{ id: string; quoted: number }[]>(Prisma.sql`
    SELECT spans.source_id AS id, sum(upper(span) - lower(span))::int4 AS quoted
    FROM (
      SELECT source_id, range_agg(int4range("start", "end")) AS quoted
      FROM quote WHERE source_id = ANY(${ids}::text[]) GROUP BY source_id
    ) AS spans, unnest(spans.quoted) AS span
    GROUP BY spans.source_id`)
  return new Map(rows.map(({ id, quoted }) => [id, quoted]))
}
