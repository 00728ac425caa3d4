import { Prisma } from '../generated/client.ts'
import type { Columns, ListTable, RecordTable } from './tables.ts'

type Sql = Prisma.Sql
type JsonRow = Readonly<Record<string, unknown>>

/** Table and column names come from `tables.ts`; values are always bound. */
const name = (identifier: string): Sql => Prisma.raw(`"${identifier}"`)
const names = (identifiers: readonly string[]): Sql => Prisma.join(identifiers.map(name))

/** Whole rows as one bound value: one statement whatever their number. */
const recordset = (rows: readonly JsonRow[], columns: Columns): Sql => {
  const types = Object.entries(columns).map(([column, type]) => Prisma.raw(`"${column}" ${type}`))
  return Prisma.sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(${Prisma.join(types)})`
}

/** Puts `rows`, which hold key and columns, in place of what is there under their keys. */
export function upsertRows<R>(
  { table, key, columns }: RecordTable<R>,
  mapId: string,
  rows: readonly JsonRow[],
): Sql {
  const all: Columns = { [key]: 'text', ...columns }
  const replacements = Object.keys(columns).map(
    (column) => Prisma.sql`${name(column)} = excluded.${name(column)}`,
  )
  return Prisma.sql`
    INSERT INTO ${name(table)} (map_id, ${names(Object.keys(all))})
    SELECT ${mapId}, ${Prisma.join(Object.keys(all).map((column) => Prisma.sql`r.${name(column)}`))}
    FROM ${recordset(rows, all)}
    ON CONFLICT (map_id, ${name(key)}) DO UPDATE SET ${Prisma.join(replacements)}`
}

export const deleteRows = (
  table: string,
  key: string,
  mapId: string,
  ids: readonly string[],
): Sql => Prisma.sql`
  DELETE FROM ${name(table)} WHERE map_id = ${mapId} AND ${name(key)} = ANY(${ids}::text[])`

/** Rows of a list; `rows` hold the owner, the place in the list (from 0) and the columns. */
export function insertListRows<R>(
  { table, owner, order, columns }: ListTable<R>,
  mapId: string,
  rows: readonly JsonRow[],
): Sql {
  const all: Columns = { [owner]: 'text', [order]: 'int4', ...columns }
  return Prisma.sql`
    INSERT INTO ${name(table)} (map_id, ${names(Object.keys(all))})
    SELECT ${mapId}, ${Prisma.join(Object.keys(all).map((column) => Prisma.sql`r.${name(column)}`))}
    FROM ${recordset(rows, all)}`
}

/** Membership of sources or quotes in a map. */
export const insertMembers = (
  table: 'map_source' | 'map_quote',
  key: string,
  mapId: string,
  ids: readonly string[],
): Sql => Prisma.sql`
  INSERT INTO ${name(table)} (map_id, ${name(key)})
  SELECT ${mapId}, id FROM unnest(${ids}::text[]) AS id`
