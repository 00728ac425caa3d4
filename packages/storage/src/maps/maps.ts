import { emptyMap, fail, ok, type MapId, type Result } from '@counterpoint/core'
import { connectionOn } from '../database/connection.ts'
import type { Database, Session } from '../database/database.ts'
import { Prisma, type MapHead as MapHeadRow } from '../generated/client.ts'
import { NEWEST_FIRST, newestFirstKey, olderThan } from '../library/newest-first.ts'
import { pageOf, rowsFor } from '../library/page.ts'
import { CREATION, OP_VERSION } from '../log/entries.ts'
import type { Page, PageRequest } from '../page.ts'
import type { MapAtRevision, MapHead, MapSummary, NewMap } from '../storage.ts'
import { loadMap } from '../rows/load-map.ts'
import { caughtUp } from './caught-up.ts'
import type { CachedMap, MapCache } from './map-cache.ts'

export async function createMap(
  { prisma }: Database,
  workspaceId: string,
  { id, title, question, remainder }: NewMap,
): Promise<Result<MapAtRevision, 'id_taken'>> {
  const kept = remainder && { remainder: remainder as unknown as Prisma.InputJsonObject }
  const isNew = await prisma.$transaction(async (session) => {
    const { count } = await session.argumentMap.createMany({
      data: { id, workspaceId, title, question, ...kept },
      skipDuplicates: true,
    })
    if (count === 0) return false
    await session.mapHead.create({ data: { mapId: id } })
    await session.mapOperation.create({
      data: {
        mapId: id,
        revision: 0,
        opVersion: OP_VERSION,
        kind: CREATION,
        args: { title, question, ...kept },
        effects: [],
        subjectKind: 'system',
        origin: 'rest',
      },
    })
    return true
  })
  const map = { ...emptyMap(id, title, question), ...(remainder && { remainder }) }
  return isNew ? ok({ revision: 0, map }) : fail('id_taken')
}

export async function listMaps(
  session: Session,
  workspaceId: string,
  { after, limit }: PageRequest,
): Promise<Page<MapSummary>> {
  const rows = await session.argumentMap.findMany({
    where: { workspaceId, ...olderThan(after) },
    orderBy: [...NEWEST_FIRST],
    take: rowsFor(limit),
    include: {
      head: true,
      positions: { select: { id: true, title: true, color: true }, orderBy: { id: 'asc' } },
      _count: { select: { sources: true, quotes: true, claims: true, inferences: true } },
    },
  })
  return pageOf(rows, limit, newestFirstKey, (row) => ({
    id: row.id as MapId,
    title: row.title,
    question: row.question,
    revision: Number(row.head?.revision ?? 0),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    counts: row._count,
    positions: row.positions,
  }))
}

export async function openMap(
  database: Database,
  cache: MapCache,
  workspaceId: string,
  id: string,
): Promise<CachedMap | undefined> {
  const head = await readHead(database.prisma, workspaceId, id)
  if (!head) return undefined
  const known = cache.get(id)
  const current =
    (known && (await caughtUp(connectionOn(database.pool), known, head))) ??
    (await loadSnapshot(database, workspaceId, id))
  if (current) cache.put(current)
  return current
}

const loadSnapshot = (
  { prisma }: Database,
  workspaceId: string,
  id: string,
): Promise<CachedMap | undefined> =>
  prisma.$transaction(
    async (session) => {
      const head = await readHead(session, workspaceId, id)
      if (!head) return undefined
      const { revision, epoch } = head
      return { revision, epoch, map: await loadMap(session, id) }
    },
    { isolationLevel: Prisma.TransactionIsolationLevel.RepeatableRead },
  )

async function readHead(
  session: Session,
  workspaceId: string,
  mapId: string,
): Promise<MapHead | undefined> {
  const head = await session.mapHead.findFirst({ where: { mapId, map: { workspaceId } } })
  return head ? headOf(head) : undefined
}

const headOf = (row: MapHeadRow): MapHead => ({
  revision: Number(row.revision),
  epoch: row.epoch,
  aclEpoch: Number(row.aclEpoch),
})

export async function headsOf(
  session: Session,
  maps: readonly string[],
): Promise<ReadonlyMap<string, MapHead>> {
  if (maps.length === 0) return new Map()
  const heads = await session.mapHead.findMany({ where: { mapId: { in: [...maps] } } })
  return new Map(heads.map((head) => [head.mapId, headOf(head)]))
}

export async function deleteMap(
  session: Session,
  cache: MapCache,
  workspaceId: string,
  id: string,
): Promise<boolean> {
  const { count } = await session.argumentMap.deleteMany({ where: { id, workspaceId } })
  cache.drop(id)
  return count > 0
}
