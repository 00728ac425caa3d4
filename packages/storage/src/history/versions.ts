import { fail, ok, type Result } from '@counterpoint/core'
import type { Database, Session } from '../database/database.ts'
import type { MapPlace } from '../discussion/discussion.ts'
import { holdMap, inPlace, subjectFrom } from '../discussion/place.ts'
import type { MapVersion } from '../generated/client.ts'
import { NEWEST_FIRST, newestFirstKey, olderThan } from '../library/newest-first.ts'
import { pageOf, rowsFor } from '../library/page.ts'
import type { Page, PageRequest } from '../page.ts'
import type { NewVersion, Version } from './history.ts'

export function nameVersion(
  { prisma }: Database,
  place: MapPlace,
  { id, revision, name, by }: NewVersion,
): Promise<Result<Version, 'map_not_found' | 'no_such_revision' | 'id_taken'>> {
  return prisma.$transaction(async (session) => {
    if (!(await holdMap(session, place))) return fail('map_not_found')
    const mapId = place.map
    const isThere = await session.mapOperation.count({ where: { mapId, revision } })
    if (isThere === 0) return fail('no_such_revision')
    const [row] = await session.mapVersion.createManyAndReturn({
      data: { mapId, id, revision, name, byKind: by.kind, byId: by.id },
      skipDuplicates: true,
    })
    return row ? ok(versionOf(row)) : fail('id_taken')
  })
}

export async function listVersions(
  session: Session,
  place: MapPlace,
  { after, limit }: PageRequest,
): Promise<Page<Version>> {
  const rows = await session.mapVersion.findMany({
    where: { ...inPlace(place), ...olderThan(after) },
    orderBy: [...NEWEST_FIRST],
    take: rowsFor(limit),
  })
  return pageOf(rows, limit, newestFirstKey, versionOf)
}

export async function renameVersion(
  session: Session,
  place: MapPlace,
  id: string,
  name: string,
): Promise<Version | undefined> {
  const [row] = await session.mapVersion.updateManyAndReturn({
    where: { ...inPlace(place), id },
    data: { name },
  })
  return row && versionOf(row)
}

export async function removeVersion(
  session: Session,
  place: MapPlace,
  id: string,
): Promise<boolean> {
  const { count } = await session.mapVersion.deleteMany({ where: { ...inPlace(place), id } })
  return count > 0
}

const versionOf = (row: MapVersion): Version => ({
  id: row.id,
  revision: Number(row.revision),
  name: row.name,
  by: subjectFrom(row.byKind, row.byId),
  createdAt: row.createdAt.toISOString(),
})
