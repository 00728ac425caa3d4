import type { Session } from '../database/database.ts'
import { InvalidCursor, readCursor } from '../library/cursor.ts'
import { pageOf, rowsFor } from '../library/page.ts'
import type { Page, PageRequest } from '../storage.ts'
import type { Notification, NotificationKind } from './discussion.ts'
import { subjectFrom } from './place.ts'

export async function listNotifications(
  session: Session,
  workspaceId: string,
  recipientId: string,
  { after, limit }: PageRequest,
): Promise<Page<Notification>> {
  const rows = await session.notification.findMany({
    where: { workspaceId, recipientId, ...olderThan(after) },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: rowsFor(limit),
    include: { map: { select: { title: true } } },
  })
  return pageOf(
    rows,
    limit,
    ({ at, id }) => [at.getTime(), id],
    (row) => ({
      id: row.id,
      kind: row.kind as NotificationKind,
      map: row.mapId,
      mapTitle: row.map.title,
      about: row.aboutId,
      comment: row.commentId,
      by: subjectFrom(row.byKind, row.byId),
      at: row.at.toISOString(),
      isRead: row.readAt !== null,
    }),
  )
}

const UUID = /^[0-9a-f-]{36}$/

function olderThan(cursor: string | undefined) {
  if (cursor === undefined) return {}
  const [time, id] = readCursor(cursor, [0, ''] as [number, string])
  const at = new Date(time)
  if (Number.isNaN(at.getTime()) || !UUID.test(id)) throw new InvalidCursor()
  return { OR: [{ at: { lt: at } }, { at, id: { lt: id } }] }
}

export const countUnread = (
  session: Session,
  workspaceId: string,
  recipientId: string,
): Promise<number> =>
  session.notification.count({ where: { workspaceId, recipientId, readAt: null } })

export async function markRead(
  session: Session,
  workspaceId: string,
  recipientId: string,
  ids?: readonly string[],
): Promise<void> {
  await session.notification.updateMany({
    where: { workspaceId, recipientId, readAt: null, ...(ids && { id: { in: [...ids] } }) },
    data: { readAt: new Date() },
  })
}
