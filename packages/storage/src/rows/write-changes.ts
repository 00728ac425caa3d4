import { isDeepStrictEqual } from 'node:util'
import type { ArgumentMap, Effect, EntityName } from '@counterpoint/core'
import type { Connection } from '../database/connection.ts'
import { deleteRows, insertListRows, insertMembers, upsertRows } from './statements.ts'
import {
  AUDIENCES,
  CLAIMS,
  EQUIVALENCES,
  INFERENCES,
  PLACEMENTS,
  POSITIONS,
  TENSIONS,
  type RecordTable,
} from './tables.ts'

/**
 * Brings the rows of a map from `before` to `after`, where only the records that `effects` name
 * differ. One statement a table, however many operations lie between. The rows of new quotes must
 * be in the library already.
 */
export async function writeChanges(
  connection: Connection,
  before: ArgumentMap,
  after: ArgumentMap,
  effects: readonly Effect[],
): Promise<void> {
  const touched = idsByEntity(effects)
  const members = async (table: 'map_source' | 'map_quote', ids: Members) => {
    const key = table === 'map_source' ? 'source_id' : 'quote_id'
    if (ids.gone.length > 0) {
      await connection.execute(deleteRows(table, key, after.id, ids.gone))
    }
    if (ids.come.length > 0) await connection.execute(insertMembers(table, key, after.id, ids.come))
  }
  const records = async <R extends { readonly id: string }>(
    table: RecordTable<R>,
    ids: readonly string[] | undefined,
    old: ReadonlyMap<string, R>,
    current: ReadonlyMap<string, R>,
  ) => {
    if (ids) await writeRecords(connection, table, after, ids, old, current)
  }

  await members('map_source', membersOf(touched.get('source'), before.sources, after.sources))
  await members('map_quote', membersOf(touched.get('quote'), before.quotes, after.quotes))
  await records(CLAIMS, touched.get('claim'), before.claims, after.claims)
  await records(INFERENCES, touched.get('inference'), before.inferences, after.inferences)
  await records(EQUIVALENCES, touched.get('equivalence'), before.equivalences, after.equivalences)
  await records(TENSIONS, touched.get('tension'), before.tensions, after.tensions)
  await records(POSITIONS, touched.get('position'), before.positions, after.positions)
  await records(AUDIENCES, touched.get('audience'), before.audiences, after.audiences)
  const placed = touched.get('placement')
  if (placed)
    await records(PLACEMENTS, placed, placements(before, placed), placements(after, placed))
}

function idsByEntity(effects: readonly Effect[]): ReadonlyMap<EntityName, readonly string[]> {
  const ids = new Map<EntityName, Set<string>>()
  for (const { entity, id } of effects) {
    const known = ids.get(entity)
    if (known) known.add(id)
    else ids.set(entity, new Set([id]))
  }
  return new Map([...ids].map(([entity, set]) => [entity, [...set].sort()]))
}

interface Members {
  readonly come: readonly string[]
  readonly gone: readonly string[]
}

const membersOf = (
  ids: readonly string[] = [],
  old: ReadonlyMap<string, unknown>,
  current: ReadonlyMap<string, unknown>,
): Members => ({
  come: ids.filter((id) => current.has(id) && !old.has(id)),
  gone: ids.filter((id) => old.has(id) && !current.has(id)),
})

const placements = (map: ArgumentMap, ids: readonly string[]) =>
  new Map(
    ids.flatMap((id) => {
      const placement = (map.placements as ReadonlyMap<string, { x: number; y: number }>).get(id)
      return placement ? [[id, { id, ...placement }] as const] : []
    }),
  )

async function writeRecords<R extends { readonly id: string }>(
  connection: Connection,
  table: RecordTable<R>,
  map: ArgumentMap,
  ids: readonly string[],
  old: ReadonlyMap<string, R>,
  current: ReadonlyMap<string, R>,
): Promise<void> {
  const { gone } = membersOf(ids, old, current)
  const written = ids.flatMap((id) => current.get(id) ?? [])
  if (gone.length > 0) await connection.execute(deleteRows(table.table, table.key, map.id, gone))
  if (written.length === 0) return

  const rows = written.map((record) => ({ [table.key]: record.id, ...table.row(record, map) }))
  await connection.execute(upsertRows(table, map.id, rows))
  for (const list of table.lists) {
    const changed = written.filter((record) => {
      const previous = old.get(record.id)
      return !previous || !isDeepStrictEqual(list.list(previous), list.list(record))
    })
    const replaced = changed.filter(({ id }) => old.has(id)).map(({ id }) => id)
    if (replaced.length > 0) {
      await connection.execute(deleteRows(list.table, list.owner, map.id, replaced))
    }
    const listRows = changed.flatMap((record) =>
      list
        .rows(record)
        .map((row, place) => ({ [list.owner]: record.id, [list.order]: place, ...row })),
    )
    if (listRows.length > 0) await connection.execute(insertListRows(list, map.id, listRows))
  }
}
