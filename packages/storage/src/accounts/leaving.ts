import { fail, ok, type Result } from '@counterpoint/core'
import type { Session } from '../database/database.ts'
import type { PrismaClient } from '../generated/client.ts'
import { lockMembers, mapsOfUser, rightsChanged } from './rights-changed.ts'

/** What a person gave and did here, without secrets. */
export async function exportUser(session: Session, id: string): Promise<object | undefined> {
  const user = await session.user.findUnique({
    where: { id },
    select: {
      id: true,
      name: true,
      email: true,
      createdAt: true,
      memberships: { select: { workspaceId: true, role: true, createdAt: true } },
      sessions: { select: { createdAt: true, updatedAt: true, ipAddress: true, userAgent: true } },
      accounts: { select: { providerId: true, createdAt: true } },
      keptLinks: { select: { openedAt: true, shareLink: { select: { mapId: true, role: true } } } },
      apiKeys: { select: { name: true, role: true, createdAt: true, lastUsedAt: true } },
    },
  })
  if (!user) return undefined
  const operations = await session.mapOperation.findMany({
    where: { subjectKind: 'user', subjectId: id },
    orderBy: [{ mapId: 'asc' }, { revision: 'asc' }],
    select: { mapId: true, revision: true, kind: true, args: true, createdAt: true },
  })
  const audit = await session.auditEntry.findMany({
    where: {
      OR: [
        { actorKind: 'user', actorId: id },
        { objectKind: 'user', objectId: id },
      ],
    },
    orderBy: { id: 'asc' },
    select: { at: true, action: true, result: true, addressPrefix: true },
  })
  return {
    ...user,
    audit,
    operations: operations.map((each) => ({ ...each, revision: Number(each.revision) })),
  }
}

/** The account goes; what the person did to maps stays, by “a former member”. */
export const deleteUser = (
  prisma: PrismaClient,
  id: string,
): Promise<Result<void, { readonly lastOwnerOf: string }>> =>
  prisma.$transaction(async (session) => {
    const owned = await session.membership.findMany({
      where: { userId: id, role: 'owner' },
      orderBy: { workspaceId: 'asc' },
    })
    for (const { workspaceId } of owned) {
      await lockMembers(session, workspaceId)
      const others = await session.membership.count({
        where: { workspaceId, role: 'owner', userId: { not: id }, user: { disabledAt: null } },
      })
      if (others === 0) return fail({ lastOwnerOf: workspaceId })
    }
    await rightsChanged(session, mapsOfUser(id))
    await session.verification.deleteMany({ where: { value: id } })
    await session.user.deleteMany({ where: { id } })
    return ok(undefined)
  })
