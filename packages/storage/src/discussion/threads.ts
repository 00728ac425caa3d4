import { fail, ok, type Result, type ThreadSubject } from '@counterpoint/core'
import type { Database, Session } from '../database/database.ts'
import { Prisma } from '../generated/client.ts'
import { InvalidCursor, readCursor } from '../library/cursor.ts'
import { pageOf, rowsFor } from '../library/page.ts'
import { newestFirstKey } from '../library/newest-first.ts'
import type { Page, PageRequest, Subject } from '../storage.ts'
import {
  MOST_COMMENTS,
  type DiscussionCounts,
  type MapPlace,
  type NewComment,
  type Thread,
} from './discussion.ts'
import { record, tell } from './events.ts'
import { holdMap, inPlace } from './place.ts'
import { SUBJECT_IS_THERE, subjectColumns, threadOf, WITH_COMMENTS } from './thread-rows.ts'

interface NewThread {
  readonly id: string
  readonly subject: ThreadSubject
  readonly comment: NewComment
}

/** Breaks off a transaction that must not commit; its `reason` becomes the answer. */
class Abandoned<R> extends Error {
  readonly reason: R
  constructor(reason: R) {
    super('Nothing was written.')
    this.reason = reason
  }
}

export async function openThread(
  { prisma }: Database,
  place: MapPlace,
  { id, subject, comment }: NewThread,
): Promise<Result<Thread, 'map_not_found' | 'subject_not_found' | 'id_taken'>> {
  type Reason = 'map_not_found' | 'subject_not_found' | 'id_taken'
  const refuse = (reason: Reason): never => {
    throw new Abandoned(reason)
  }
  try {
    return await prisma.$transaction(async (session) => {
      if (!(await holdMap(session, place))) refuse('map_not_found')
      const { count } = await session.commentThread.createMany({
        data: { mapId: place.map, id, ...subjectColumns(subject) },
        skipDuplicates: true,
      })
      if (count === 0) refuse('id_taken')
      const thread = await isVisible(session, place, id)
      if (!thread) refuse('subject_not_found')
      if (!(await write(session, place, id, comment))) refuse('id_taken')
      return ok((await findThread(session, place, id))!)
    })
  } catch (error) {
    if (error instanceof Abandoned) return fail(error.reason as Reason)
    throw error
  }
}

export function reply(
  { prisma }: Database,
  place: MapPlace,
  thread: string,
  comment: NewComment,
): Promise<Result<Thread, 'not_found' | 'id_taken' | 'thread_full'>> {
  return prisma.$transaction(async (session) => {
    const isThere = (await holdMap(session, place)) && (await isVisible(session, place, thread))
    if (!isThere) return fail('not_found')
    const earlier = await session.comment.findMany({
      where: { mapId: place.map, threadId: thread },
      select: { authorKind: true, authorId: true },
    })
    if (earlier.length >= MOST_COMMENTS) return fail('thread_full')
    if (!(await write(session, place, thread, comment))) return fail('id_taken')
    const authors = earlier.flatMap(({ authorKind, authorId }) =>
      authorKind === 'user' && authorId !== null && !comment.mentions.includes(authorId)
        ? [authorId]
        : [],
    )
    await tell(session, authors, {
      ...place,
      kind: 'reply',
      by: comment.author,
      about: thread,
      comment: comment.id,
    })
    return ok((await findThread(session, place, thread))!)
  })
}

/** False when the id is taken. */
async function write(
  session: Session,
  place: MapPlace,
  thread: string,
  { id, author, text, mentions }: NewComment,
): Promise<boolean> {
  const { count } = await session.comment.createMany({
    data: {
      mapId: place.map,
      id,
      threadId: thread,
      authorKind: author.kind,
      authorId: author.id,
      text,
    },
    skipDuplicates: true,
  })
  if (count === 0) return false
  await record(session, {
    map: place.map,
    kind: 'comment.written',
    by: author,
    about: thread,
    comment: id,
  })
  await tell(session, mentions, {
    ...place,
    kind: 'mention',
    by: author,
    about: thread,
    comment: id,
  })
  return true
}

