import { commentTextSchema, isId, mapIdSchema, threadSubjectSchema } from '@counterpoint/core'
import { z } from 'zod'
import { actorSchema } from '../../actor.ts'
import { pageOf, pageQuery } from '../paging.ts'
import { route } from '../route.ts'

/** An id of a thread, a comment, a suggestion: like those of a map's records (M1 of core). */
export const recordId = z
  .string()
  .refine(isId, 'An id has 1 to 64 letters, digits, hyphens or underscores.')
const mapParams = z.strictObject({ id: mapIdSchema })
const threadParams = z.strictObject({ id: mapIdSchema, thread: recordId })
const commentParams = z.strictObject({ id: mapIdSchema, comment: recordId })

export const threadSubject = threadSubjectSchema.meta({
  id: 'ThreadSubject',
  description:
    'A record of the map, or a passage of a source: `exact` must be its text from `start` to `end`, in code points.',
})

/** Who did it, and when. */
export const actReply = z.object({ by: actorSchema, at: z.iso.datetime() })

export const threadReply = z
  .object({
    id: z.string(),
    subject: threadSubject,
    createdAt: z.iso.datetime(),
    resolved: actReply.nullable(),
    comments: z.array(
      z.object({
        id: z.string(),
        author: actorSchema,
        isYours: z.boolean(),
        text: z
          .string()
          .nullable()
          .describe('Markdown without HTML; people as `@[id]`. Null once its author removed it.'),
        mentions: z.array(z.object({ id: z.string(), name: z.string() })),
        createdAt: z.iso.datetime(),
        editedAt: z.iso.datetime().nullable(),
      }),
    ),
  })
  .meta({ id: 'Thread' })

export const listThreads = route({
  id: 'listThreads',
  method: 'GET',
  path: '/maps/:id/threads',
  tag: 'discussion',
  summary:
    'The threads of comments on a map, the newest first. Those on deleted records wait unseen.',
  needs: { of: 'map', action: 'map.read' },
  params: mapParams,
  query: pageQuery.extend({
    state: z.enum(['open', 'resolved']).optional(),
    about: recordId.optional().describe('Id of a record or a source.'),
  }),
  reply: pageOf(threadReply),
  status: 200,
  errors: ['invalid_input', 'unavailable'],
})

export const openThread = route({
  id: 'openThread',
  method: 'POST',
  path: '/maps/:id/threads',
  tag: 'discussion',
  summary: 'Begins a thread with a comment.',
  needs: { of: 'map', action: 'map.comment' },
  params: mapParams,
  body: z
    .strictObject({ id: recordId.optional(), subject: threadSubject, text: commentTextSchema })
    .meta({ id: 'NewThread' }),
  reply: threadReply,
  status: 201,
  errors: ['malformed_body', 'invalid_input', 'id_taken', 'quote_mismatch', 'unavailable'],
})

export const replyToThread = route({
  id: 'replyToThread',
  method: 'POST',
  path: '/maps/:id/threads/:thread/comments',
  tag: 'discussion',
  summary: 'Adds a comment to a thread.',
  needs: { of: 'map', action: 'map.comment' },
  params: threadParams,
  body: z
    .strictObject({ id: recordId.optional(), text: commentTextSchema })
    .meta({ id: 'NewComment' }),
  reply: threadReply,
  status: 201,
  errors: ['malformed_body', 'invalid_input', 'id_taken', 'thread_full', 'unavailable'],
})

export const editComment = route({
  id: 'editComment',
  method: 'PATCH',
  path: '/maps/:id/comments/:comment',
  tag: 'discussion',
  summary: 'Changes a comment of one’s own.',
  needs: { of: 'map', action: 'map.comment' },
  params: commentParams,
  body: z.strictObject({ text: commentTextSchema }).meta({ id: 'CommentChange' }),
  reply: threadReply,
  status: 200,
  errors: ['malformed_body', 'invalid_input', 'unavailable'],
})

export const removeComment = route({
  id: 'removeComment',
  method: 'DELETE',
  path: '/maps/:id/comments/:comment',
  tag: 'discussion',
  summary: 'Takes the words of a comment of one’s own away; the thread stays.',
  needs: { of: 'map', action: 'map.comment' },
  params: commentParams,
  reply: threadReply,
  status: 200,
  errors: ['invalid_input', 'unavailable'],
})

export const resolveThread = route({
  id: 'resolveThread',
  method: 'PUT',
  path: '/maps/:id/threads/:thread/resolution',
  tag: 'discussion',
  summary: 'Resolves a thread, or opens it again.',
  needs: { of: 'map', action: 'map.comment' },
  params: threadParams,
  body: z.strictObject({ isResolved: z.boolean() }).meta({ id: 'Resolution' }),
  reply: threadReply,
  status: 200,
  errors: ['malformed_body', 'invalid_input', 'unavailable'],
})
