import type { Database } from '../database/database.ts'
import { reachingDatabase as reach } from '../database/failure.ts'
import { readActivity } from './activity.ts'
import { editComment, removeComment } from './comments.ts'
import type { Discussion } from './discussion.ts'
import { countUnread, listNotifications, markRead } from './notifications.ts'
import { peopleOn } from './people-on.ts'
import { setBlind, stancesSeenBy, takeStance, withdrawStance } from './stances.ts'
import {
  getSuggestion,
  listSuggestions,
  rebaseSuggestion,
  rejectSuggestion,
  suggest,
  withdrawSuggestion,
} from './suggestions.ts'
import {
  countDiscussion,
  getThread,
  listThreads,
  openThread,
  reply,
  resolveThread,
} from './threads.ts'

/** The discussions of all maps on `database`. */
export function discussionOn(database: Database): Discussion {
  const { prisma } = database
  return {
    peopleOn: (place) => reach(() => peopleOn(prisma, place)),

    openThread: (place, thread) => reach(() => openThread(database, place, thread)),
    reply: (place, thread, comment) => reach(() => reply(database, place, thread, comment)),
    editComment: (place, comment) => reach(() => editComment(database, place, comment)),
    removeComment: (place, comment) => reach(() => removeComment(database, place, comment)),
    resolveThread: (place, thread, by, isResolved) =>
      reach(() => resolveThread(database, place, thread, by, isResolved)),
    getThread: (place, id) => reach(() => getThread(prisma, place, id)),
    listThreads: (place, wanted) => reach(() => listThreads(prisma, place, wanted)),
    countDiscussion: (place) => reach(() => countDiscussion(prisma, place)),

    suggest: (place, suggestion) => reach(() => suggest(database, place, suggestion)),
    getSuggestion: (place, id) => reach(() => getSuggestion(prisma, place, id)),
    listSuggestions: (place, wanted) => reach(() => listSuggestions(prisma, place, wanted)),
    rejectSuggestion: (place, rejection) =>
      reach(() => rejectSuggestion(database, place, rejection)),
    withdrawSuggestion: (place, id, by) => reach(() => withdrawSuggestion(database, place, id, by)),
    rebaseSuggestion: (place, rebased) => reach(() => rebaseSuggestion(database, place, rebased)),

    takeStance: (place, stance) => reach(() => takeStance(database, place, stance)),
    withdrawStance: (place, claim, person) =>
      reach(() => withdrawStance(database, place, claim, person)),
    stancesSeenBy: (place, person) => reach(() => stancesSeenBy(database, place, person)),
    setBlind: (place, isBlind, by) => reach(() => setBlind(database, place, isBlind, by)),

    readActivity: (place, page) => reach(() => readActivity(database, place, page)),

    listNotifications: (workspace, person, page) =>
      reach(() => listNotifications(prisma, workspace, person, page)),
    countUnread: (workspace, person) => reach(() => countUnread(prisma, workspace, person)),
    markRead: (workspace, person, ids) => reach(() => markRead(prisma, workspace, person, ids)),
  }
}
