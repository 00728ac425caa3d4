import { isAtLeast } from '@counterpoint/protocol'
import type { MapRole, SharedMap } from '../accounts.ts'
import type { Session } from '../database/database.ts'
import { Prisma, type PrismaClient } from '../generated/client.ts'
import { standing } from './share-links.ts'

/** Of one person: every request of his asks for all of them. */
const MOST_KEPT = 200

export const keepLinks = (
  prisma: PrismaClient,
  userId: string,
  links: readonly string[],
): Promise<void> =>
  prisma.$transaction(async (session) => {
    await session.$executeRaw(Prisma.sql`
      INSERT INTO kept_link (user_id, share_link_id)
      SELECT ${userId}, id FROM share_link WHERE id = ANY(${[...links]}::text[])
      ON CONFLICT (user_id, share_link_id) DO UPDATE SET opened_at = excluded.opened_at`)
    await session.$executeRaw(Prisma.sql`
      DELETE FROM kept_link WHERE user_id = ${userId} AND share_link_id IN (
        SELECT share_link_id FROM kept_link WHERE user_id = ${userId}
        ORDER BY opened_at DESC, share_link_id OFFSET ${MOST_KEPT})`)
  })

export async function linksKeptBy(session: Session, userId: string): Promise<readonly string[]> {
  const rows = await session.keptLink.findMany({
    where: { userId, shareLink: standing() },
    select: { shareLinkId: true },
    orderBy: { shareLinkId: 'asc' },
  })
  return rows.map(({ shareLinkId }) => shareLinkId)
}

export async function listSharedMaps(
  session: Session,
  userId: string,
): Promise<readonly SharedMap[]> {
  const rows = await session.keptLink.findMany({
    where: {
      userId,
      shareLink: { ...standing(), map: { workspace: { memberships: { none: { userId } } } } },
    },
    orderBy: [{ openedAt: 'desc' }, { shareLinkId: 'asc' }],
    select: {
      openedAt: true,
      shareLink: {
        select: {
          role: true,
          expiresAt: true,
          map: { select: { id: true, title: true, question: true } },
        },
      },
    },
  })
  const found = new Map<string, SharedMap>()
  for (const { openedAt, shareLink } of rows) {
    const { role, expiresAt, map } = shareLink
    const by = { role: role as MapRole, expiresAt: expiresAt?.toISOString() ?? null }
    const known = found.get(map.id)
    if (known) found.set(map.id, { ...known, ...better(known, by) })
    else {
      const { id, title, question } = map
      found.set(id, { map: id, title, question, ...by, openedAt: openedAt.toISOString() })
    }
  }
  return [...found.values()]
}

type Allowance = Pick<SharedMap, 'role' | 'expiresAt'>

/** What allows more or, of equals, stands longer. */
function better(a: Allowance, b: Allowance): Allowance {
  const { role, expiresAt } = a
  const isLonger =
    expiresAt !== null && (b.expiresAt === null || Date.parse(b.expiresAt) > Date.parse(expiresAt))
  const isBetter = role === b.role ? isLonger : isAtLeast(b.role, role)
  return isBetter ? { role: b.role, expiresAt: b.expiresAt } : { role, expiresAt }
}

export async function forgetSharedMap(
  session: Session,
  userId: string,
  mapId: string,
): Promise<boolean> {
  const { count } = await session.keptLink.deleteMany({ where: { userId, shareLink: { mapId } } })
  return count > 0
}
