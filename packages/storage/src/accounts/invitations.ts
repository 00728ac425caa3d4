import { isAtLeast, type Role } from '@counterpoint/protocol'
import type { Invitation, NewInvitation } from '../accounts.ts'
import type { Session } from '../database/database.ts'
import type { Invitation as Row, PrismaClient } from '../generated/client.ts'
import { lockMembers, mapsOfWorkspace, rightsChanged } from './rights-changed.ts'

const invitationOf = (row: Row): Invitation => ({
  id: row.id,
  workspace: row.workspaceId,
  role: row.role as Role,
  email: row.email,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  acceptedAt: row.acceptedAt?.toISOString() ?? null,
})

export const createInvitation = async (
  session: Session,
  { workspace: workspaceId, ...invitation }: NewInvitation,
): Promise<Invitation> =>
  invitationOf(await session.invitation.create({ data: { ...invitation, workspaceId } }))

export const listInvitations = async (session: Session, workspaceId: string) =>
  (
    await session.invitation.findMany({
      where: { workspaceId, revokedAt: null },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    })
  ).map(invitationOf)

const standing = () => ({ revokedAt: null, acceptedAt: null, expiresAt: { gt: new Date() } })

export async function revokeInvitation(
  session: Session,
  workspaceId: string,
  id: string,
): Promise<boolean> {
  const { count } = await session.invitation.updateMany({
    where: { id, workspaceId, ...standing() },
    data: { revokedAt: new Date() },
  })
  return count > 0
}

export async function findInvitation(session: Session, secretHash: string) {
  const row = await session.invitation.findFirst({
    where: { secretHash, ...standing() },
    include: { workspace: { select: { name: true } } },
  })
  return row ? { ...invitationOf(row), name: row.workspace.name } : undefined
}

export const acceptInvitation = (
  prisma: PrismaClient,
  secretHash: string,
  userId: string,
): Promise<Invitation | undefined> =>
  prisma.$transaction((session) => acceptOne(session, { secretHash }, userId))

export async function listInvitationsOf(session: Session, userId: string) {
  const email = await confirmedAddressOf(session, userId)
  if (email === undefined) return []
  const rows = await session.invitation.findMany({
    where: { email, ...standing() },
    include: { workspace: { select: { name: true } } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
  return rows.map((row) => ({ ...invitationOf(row), name: row.workspace.name }))
}

export const acceptInvitationOf = (
  prisma: PrismaClient,
  id: string,
  userId: string,
): Promise<Invitation | undefined> =>
  prisma.$transaction(async (session) => {
    const email = await confirmedAddressOf(session, userId)
    return email === undefined ? undefined : acceptOne(session, { id, email }, userId)
  })

/** Anybody can make an account that claims an address; only its owner confirms it. */
async function confirmedAddressOf(session: Session, id: string): Promise<string | undefined> {
  const user = await session.user.findUnique({
    where: { id },
    select: { email: true, emailVerified: true },
  })
  return user?.emailVerified ? user.email : undefined
}

async function acceptOne(
  session: Session,
  which: { readonly secretHash: string } | { readonly id: string; readonly email: string },
  userId: string,
): Promise<Invitation | undefined> {
  const [row] = await session.invitation.updateManyAndReturn({
    where: { ...which, ...standing() },
    data: { acceptedAt: new Date(), acceptedBy: userId },
  })
  if (!row) return undefined
  const { workspaceId } = row
  await lockMembers(session, workspaceId)
  const where = { workspaceId_userId: { workspaceId, userId } }
  const member = await session.membership.findUnique({ where })
  if (!member || !isAtLeast(member.role as Role, row.role as Role)) {
    const { role } = row
    await session.membership.upsert({
      where,
      create: { workspaceId, userId, role },
      update: { role },
    })
    await rightsChanged(session, mapsOfWorkspace(workspaceId))
  }
  return invitationOf(row)
}
