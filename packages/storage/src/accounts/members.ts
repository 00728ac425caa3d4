import { fail, ok, type Result } from '@counterpoint/core'
import type { Role } from '@counterpoint/protocol'
import type { MapRole, Member } from '../accounts.ts'
import type { Session } from '../database/database.ts'
import { Prisma, type PrismaClient } from '../generated/client.ts'
import { lockMembers, mapsOfWorkspace, rightsChanged } from './rights-changed.ts'

const WITH_USER = { user: { select: { name: true, email: true } } } as const

interface MemberRow {
  readonly userId: string
  readonly role: string
  readonly createdAt: Date
  readonly user: { readonly name: string; readonly email: string }
}

const memberOf = ({ userId, role, createdAt, user }: MemberRow): Member => ({
  user: userId,
  name: user.name,
  email: user.email,
  role: role as Role,
  since: createdAt.toISOString(),
})

export const listMembers = async (session: Session, workspaceId: string) =>
  (
    await session.membership.findMany({
      where: { workspaceId },
      orderBy: [{ createdAt: 'asc' }, { userId: 'asc' }],
      include: WITH_USER,
    })
  ).map(memberOf)

export async function getMember(
  session: Session,
  workspaceId: string,
  userId: string,
): Promise<Member | undefined> {
  const row = await session.membership.findUnique({
    where: { workspaceId_userId: { workspaceId, userId } },
    include: WITH_USER,
  })
  return row ? memberOf(row) : undefined
}

export const setRole = (
  prisma: PrismaClient,
  workspaceId: string,
  userId: string,
  role: Role,
): Promise<Result<void, 'last_owner'>> =>
  changingMembers(prisma, workspaceId, async (session) => {
    await session.membership.upsert({
      where: { workspaceId_userId: { workspaceId, userId } },
      create: { workspaceId, userId, role },
      update: { role },
    })
    return ok(undefined)
  })

export const removeMember = (
  prisma: PrismaClient,
  workspaceId: string,
  userId: string,
): Promise<Result<void, 'last_owner' | 'not_a_member'>> =>
  changingMembers(prisma, workspaceId, async (session) => {
    const { count } = await session.membership.deleteMany({ where: { workspaceId, userId } })
    if (count === 0) return fail('not_a_member' as const)
    await session.keptLink.deleteMany({ where: { userId, shareLink: { map: { workspaceId } } } })
    return ok(undefined)
  })

/** Undoes the transaction, whose change would have left nobody in charge. */
class LastOwner extends Error {
  override readonly name = 'LastOwner'
}

/** Changes of members one after the other, none of which leaves a workspace without an owner. */
async function changingMembers<E>(
  prisma: PrismaClient,
  workspaceId: string,
  change: (session: Session) => Promise<Result<void, E>>,
): Promise<Result<void, E | 'last_owner'>> {
  try {
    return await prisma.$transaction(async (session) => {
      await lockMembers(session, workspaceId)
      const changed = await change(session)
      if (!changed.ok) return changed
      const owners = { workspaceId, role: 'owner', user: { disabledAt: null } }
      if ((await session.membership.count({ where: owners })) === 0) throw new LastOwner()
      await rightsChanged(session, mapsOfWorkspace(workspaceId))
      return changed
    })
  } catch (error) {
    if (error instanceof LastOwner) return fail('last_owner')
    throw error
  }
}

export const listMapRoles = async (session: Session, mapId: string) =>
  (await session.mapRole.findMany({ where: { mapId }, orderBy: { userId: 'asc' } })).map(
    ({ userId, role }) => ({ user: userId, role: role as MapRole }),
  )

export const setMapRole = (
  prisma: PrismaClient,
  workspaceId: string,
  mapId: string,
  userId: string,
  role: MapRole | null,
): Promise<Result<void, 'not_a_member' | 'role_is_fixed'>> =>
  prisma.$transaction(async (session) => {
    await lockMembers(session, workspaceId)
    const member = await getMember(session, workspaceId, userId)
    if (!member) return fail('not_a_member' as const)
    if (member.role === 'owner' || member.role === 'admin') return fail('role_is_fixed' as const)
    await session.mapRole.deleteMany({ where: { mapId, userId } })
    if (role !== null) await session.mapRole.create({ data: { mapId, userId, workspaceId, role } })
    await rightsChanged(session, Prisma.sql`${mapId}`)
    return ok(undefined)
  })
