import type { Page } from '../page.ts'
import { writeCursor, type SortKey } from './cursor.ts'

const MAX_PAGE = 200

/** How many rows to ask for: one more than the page holds tells whether there is a next page. */
export const rowsFor = (limit: number): number => pageSize(limit) + 1

const pageSize = (limit: number): number => Math.max(1, Math.min(Math.trunc(limit), MAX_PAGE))

/** The page of `limit` records that `rows`, read with `rowsFor(limit)`, begin with. */
export function pageOf<Row, T>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => SortKey,
  recordOf: (row: Row) => T,
): Page<T> {
  const shown = rows.slice(0, pageSize(limit))
  const last = shown.at(-1)
  const hasMore = rows.length > shown.length
  return {
    items: shown.map(recordOf),
    next: hasMore && last !== undefined ? writeCursor(keyOf(last)) : null,
  }
}
