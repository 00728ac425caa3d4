import type { Session } from '../database/database.ts'
import { Prisma } from '../generated/client.ts'

/**
 * Moves the `acl_epoch` of maps whose rights change in this transaction. Heads are locked in the
 * order of their ids, like everywhere, so that two such changes never wait in a ring.
 */
export async function rightsChanged(session: Session, maps: Prisma.Sql): Promise<void> {
  await session.$executeRaw(Prisma.sql`
    WITH locked AS (
      SELECT h.map_id FROM map_head h WHERE h.map_id IN (${maps})
      ORDER BY h.map_id FOR NO KEY UPDATE
    )
    UPDATE map_head h SET acl_epoch = h.acl_epoch + 1 FROM locked WHERE h.map_id = locked.map_id`)
}

export const mapsOfWorkspace = (workspace: string): Prisma.Sql =>
  Prisma.sql`SELECT id FROM map WHERE workspace_id = ${workspace}`

export const mapsOfUser = (user: string): Prisma.Sql =>
  Prisma.sql`SELECT m.id FROM map m JOIN membership b ON b.workspace_id = m.workspace_id
             WHERE b.user_id = ${user}`

/** Lets changes of a workspace's members happen one after the other. False: no such workspace. */
export async function lockMembers(session: Session, workspace: string): Promise<boolean> {
  const rows = await session.$queryRaw<unknown[]>(
    Prisma.sql`SELECT 1 FROM workspace WHERE id = ${workspace} FOR NO KEY UPDATE`,
  )
  return rows.length > 0
}
