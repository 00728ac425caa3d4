import {
  applyEffects,
  assert,
  emptyMap,
  reversed,
  type ArgumentMap,
  type Effect,
  type MapId,
} from '@counterpoint/core'
import { connectionOn, type Connection } from '../database/connection.ts'
import type { Database, Session } from '../database/database.ts'
import { Prisma } from '../generated/client.ts'
import type { LogEntry, MapAtRevision } from '../storage.ts'
import { CREATION, effectsOf, WITH_SUGGESTION, type Creation } from './entries.ts'
import { entriesOf } from './named-entries.ts'

const PAGE = 500

export async function readLog(
  session: Session,
  workspaceId: string,
  mapId: string,
  after: number,
  limit: number,
): Promise<readonly LogEntry[] | undefined> {
  const map = await session.argumentMap.count({ where: { id: mapId, workspaceId } })
  if (map === 0) return undefined
  const rows = await session.mapOperation.findMany({
    where: { mapId, revision: { gt: Math.max(0, Math.trunc(after)) } },
    orderBy: { revision: 'asc' },
    take: Math.max(1, Math.trunc(limit)),
    include: WITH_SUGGESTION,
  })
  return entriesOf(session, rows)
}

/** `base` brought to `revision` by the log's effects; what is in a log never changes. */
export async function replayed(
  connection: Connection,
  base: MapAtRevision,
  revision: number,
): Promise<ArgumentMap> {
  let { map, revision: reached } = base
  while (reached < revision) {
    const rows = await connection.query<EffectsRow>(Prisma.sql`
      SELECT revision, op_version AS "opVersion", effects FROM map_op
      WHERE map_id = ${map.id} AND revision > ${reached} AND revision <= ${revision}
      ORDER BY revision LIMIT ${PAGE}`)
    for (const row of rows) {
      reached++
      assert(
        Number(row.revision) === reached,
        `The log of map ${map.id} has no revision ${reached}.`,
      )
    }
    assert(rows.length > 0, `The log of map ${map.id} ends at ${reached}, before ${revision}.`)
    map = applyEffects(map, rows.flatMap(effectsOf))
  }
  return map
}

/** `base` taken back to `revision`, before it, by the log's effects reversed, the last one first. */
export async function unwound(
  connection: Connection,
  base: MapAtRevision,
  revision: number,
): Promise<ArgumentMap> {
  let { map, revision: reached } = base
  while (reached > revision) {
    const rows = await connection.query<EffectsRow>(Prisma.sql`
      SELECT revision, op_version AS "opVersion", effects FROM map_op
      WHERE map_id = ${map.id} AND revision > ${revision} AND revision <= ${reached}
      ORDER BY revision DESC LIMIT ${PAGE}`)
    for (const row of rows) {
      assert(
        Number(row.revision) === reached,
        `The log of map ${map.id} has no revision ${reached}.`,
      )
      reached--
    }
    assert(rows.length > 0, `The log of map ${map.id} begins after ${revision}.`)
    map = applyEffects(
      map,
      rows.flatMap((row) => reversed(effectsOf(row))),
    )
  }
  return map
}

interface EffectsRow {
  readonly revision: string
  readonly opVersion: number
  readonly effects: readonly Effect[]
}

/** The map as its log tells it, from its creation on. Undefined when there is no such map. */
export async function rebuildMap(
  { prisma, pool }: Database,
  workspaceId: string,
  mapId: string,
): Promise<MapAtRevision | undefined> {
  const head = await prisma.mapHead.findFirst({ where: { mapId, map: { workspaceId } } })
  if (!head) return undefined
  const revision = Number(head.revision)
  const created = await asCreated(prisma, mapId)
  return { revision, map: await replayed(connectionOn(pool), created, revision) }
}

/** The map at revision 0, as it began. */
export async function asCreated(session: Session, mapId: string): Promise<MapAtRevision> {
  const first = await session.mapOperation.findUniqueOrThrow({
    where: { mapId_revision: { mapId, revision: 0 } },
  })
  assert(first.kind === CREATION, `The log of map ${mapId} does not begin with its creation.`)
  const { title, question, remainder } = first.args as unknown as Creation
  const map = { ...emptyMap(mapId as MapId, title, question), ...(remainder && { remainder }) }
  return { revision: 0, map }
}
