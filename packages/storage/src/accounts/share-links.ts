import type { MapRole, NewShareLink, ShareLink, StandingLink } from '../accounts.ts'
import type { Session } from '../database/database.ts'
import { Prisma, type PrismaClient, type ShareLink as Row } from '../generated/client.ts'
import { rightsChanged } from './rights-changed.ts'

const linkOf = (row: Row): ShareLink => ({
  id: row.id,
  map: row.mapId,
  name: row.name,
  role: row.role as MapRole,
  hasPassword: row.passwordHash !== null,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt?.toISOString() ?? null,
})

export const createShareLink = (
  prisma: PrismaClient,
  { map: mapId, ...link }: NewShareLink,
): Promise<ShareLink> =>
  prisma.$transaction(async (session) => {
    const row = await session.shareLink.create({ data: { ...link, mapId } })
    await rightsChanged(session, Prisma.sql`${mapId}`)
    return linkOf(row)
  })

export const listShareLinks = async (session: Session, mapId: string) =>
  (
    await session.shareLink.findMany({
      where: { mapId, revokedAt: null },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    })
  ).map(linkOf)

export const revokeShareLink = (
  prisma: PrismaClient,
  mapId: string,
  id: string,
): Promise<boolean> =>
  prisma.$transaction(async (session) => {
    const { count } = await session.shareLink.updateMany({
      where: { id, mapId, revokedAt: null },
      data: { revokedAt: new Date() },
    })
    if (count > 0) await rightsChanged(session, Prisma.sql`${mapId}`)
    return count > 0
  })

/** What a share link is that is neither revoked nor expired. */
export const standing = () => ({
  revokedAt: null,
  OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }],
})

export async function findShareLink(
  session: Session,
  id: string,
): Promise<StandingLink | undefined> {
  const row = await session.shareLink.findFirst({ where: { id, ...standing() } })
  if (!row) return undefined
  const { secretHash, passwordHash } = row
  return { ...linkOf(row), secretHash, passwordHash }
}

export const standingLinks = async (session: Session, ids: readonly string[]) =>
  ids.length === 0
    ? []
    : (
        await session.shareLink.findMany({
          where: { id: { in: [...ids] }, ...standing() },
          orderBy: { id: 'asc' },
        })
      ).map(linkOf)

export async function addVisit(
  session: Session,
  {
    tokenHash,
    link: shareLinkId,
    expiresAt,
  }: { readonly tokenHash: string; readonly link: string; readonly expiresAt: Date },
): Promise<void> {
  await session.shareVisit.deleteMany({ where: { expiresAt: { lt: new Date() } } })
  await session.shareVisit.create({ data: { tokenHash, shareLinkId, expiresAt } })
}

export async function linksOfVisits(
  session: Session,
  tokenHashes: readonly string[],
): Promise<readonly string[]> {
  if (tokenHashes.length === 0) return []
  const rows = await session.shareVisit.findMany({
    where: {
      tokenHash: { in: [...tokenHashes] },
      expiresAt: { gt: new Date() },
      shareLink: standing(),
    },
    select: { shareLinkId: true },
    distinct: ['shareLinkId'],
    orderBy: { shareLinkId: 'asc' },
  })
  return rows.map(({ shareLinkId }) => shareLinkId)
}
