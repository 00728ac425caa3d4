import type { Role } from '@counterpoint/protocol'
import type { ApiKey, NewApiKey } from '../accounts.ts'
import type { Session } from '../database/database.ts'
import type { ApiKey as Row, PrismaClient } from '../generated/client.ts'
import { mapsOfWorkspace, rightsChanged } from './rights-changed.ts'

const HOUR_MS = 3_600_000

const keyOf = (row: Row): ApiKey => ({
  id: row.id,
  workspace: row.workspaceId,
  user: row.userId,
  name: row.name,
  role: row.role as Role,
  prefix: row.prefix,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
})

export const createApiKey = async (
  session: Session,
  { workspace: workspaceId, user: userId, ...key }: NewApiKey,
): Promise<ApiKey> => keyOf(await session.apiKey.create({ data: { ...key, workspaceId, userId } }))

export const listApiKeys = async (session: Session, workspaceId: string) =>
  (
    await session.apiKey.findMany({
      where: { workspaceId, revokedAt: null },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    })
  ).map(keyOf)

export async function getApiKey(
  session: Session,
  workspaceId: string,
  id: string,
): Promise<ApiKey | undefined> {
  const row = await session.apiKey.findFirst({ where: { id, workspaceId, revokedAt: null } })
  return row ? keyOf(row) : undefined
}

export const revokeApiKey = (
  prisma: PrismaClient,
  workspaceId: string,
  id: string,
): Promise<boolean> =>
  prisma.$transaction(async (session) => {
    const { count } = await session.apiKey.updateMany({
      where: { id, workspaceId, revokedAt: null },
      data: { revokedAt: new Date() },
    })
    if (count > 0) await rightsChanged(session, mapsOfWorkspace(workspaceId))
    return count > 0
  })

export async function workspaceOfKey(session: Session, id: string): Promise<string | undefined> {
  return (await session.apiKey.findUnique({ where: { id } }))?.workspaceId
}

export async function useApiKey(session: Session, keyHash: string) {
  const row = await session.apiKey.findFirst({
    where: { keyHash, revokedAt: null, expiresAt: { gt: new Date() }, user: { disabledAt: null } },
  })
  if (!row) return undefined
  const now = new Date()
  if (row.lastUsedAt === null || now.getTime() - row.lastUsedAt.getTime() > HOUR_MS) {
    await session.apiKey.updateMany({ where: { id: row.id }, data: { lastUsedAt: now } })
  }
  return { id: row.id, workspace: row.workspaceId, user: row.userId }
}
