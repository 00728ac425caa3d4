import { mapIdSchema } from '@counterpoint/core'
import { z } from 'zod'
import { mapActionSchema } from '../../access.ts'
import { actorSchema } from '../../actor.ts'
import { roleSchema } from '../../role.ts'
import { inWorkspace, pageOf, pageQuery, workspacePageQuery } from '../paging.ts'
import { route } from '../route.ts'
import { threadSubject } from './threads.ts'

const mapParams = z.strictObject({ id: mapIdSchema })

export const getDiscussion = route({
  id: 'getDiscussion',
  method: 'GET',
  path: '/maps/:id/discussion',
  tag: 'discussion',
  summary: 'How much is being discussed on a map, who takes part, and what you may do.',
  needs: { of: 'map', action: 'map.read' },
  params: mapParams,
  reply: z
    .object({
      you: actorSchema,
      role: roleSchema,
      may: z.array(mapActionSchema),
      people: z
        .array(z.object({ id: z.string(), name: z.string() }))
        .describe('Members who see the map; a comment mentions one as `@[id]`.'),
      openThreads: z.array(
        z.object({ about: z.string().describe('Id of a record or a source.'), count: z.int() }),
      ),
      openSuggestions: z.int(),
      isBlind: z.boolean(),
    })
    .meta({ id: 'Discussion' }),
  status: 200,
  errors: ['invalid_input', 'unavailable'],
})

export const activityReply = z
  .object({
    kind: z.enum([
      'change',
      'comment.written',
      'thread.resolved',
      'thread.reopened',
      'suggestion.made',
      'suggestion.rebased',
      'suggestion.rejected',
      'suggestion.withdrawn',
      'stance.taken',
      'stances.hidden',
      'stances.revealed',
    ]),
    by: actorSchema,
    at: z.iso.datetime(),
    sentence: z.string(),
    revision: z.int().nullable().describe('Of a change.'),
    subject: threadSubject.nullable().describe('What it is about, where that is still there.'),
    thread: z.string().nullable(),
    suggestion: z.string().nullable(),
  })
  .meta({ id: 'Activity' })

export const readActivity = route({
  id: 'readActivity',
  method: 'GET',
  path: '/maps/:id/activity',
  tag: 'discussion',
  summary: 'What happened on a map, in sentences, the newest first.',
  needs: { of: 'map', action: 'map.read' },
  params: mapParams,
  query: pageQuery,
  reply: pageOf(activityReply).extend({
    hiddenStances: z
      .int()
      .describe(
        'While the map is blind, how many stances there are; nothing else is said of them.',
      ),
  }),
  status: 200,
  errors: ['invalid_input', 'unavailable'],
})

const ofWorkspace = { of: 'workspace', action: 'workspace.read' } as const

export const notificationReply = z
  .object({
    id: z.uuid(),
    kind: z.enum([
      'mention',
      'reply',
      'suggestion_waiting',
      'suggestion_accepted',
      'suggestion_rejected',
    ]),
    by: actorSchema,
    at: z.iso.datetime(),
    isRead: z.boolean(),
    map: mapIdSchema,
    mapTitle: z.string(),
    sentence: z.string(),
    thread: z.string().nullable(),
    suggestion: z.string().nullable(),
  })
  .meta({ id: 'Notification' })

export const listNotifications = route({
  id: 'listNotifications',
  method: 'GET',
  path: '/notifications',
  tag: 'discussion',
  summary: 'What you should know of, the newest first, and how much of it you have not read.',
  needs: ofWorkspace,
  query: workspacePageQuery,
  reply: pageOf(notificationReply).extend({ unread: z.int() }),
  status: 200,
  errors: ['invalid_input', 'unavailable'],
})

export const markNotificationsRead = route({
  id: 'markNotificationsRead',
  method: 'POST',
  path: '/notifications/read',
  tag: 'discussion',
  summary: 'Marks notifications as read: those named, or all of them.',
  needs: ofWorkspace,
  query: z.strictObject(inWorkspace),
  body: z
    .strictObject({ ids: z.array(z.uuid()).max(200).optional() })
    .meta({ id: 'ReadNotifications' }),
  status: 204,
  errors: ['malformed_body', 'invalid_input', 'unavailable'],
})
