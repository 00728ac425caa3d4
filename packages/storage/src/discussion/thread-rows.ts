import { assert, type ThreadSubject } from '@counterpoint/core'
import { Prisma, type Comment as CommentRow, type CommentThread } from '../generated/client.ts'
import { withByteOrderMark } from '../rows/byte-order-mark.ts'
import type { Comment, Thread } from './discussion.ts'
import { subjectFrom } from './place.ts'

export type ThreadRow = CommentThread & { readonly comments: readonly CommentRow[] }

export const WITH_COMMENTS = {
  comments: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
} satisfies Prisma.CommentThreadInclude

export function threadOf(row: ThreadRow): Thread {
  const { resolvedAt, resolvedByKind } = row
  return {
    id: row.id,
    subject: subjectOf(row),
    createdAt: row.createdAt.toISOString(),
    resolved:
      resolvedAt && resolvedByKind !== null
        ? { by: subjectFrom(resolvedByKind, row.resolvedById), at: resolvedAt.toISOString() }
        : null,
    comments: row.comments.map(commentOf),
  }
}

const commentOf = (row: CommentRow): Comment => ({
  id: row.id,
  author: subjectFrom(row.authorKind, row.authorId),
  text: row.text,
  createdAt: row.createdAt.toISOString(),
  editedAt: row.editedAt?.toISOString() ?? null,
})

/** The columns of a thread's subject. */
export function subjectColumns(subject: ThreadSubject) {
  if ('source' in subject) {
    const { source, start, end, exact } = subject
    return { subjectKind: 'source', subjectId: source, start, end, exact }
  }
  const [entry] = Object.entries(subject)
  assert(entry, 'A thread is about something.')
  return { subjectKind: entry[0], subjectId: entry[1] }
}

function subjectOf({ subjectKind, subjectId, start, end, exact }: CommentThread): ThreadSubject {
  if (start === null || end === null || exact === null) {
    return { [subjectKind]: subjectId } as unknown as ThreadSubject
  }
  const words = withByteOrderMark(exact, end - start)
  return { source: subjectId, start, end, exact: words } as ThreadSubject
}

/**
 * Whether what thread `t` is about is there: a record of its map, or, of a passage, a source of
 * the map's workspace, which never goes.
 */
export const SUBJECT_IS_THERE = Prisma.sql`(CASE t.subject_kind
  WHEN 'claim' THEN EXISTS (SELECT 1 FROM claim r WHERE r.map_id = t.map_id AND r.id = t.subject_id)
  WHEN 'inference' THEN EXISTS (SELECT 1 FROM inference r WHERE r.map_id = t.map_id AND r.id = t.subject_id)
  WHEN 'position' THEN EXISTS (SELECT 1 FROM position r WHERE r.map_id = t.map_id AND r.id = t.subject_id)
  WHEN 'quote' THEN EXISTS (SELECT 1 FROM map_quote r WHERE r.map_id = t.map_id AND r.quote_id = t.subject_id)
  ELSE EXISTS (SELECT 1 FROM source r JOIN map m ON m.workspace_id = r.workspace_id
               WHERE m.id = t.map_id AND r.id = t.subject_id)
END)`
