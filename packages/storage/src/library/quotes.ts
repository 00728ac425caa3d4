import { isDeepStrictEqual } from 'node:util'
import { checkQuote, fail, ok, type Quote, type Result, type Violation } from '@counterpoint/core'
import type { Session } from '../database/database.ts'
import { QUOTE_COLUMNS, quoteOf, quoteRowOf } from '../rows/quote-rows.ts'
import type { Page, PageRequest } from '../page.ts'
import { readCursor } from './cursor.ts'
import { pageOf, rowsFor } from './page.ts'
import { getSource } from './sources.ts'

export async function createQuote(
  session: Session,
  workspaceId: string,
  quote: Quote,
): Promise<Result<Quote, Violation | 'source_not_found' | 'id_taken'>> {
  const source = await getSource(session, workspaceId, quote.source)
  if (!source) return fail('source_not_found')
  const broken = checkQuote(quote, source.text)
  if (broken) return fail(broken)
  const { count } = await session.quote.createMany({
    data: { ...quoteRowOf(quote), workspaceId },
    skipDuplicates: true,
  })
  if (count === 1) return ok(quote)
  const [present] = await getQuotes(session, workspaceId, [quote.id])
  return isDeepStrictEqual(present, quoteOf(quoteRowOf(quote))) ? ok(quote) : fail('id_taken')
}

/** The quotes of a source in reading order. */
export async function listQuotes(
  session: Session,
  workspaceId: string,
  sourceId: string,
  { after, limit }: PageRequest,
  links?: readonly string[],
): Promise<Page<Quote>> {
  const rows = await session.quote.findMany({
    where: { workspaceId, sourceId, ...readOn(after), ...heldBy(links) },
    orderBy: [{ start: 'asc' }, { end: 'asc' }, { id: 'asc' }],
    take: rowsFor(limit),
    select: QUOTE_COLUMNS,
  })
  return pageOf(rows, limit, ({ start, end, id }) => [start, end, id], quoteOf)
}

const heldBy = (links: readonly string[] | undefined) =>
  links && { maps: { some: { map: { shareLinks: { some: { id: { in: [...links] } } } } } } }

function readOn(cursor: string | undefined) {
  if (cursor === undefined) return {}
  const [start, end, id] = readCursor(cursor, [0, 0, ''] as [number, number, string])
  return {
    OR: [{ start: { gt: start } }, { start, end: { gt: end } }, { start, end, id: { gt: id } }],
  }
}

export async function getQuotes(
  session: Session,
  workspaceId: string,
  ids: readonly string[],
): Promise<readonly Quote[]> {
  const rows = await session.quote.findMany({
    where: { workspaceId, id: { in: [...new Set(ids)] } },
    select: QUOTE_COLUMNS,
  })
  return rows.map(quoteOf)
}
