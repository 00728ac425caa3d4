import { fail, ok, type Result } from '@counterpoint/core'
import type { Database } from '../database/database.ts'
import type { Subject } from '../storage.ts'
import type { MapPlace, Thread } from './discussion.ts'
import { holdMap, isSameSubject } from './place.ts'
import { findThread, isVisible } from './threads.ts'

interface OwnComment {
  readonly id: string
  readonly author: Subject
}

export const editComment = (
  database: Database,
  place: MapPlace,
  comment: OwnComment & { readonly text: string },
) => change(database, place, comment, comment.text)

/** Only the words go; who wrote there, and when, stays. */
export const removeComment = (database: Database, place: MapPlace, comment: OwnComment) =>
  change(database, place, comment, null)

function change(
  { prisma }: Database,
  place: MapPlace,
  { id, author }: OwnComment,
  text: string | null,
): Promise<Result<Thread, 'not_found' | 'not_yours'>> {
  return prisma.$transaction(async (session) => {
    if (!(await holdMap(session, place))) return fail('not_found')
    const comment = await session.comment.findUnique({
      where: { mapId_id: { mapId: place.map, id } },
    })
    const isThere =
      comment !== null &&
      comment.text !== null &&
      (await isVisible(session, place, comment.threadId))
    if (!isThere) return fail('not_found')
    const { authorKind, authorId } = comment
    if (!isSameSubject({ kind: authorKind, id: authorId }, author)) return fail('not_yours')
    await session.comment.update({
      where: { mapId_id: { mapId: place.map, id } },
      data: { text, editedAt: new Date() },
    })
    return ok((await findThread(session, place, comment.threadId))!)
  })
}
