import type { MapId } from '@counterpoint/core'
import {
  getDiscussion,
  listNotifications,
  markNotificationsRead,
  readActivity,
} from '@counterpoint/protocol'
import type { Notification } from '@counterpoint/storage'
import type { FastifyInstance } from 'fastify'
import { peopleOn } from '../commands/people-on.ts'
import { pageRequest } from '../page-request.ts'
import type { Parts } from '../parts.ts'
import { mapAbilities } from '../policies/can.ts'
import { presentActivity } from '../presenters/activity.ts'
import { naming, personIn, type NameOf } from '../presenters/named.ts'
import { notFound } from '../problem.ts'
import { serve } from '../serve.ts'

/** What happens on maps, and what somebody should know of. */
export async function activityRoutes(
  app: FastifyInstance,
  { parts: { storage } }: { readonly parts: Parts },
): Promise<void> {
  const { discussion } = storage

  serve(app, getDiscussion, async ({ params: { id }, granted }) => {
    const { workspace, as, role } = granted
    const place = { workspace, map: id }
    const { openThreads, openSuggestions } = await discussion.countDiscussion(place)
    const { isBlind } = await discussion.stancesSeenBy(place, null)
    const people = await peopleOn(storage, granted, place)
    return {
      you: (await naming(storage, [as]))(as),
      role,
      may: mapAbilities({ kind: as.kind, role }),
      people: people.map((each) => ({ id: each.id, name: each.name })),
      openThreads: [...openThreads].map(([about, count]) => ({ about, count })),
      openSuggestions,
      isBlind,
    }
  })

  serve(app, readActivity, async ({ params: { id }, query, granted: { workspace, as } }) => {
    const place = { workspace, map: id }
    const opened = await storage.openMap(workspace, id)
    const page = opened && (await discussion.readActivity(place, pageRequest(query)))
    if (!page) throw notFound('map', id)
    const { isBlind, count } = await discussion.stancesSeenBy(place, personIn(as))
    return {
      items: await presentActivity(storage, place, opened.map, page.items),
      next: page.next,
      hiddenStances: isBlind ? count : 0,
    }
  })

  serve(app, listNotifications, async ({ query, caller, granted: { workspace, as } }) => {
    const who = personIn(as)
    if (who === null) return { items: [], next: null, unread: 0 }
    const page = await discussion.listNotifications(workspace, who, pageRequest(query))
    const nameOf = await naming(
      storage,
      page.items.map(({ by }) => by),
    )
    const isSeen = new Map<string, boolean>()
    for (const { map } of page.items) {
      if (!isSeen.has(map)) {
        isSeen.set(map, (await app.gate.accessTo(caller, map))?.role !== undefined)
      }
    }
    return {
      // Rights may have gone since: then the map, and its title, are not this person's to see.
      items: page.items
        .filter(({ map }) => isSeen.get(map))
        .map((each) => presentNotification(each, nameOf)),
      next: page.next,
      unread: await discussion.countUnread(workspace, who),
    }
  })

  serve(app, markNotificationsRead, async ({ body: { ids }, granted: { workspace, as } }) => {
    const who = personIn(as)
    if (who !== null) await discussion.markRead(workspace, who, ids)
  })
}

const TELLS: Readonly<Record<Notification['kind'], string>> = {
  mention: 'mentioned you',
  reply: 'replied to you',
  suggestion_waiting: 'suggested a change',
  suggestion_accepted: 'accepted your suggestion',
  suggestion_rejected: 'rejected your suggestion',
}

function presentNotification(notification: Notification, nameOf: NameOf) {
  const { id, kind, map, mapTitle, about, at, isRead } = notification
  const by = nameOf(notification.by)
  const isOfThread = kind === 'mention' || kind === 'reply'
  return {
    id,
    kind,
    by,
    at,
    isRead,
    map: map as MapId,
    mapTitle,
    sentence: `${by.name} ${TELLS[kind]} on “${mapTitle}”.`,
    thread: isOfThread ? about : null,
    suggestion: isOfThread ? null : about,
  }
}
