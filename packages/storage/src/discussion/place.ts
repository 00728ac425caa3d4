import type { Session } from '../database/database.ts'
import { Prisma } from '../generated/client.ts'
import type { Subject } from '../storage.ts'
import type { MapPlace } from './discussion.ts'

/**
 * Whether there is such a map; if so, it stays until the transaction of `session` ends. Every write
 * of a discussion begins here, so that none reaches a map of another workspace.
 */
export async function holdMap(session: Session, { workspace, map }: MapPlace): Promise<boolean> {
  const rows = await session.$queryRaw<object[]>(Prisma.sql`
    SELECT 1 AS held FROM map WHERE id = ${map} AND workspace_id = ${workspace} FOR KEY SHARE`)
  return rows.length > 0
}

/** For the `where` of whatever belongs to a map. */
export const inPlace = ({ workspace, map }: MapPlace) => ({
  mapId: map,
  map: { workspaceId: workspace },
})

export const isSameSubject = (
  row: { readonly kind: string; readonly id: string | null },
  { kind, id }: Subject,
): boolean => row.kind === kind && row.id === id

export const subjectFrom = (kind: string, id: string | null): Subject => ({
  kind: kind as Subject['kind'],
  id,
})
