import { checkQuote, mentionsIn, type ThreadSubject } from '@counterpoint/core'
import {
  editComment,
  listThreads,
  openThread,
  removeComment,
  replyToThread,
  resolveThread,
} from '@counterpoint/protocol'
import { MOST_COMMENTS, type MapPlace } from '@counterpoint/storage'
import type { FastifyInstance } from 'fastify'
import { pageRequest } from '../page-request.ts'
import { invalidInput } from '../parse-input.ts'
import type { Parts } from '../parts.ts'
import { peopleOn } from '../commands/people-on.ts'
import type { GrantedOnMap } from '../policies/granted.ts'
import { presentThread, presentThreads } from '../presenters/thread.ts'
import { broken, idTaken, notFound, Refused } from '../problem.ts'
import { serve } from '../serve.ts'

/** Threads of comments on the records of a map and on passages of its sources. */
export async function threadRoutes(
  app: FastifyInstance,
  { parts: { storage, ids } }: { readonly parts: Parts },
): Promise<void> {
  const { discussion } = storage

  /** A passage is checked like a quote; records are looked for where the thread is written. */
  const checkSubject = async (workspace: string, subject: ThreadSubject): Promise<void> => {
    if (!('source' in subject)) return
    const source = await storage.getSource(workspace, subject.source)
    if (!source) throw notFound('source', subject.source)
    const mismatch = checkQuote({ ...subject, id: source.id as never }, source.text)
    if (mismatch) throw broken('quote_mismatch', mismatch)
  }

  const checkMentions = async (
    granted: GrantedOnMap,
    place: MapPlace,
    text: string,
  ): Promise<readonly string[]> => {
    const mentions = mentionsIn(text)
    if (mentions.length === 0) return mentions
    const people = new Set((await peopleOn(storage, granted, place)).map(({ id }) => id))
    const stranger = mentions.find((id) => !people.has(id))
    if (stranger !== undefined) {
      const message = `Nobody with the id ${stranger} sees this map; mention somebody who does.`
      throw invalidInput([{ path: 'text', message }])
    }
    return mentions
  }

  serve(app, listThreads, async ({ params: { id }, query, granted }) => {
    const { state, about } = query
    const place = { workspace: granted.workspace, map: id }
    const page = await discussion.listThreads(place, { ...pageRequest(query), state, about })
    return { items: await presentThreads(storage, granted.as, page.items), next: page.next }
  })

  serve(app, openThread, async ({ params: { id: map }, body, granted }) => {
    const place = { workspace: granted.workspace, map }
    await checkSubject(granted.workspace, body.subject)
    const mentions = await checkMentions(granted, place, body.text)
    const id = body.id ?? ids()
    const comment = { id: ids(), author: granted.as, text: body.text, mentions }
    const opened = await discussion.openThread(place, { id, subject: body.subject, comment })
    if (!opened.ok) {
      if (opened.error === 'id_taken') throw idTaken('thread', id)
      if (opened.error === 'map_not_found') throw notFound('map', map)
      throw new Refused('not_found', 'What this comment is about is not there; it may be deleted.')
    }
    app.announcements.announce(map, 'threads')
    return presentThread(storage, granted.as, opened.value)
  })

  serve(app, replyToThread, async ({ params: { id: map, thread }, body, granted }) => {
    const place = { workspace: granted.workspace, map }
    const mentions = await checkMentions(granted, place, body.text)
    const id = body.id ?? ids()
    const comment = { id, author: granted.as, text: body.text, mentions }
    const replied = await discussion.reply(place, thread, comment)
    if (!replied.ok) {
      if (replied.error === 'id_taken') throw idTaken('comment', id)
      if (replied.error === 'not_found') throw notFound('thread', thread)
      const detail = `A thread takes ${MOST_COMMENTS} comments; begin another one.`
      throw new Refused('thread_full', detail)
    }
    app.announcements.announce(map, 'threads')
    return presentThread(storage, granted.as, replied.value)
  })

  serve(app, editComment, async ({ params: { id: map, comment: id }, body, granted }) => {
    const place = { workspace: granted.workspace, map }
    await checkMentions(granted, place, body.text)
    const edited = await discussion.editComment(place, { id, author: granted.as, text: body.text })
    if (!edited.ok) throw refusedComment(edited.error, id)
    app.announcements.announce(map, 'threads')
    return presentThread(storage, granted.as, edited.value)
  })

  serve(app, removeComment, async ({ params: { id: map, comment: id }, granted }) => {
    const place = { workspace: granted.workspace, map }
    const removed = await discussion.removeComment(place, { id, author: granted.as })
    if (!removed.ok) throw refusedComment(removed.error, id)
    app.announcements.announce(map, 'threads')
    return presentThread(storage, granted.as, removed.value)
  })

  serve(app, resolveThread, async ({ params: { id: map, thread }, body, granted }) => {
    const place = { workspace: granted.workspace, map }
    const resolved = await discussion.resolveThread(place, thread, granted.as, body.isResolved)
    if (!resolved) throw notFound('thread', thread)
    app.announcements.announce(map, 'threads')
    return presentThread(storage, granted.as, resolved)
  })
}

const refusedComment = (error: 'not_found' | 'not_yours', id: string): Refused =>
  error === 'not_found'
    ? notFound('comment', id)
    : new Refused('forbidden', 'This comment is somebody else’s; only its author may change it.')
