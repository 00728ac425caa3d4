import type { Database } from '../database/database.ts'
import type { DiscussionEvent as EventRow } from '../generated/client.ts'
import { InvalidCursor, readCursor, writeCursor } from '../library/cursor.ts'
import { WITH_SUGGESTION } from '../log/entries.ts'
import { entriesOf } from '../log/named-entries.ts'
import type { Page, PageRequest } from '../storage.ts'
import type { Activity, DiscussionEvent, DiscussionEventKind, MapPlace } from './discussion.ts'
import { inPlace, subjectFrom } from './place.ts'

/** What comes next in the log, and among the events. */
type Cursor = [revision: number, time: number, id: string]

const FIRST: Cursor = [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, '']
const MAX_PAGE = 200

/**
 * Log and events, the newest first. Each is read along its own index; the cursor names a place in
 * both. The log keeps the order of its revisions, also where the clock went back.
 */
export async function readActivity(
  { prisma }: Database,
  place: MapPlace,
  { after, limit }: PageRequest,
): Promise<Page<Activity> | undefined> {
  const map = await prisma.argumentMap.findFirst({
    where: { id: place.map, workspaceId: place.workspace },
    select: { stanceBallot: { select: { isBlind: true } } },
  })
  if (!map) return undefined
  const isBlind = map.stanceBallot?.isBlind ?? false
  const size = Math.max(1, Math.min(Math.trunc(limit), MAX_PAGE))
  const [revision, time, id] = after === undefined ? FIRST : readCursor(after, [...FIRST])
  const changes = await prisma.mapOperation.findMany({
    where: { ...inPlace(place), revision: { gt: 0, lt: revision } },
    orderBy: { revision: 'desc' },
    take: size + 1,
    include: WITH_SUGGESTION,
  })
  const events = await prisma.discussionEvent.findMany({
    where: {
      ...inPlace(place),
      ...(isBlind && { kind: { not: 'stance.taken' } }),
      ...before(time, id),
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: size + 1,
  })

  const entries = await entriesOf(prisma, changes)
  const items: Activity[] = []
  const next: Cursor = [revision, time, id]
  let [c, e] = [0, 0]
  while (items.length < size && (c < changes.length || e < events.length)) {
    const change = changes[c]
    const event = events[e]
    if (change && (!event || change.createdAt >= event.at)) {
      items.push({ kind: 'change', entry: entries[c]! })
      next[0] = Number(change.revision)
      c++
    } else if (event) {
      items.push({ kind: 'event', event: eventOf(event) })
      next[1] = event.at.getTime()
      next[2] = event.id
      e++
    }
  }
  const hasMore = c < changes.length || e < events.length
  return { items, next: hasMore ? writeCursor(next) : null }
}

const UUID = /^[0-9a-f-]{36}$/

function before(time: number, id: string) {
  if (id === '') return {}
  const at = new Date(time)
  if (Number.isNaN(at.getTime()) || !UUID.test(id)) throw new InvalidCursor()
  return { OR: [{ at: { lt: at } }, { at, id: { lt: id } }] }
}

const eventOf = (row: EventRow): DiscussionEvent => ({
  kind: row.kind as DiscussionEventKind,
  by: subjectFrom(row.byKind, row.byId),
  at: row.at.toISOString(),
  about: row.aboutId,
  comment: row.commentId,
})
