import { createHash } from 'node:crypto'
import type { Attempts } from '../accounts.ts'
import type { Session } from '../database/database.ts'
import { Prisma } from '../generated/client.ts'

/** One statement, so that attempts made at once are all counted. */
export async function countAttempt(
  session: Session,
  key: string,
  windowS: number,
): Promise<Attempts> {
  const [row] = await session.$queryRaw<{ count: number; endsInS: number }[]>(Prisma.sql`
    INSERT INTO attempt_count AS a (key, count, started_at, expires_at)
    VALUES (${hashOf(key)}, 1, clock_timestamp(),
            clock_timestamp() + make_interval(secs => ${windowS}::float8))
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN a.expires_at > clock_timestamp() THEN a.count + 1 ELSE 1 END,
      started_at = CASE WHEN a.expires_at > clock_timestamp() THEN a.started_at ELSE excluded.started_at END,
      expires_at = CASE WHEN a.expires_at > clock_timestamp() THEN a.expires_at ELSE excluded.expires_at END
    RETURNING count, ceil(extract(epoch FROM expires_at - clock_timestamp()))::int4 AS "endsInS"`)
  return { count: row!.count, endsInS: Math.max(1, row!.endsInS) }
}

/** Forgets the count under `key`, and those of others that are over. */
export async function forgetAttempts(session: Session, key: string): Promise<void> {
  await session.attemptCount.deleteMany({
    where: { OR: [{ key: hashOf(key) }, { expiresAt: { lt: new Date() } }] },
  })
}

const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex')
