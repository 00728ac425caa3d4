import { isDeepStrictEqual } from 'node:util'
import type { ArgumentMap, Effect, EntityName } from '@counterpoint/core'
import type { Connection } from '../database/connection.ts'
import { Prisma } from '../generated/client.ts'
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

/** Two states of a map, where only the records that `effects` name differ. */
export interface Changes {
  readonly before: ArgumentMap
  readonly after: ArgumentMap
  readonly effects: readonly Effect[]
}

/**
 * Brings the rows of a map from `before` to `after`. One statement a table, however many operations
 * lie between, and all sent together. The rows of new quotes must be in the library already.
 */
export async function writeChanges(connection: Connection, changes: Changes): Promise<void> {
  const statements = [...statementsFor(changes)]
  await Promise.all(statements.map((statement) => connection.execute(statement)))
}

function* statementsFor({ before, after, effects }: Changes): Generator<Prisma.Sql> {
  const touched = idsByEntity(effects)
  const ids = (entity: EntityName): readonly string[] => touched.get(entity) ?? []
  const placed = ids('placement')

  yield* members('map_source', after.id, membersOf(ids('source'), before.sources, after.sources))
  yield* members('map_quote', after.id, membersOf(ids('quote'), before.quotes, after.quotes))
  yield* records(CLAIMS, after, ids('claim'), before.claims, after.claims)
  yield* records(INFERENCES, after, ids('inference'), before.inferences, after.inferences)
  yield* records(EQUIVALENCES, after, ids('equivalence'), before.equivalences, after.equivalences)
  yield* records(TENSIONS, after, ids('tension'), before.tensions, after.tensions)
  yield* records(POSITIONS, after, ids('position'), before.positions, after.positions)
  yield* records(AUDIENCES, after, ids('audience'), before.audiences, after.audiences)
  yield* records(PLACEMENTS, after, placed, placements(before, placed), placements(after, placed))
  if (touched.has('map')) {
    yield Prisma.sql`
      UPDATE map SET title = ${after.title}, question = ${after.question} WHERE id = ${after.id}`
  }
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

function* members(
  table: 'map_source' | 'map_quote',
  map: string,
  { come, gone }: Members,
): Generator<Prisma.Sql> {
  const key = table === 'map_source' ? 'source_id' : 'quote_id'
  if (gone.length > 0) yield deleteRows(table, key, map, gone)
  if (come.length > 0) yield insertMembers(table, key, map, come)
}

function* records<R extends { readonly id: string }>(
  table: RecordTable<R>,
  map: ArgumentMap,
  ids: readonly string[],
  old: ReadonlyMap<string, R>,
  current: ReadonlyMap<string, R>,
): Generator<Prisma.Sql> {
  const { gone } = membersOf(ids, old, current)
  const written = ids.flatMap((id) => current.get(id) ?? [])
  if (gone.length > 0) yield deleteRows(table.table, table.key, map.id, gone)
  if (written.length === 0) return

  const rows = written.map((record) => ({ [table.key]: record.id, ...table.row(record, map) }))
  yield upsertRows(table, map.id, rows)
  for (const list of table.lists) {
    const changed = written.filter((record) => {
      const previous = old.get(record.id)
      return !previous || !isDeepStrictEqual(list.list(previous), list.list(record))
    })
    const replaced = changed.filter(({ id }) => old.has(id)).map(({ id }) => id)
    if (replaced.length > 0) yield deleteRows(list.table, list.owner, map.id, replaced)
    const listRows = changed.flatMap((record) =>
      list
        .rows(record)
        .map((row, place) => ({ [list.owner]: record.id, [list.order]: place, ...row })),
    )
    if (listRows.length > 0) yield insertListRows(list, map.id, listRows)
  }
}
