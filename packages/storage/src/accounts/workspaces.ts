import type { Role } from '@counterpoint/protocol'
import type { WorkspaceSummary } from '../accounts.ts'
import type { Session } from '../database/database.ts'
import type { PrismaClient } from '../generated/client.ts'
import { lockMembers, mapsOfWorkspace, rightsChanged } from './rights-changed.ts'

const SUMMARY = { id: true, name: true, linksMayEdit: true } as const

export const createWorkspace = (
  prisma: PrismaClient,
  { id, name, owner }: { readonly id: string; readonly name: string; readonly owner: string },
): Promise<void> =>
  prisma.$transaction(async (session) => {
    await session.workspace.create({ data: { id, name } })
    await session.membership.create({ data: { workspaceId: id, userId: owner, role: 'owner' } })
  })

export const claimWorkspace = (
  prisma: PrismaClient,
  workspaceId: string,
  userId: string,
): Promise<boolean> =>
  prisma.$transaction(async (session) => {
    if (!(await lockMembers(session, workspaceId))) return false
    if ((await session.membership.count({ where: { workspaceId } })) > 0) return false
    await session.membership.create({ data: { workspaceId, userId, role: 'owner' } })
    await rightsChanged(session, mapsOfWorkspace(workspaceId))
    return true
  })

export async function getWorkspace(
  session: Session,
  id: string,
): Promise<WorkspaceSummary | undefined> {
  return (await session.workspace.findUnique({ where: { id }, select: SUMMARY })) ?? undefined
}

/** Undefined fields stay as they are. */
export async function editWorkspace(
  session: Session,
  id: string,
  {
    name,
    linksMayEdit,
  }: { readonly name?: string | undefined; readonly linksMayEdit?: boolean | undefined },
): Promise<void> {
  await session.workspace.updateMany({
    where: { id },
    data: {
      ...(name !== undefined && { name }),
      ...(linksMayEdit !== undefined && { linksMayEdit }),
    },
  })
}

export async function listWorkspaces(
  session: Session,
  userId: string,
): Promise<readonly (WorkspaceSummary & { readonly role: Role })[]> {
  const rows = await session.membership.findMany({
    where: { userId },
    orderBy: [{ createdAt: 'asc' }, { workspaceId: 'asc' }],
    include: { workspace: { select: SUMMARY } },
  })
  return rows.map(({ role, workspace }) => ({ ...workspace, role: role as Role }))
}
