import type { Session } from '../database/database.ts'
import { Prisma } from '../generated/client.ts'
import type { Subject } from '../storage.ts'
import type { DiscussionEventKind, NotificationKind } from './discussion.ts'

interface Recorded {
  readonly map: string
  readonly kind: DiscussionEventKind
  readonly by: Subject
  readonly about?: string
  readonly comment?: string
}

/** Writes a line of the activity, in the transaction of what it tells. */
export async function record(
  session: Session,
  { map, kind, by, about, comment }: Recorded,
): Promise<void> {
  await session.discussionEvent.create({
    data: {
      mapId: map,
      kind,
      byKind: by.kind,
      byId: by.id,
      aboutId: about ?? null,
      commentId: comment ?? null,
    },
  })
}

/** A stance is one line, dated when it was last taken. */
export async function recordStance(
  session: Session,
  { map, about, by }: { readonly map: string; readonly about: string; readonly by: string },
): Promise<void> {
  await session.$executeRaw(Prisma.sql`
    INSERT INTO discussion_event (map_id, kind, by_kind, by_id, about_id)
    VALUES (${map}, 'stance.taken', 'user', ${by}, ${about})
    ON CONFLICT (map_id, about_id, by_id) WHERE kind = 'stance.taken'
    DO UPDATE SET at = clock_timestamp()`)
}

interface Told {
  readonly workspace: string
  readonly map: string
  readonly kind: NotificationKind
  readonly by: Subject
  readonly about: string
  readonly comment?: string
}

/** Tells each of `people` once, but nobody of what he did himself. */
export async function tell(
  session: Session,
  people: readonly string[],
  { workspace, map, kind, by, about, comment }: Told,
): Promise<void> {
  const others = [...new Set(people)].filter((person) => by.kind !== 'user' || person !== by.id)
  if (others.length === 0) return
  await session.notification.createMany({
    data: others.map((recipientId) => ({
      workspaceId: workspace,
      recipientId,
      mapId: map,
      kind,
      byKind: by.kind,
      byId: by.id,
      aboutId: about,
      commentId: comment ?? null,
    })),
  })
}