export function resolveThread(
  { prisma }: Database,
  place: MapPlace,
  id: string,
  by: Subject,
  isResolved: boolean,
): Promise<Thread | undefined> {
  return prisma.$transaction(async (session) => {
    if (!(await holdMap(session, place)) || !(await isVisible(session, place, id))) return undefined
    const { count } = await session.commentThread.updateMany({
      where: { ...inPlace(place), id, resolvedAt: isResolved ? null : { not: null } },
      data: isResolved
        ? { resolvedAt: new Date(), resolvedByKind: by.kind, resolvedById: by.id }
        : { resolvedAt: null, resolvedByKind: null, resolvedById: null },
    })
    if (count > 0) {
      const kind = isResolved ? 'thread.resolved' : 'thread.reopened'
      await record(session, { map: place.map, kind, by, about: id })
    }
    return findThread(session, place, id)
  })
}

export async function findThread(
  session: Session,
  place: MapPlace,
  id: string,
): Promise<Thread | undefined> {
  const row = await session.commentThread.findFirst({
    where: { ...inPlace(place), id },
    include: WITH_COMMENTS,
  })
  return row ? threadOf(row) : undefined
}

/** Only while what it is about is there. */
export const getThread = async (
  session: Session,
  place: MapPlace,
  id: string,
): Promise<Thread | undefined> =>
  (await isVisible(session, place, id)) ? findThread(session, place, id) : undefined

export async function isVisible(session: Session, place: MapPlace, id: string): Promise<boolean> {
  const rows = await session.$queryRaw<object[]>(Prisma.sql`
    SELECT 1 AS shown FROM comment_thread t JOIN map m ON m.id = t.map_id
    WHERE t.map_id = ${place.map} AND t.id = ${id} AND m.workspace_id = ${place.workspace}
      AND ${SUBJECT_IS_THERE}`)
  return rows.length > 0
}

export interface WantedThreads extends PageRequest {
  readonly state?: 'open' | 'resolved' | undefined
  readonly about?: string | undefined
}

export async function listThreads(
  session: Session,
  place: MapPlace,
  { after, limit, state, about }: WantedThreads,
): Promise<Page<Thread>> {
  const ids = await session.$queryRaw<{ id: string; createdAt: Date }[]>(Prisma.sql`
    SELECT t.id, t.created_at AS "createdAt"
    FROM comment_thread t JOIN map m ON m.id = t.map_id
    WHERE t.map_id = ${place.map} AND m.workspace_id = ${place.workspace} AND ${SUBJECT_IS_THERE}
      ${state === undefined ? Prisma.empty : Prisma.sql`AND (t.resolved_at IS NULL) = ${state === 'open'}`}
      ${about === undefined ? Prisma.empty : Prisma.sql`AND t.subject_id = ${about}`}
      ${olderThan(after)}
    ORDER BY t.created_at DESC, t.id DESC LIMIT ${rowsFor(limit)}`)
  const page = pageOf(ids, limit, newestFirstKey, ({ id }) => id)
  const rows = await session.commentThread.findMany({
    where: { ...inPlace(place), id: { in: [...page.items] } },
    include: WITH_COMMENTS,
  })
  const threads = new Map(rows.map((row) => [row.id, threadOf(row)]))
  return { items: page.items.flatMap((id) => threads.get(id) ?? []), next: page.next }
}

function olderThan(cursor: string | undefined): Prisma.Sql {
  if (cursor === undefined) return Prisma.empty
  const [time, id] = readCursor(cursor, [0, ''] as [number, string])
  const at = new Date(time)
  if (Number.isNaN(at.getTime())) throw new InvalidCursor()
  return Prisma.sql`AND (t.created_at, t.id) < (${at}::timestamptz, ${id})`
}

export async function countDiscussion(
  session: Session,
  place: MapPlace,
): Promise<DiscussionCounts> {
  const rows = await session.$queryRaw<{ about: string; open: number }[]>(Prisma.sql`
    SELECT t.subject_id AS about, count(*)::int4 AS open
    FROM comment_thread t JOIN map m ON m.id = t.map_id
    WHERE t.map_id = ${place.map} AND m.workspace_id = ${place.workspace}
      AND t.resolved_at IS NULL AND ${SUBJECT_IS_THERE}
    GROUP BY t.subject_id`)
  return {
    openThreads: new Map(rows.map(({ about, open }) => [about, open])),
    openSuggestions: await session.suggestion.count({
      where: { ...inPlace(place), state: 'open' },
    }),
  }
}
