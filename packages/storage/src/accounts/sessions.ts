import type { SessionSummary } from '../accounts.ts'
import type { Session } from '../database/database.ts'

export async function listSessions(
  session: Session,
  userId: string,
): Promise<readonly SessionSummary[]> {
  const rows = await session.session.findMany({
    where: { userId, expiresAt: { gt: new Date() } },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
  })
  return rows.map(({ id, createdAt, updatedAt, ipAddress, userAgent }) => ({
    id,
    createdAt: createdAt.toISOString(),
    usedAt: updatedAt.toISOString(),
    address: ipAddress || null,
    userAgent: userAgent || null,
  }))
}

export async function endSession(session: Session, userId: string, id: string): Promise<boolean> {
  const { count } = await session.session.deleteMany({ where: { id, userId } })
  return count > 0
}

export async function endOtherSessions(
  session: Session,
  userId: string,
  kept: string | null,
): Promise<void> {
  await session.session.deleteMany({
    where: { userId, ...(kept !== null && { id: { not: kept } }) },
  })
}

/** What is kept for a reset has the user as its value. */
export async function voidResets(session: Session, userId: string): Promise<void> {
  await session.verification.deleteMany({ where: { value: userId } })
}
