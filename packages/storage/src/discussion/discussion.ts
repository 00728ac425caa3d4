import type { ClaimId, Operation, Result, StanceAttitude, ThreadSubject } from '@counterpoint/core'
import type { Role } from '@counterpoint/protocol'
import type { LogEntry } from '../log-entry.ts'
import type { Page, PageRequest } from '../page.ts'
import type { Subject } from '../subject.ts'

/** A map of a workspace: every question about a discussion names both. */
export interface MapPlace {
  readonly workspace: string
  readonly map: string
}

export interface Comment {
  readonly id: string
  readonly author: Subject
  /** Null once its author removed it. */
  readonly text: string | null
  /** ISO 8601, UTC, like every date here. */
  readonly createdAt: string
  readonly editedAt: string | null
}

/** Somebody who sees a map, with the role there. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly role: Role
}

/** By whom and when. */
export interface Act {
  readonly by: Subject
  readonly at: string
}

export interface Thread {
  readonly id: string
  readonly subject: ThreadSubject
  readonly createdAt: string
  readonly resolved: Act | null
  /** In the order in which they were written. */
  readonly comments: readonly Comment[]
}

export interface NewComment {
  readonly id: string
  readonly author: Subject
  readonly text: string
  /** Ids of the people whom it mentions; each is told. */
  readonly mentions: readonly string[]
}

export type SuggestionState = 'open' | 'accepted' | 'rejected' | 'withdrawn'

/** Operations that somebody proposes; decided once. */
export interface Suggestion {
  readonly id: string
  readonly author: Subject
  /** Revision of the map that its author saw. */
  readonly revision: number
  /** Grows when its author brings it up to date; who accepts names the version he saw. */
  readonly version: number
  readonly operations: readonly Operation[]
  readonly note: string
  readonly state: SuggestionState
  readonly createdAt: string
  readonly decided: (Act & { readonly reason: string | null }) | null
}

export interface NewSuggestion {
  readonly id: string
  readonly author: Subject
  readonly revision: number
  readonly operations: readonly Operation[]
  readonly note: string
  /** Ids of the people who may decide it; each is told. */
  readonly waitingFor: readonly string[]
}

export type SuggestionRefusal = 'not_found' | 'not_yours' | 'decided'

/** What one person holds about one claim. `credence` is in [0, 1]. */
export interface HeldStance {
  readonly claim: ClaimId
  readonly person: string
  readonly credence: number
  /** Null when the person named a number. */
  readonly attitude: StanceAttitude | null
  readonly updatedAt: string
}

/** The stances of a map, as one person may see them. */
export interface SeenStances {
  /** Whether the stances of others are hidden; then `held` has those of the person alone. */
  readonly isBlind: boolean
  /** Who said so last; null when nobody ever did. */
  readonly changed: Act | null
  readonly held: readonly HeldStance[]
  /** How many stances there are, hidden ones included. */
  readonly count: number
}

export type DiscussionEventKind =
  | 'comment.written'
  | 'thread.resolved'
  | 'thread.reopened'
  | 'suggestion.made'
  | 'suggestion.rebased'
  | 'suggestion.rejected'
  | 'suggestion.withdrawn'
  | 'stance.taken'
  | 'stances.hidden'
  | 'stances.revealed'

/** What happened on a map beside its log of operations. */
export interface DiscussionEvent extends Act {
  readonly kind: DiscussionEventKind
  /** A thread, a suggestion, or the claim of a stance. */
  readonly about: string | null
  readonly comment: string | null
}

/** One line of a map's activity: an entry of its log, or something beside it. */
export type Activity =
  | { readonly kind: 'change'; readonly entry: LogEntry }
  | { readonly kind: 'event'; readonly event: DiscussionEvent }

export type NotificationKind =
  | 'mention'
  | 'reply'
  | 'suggestion_waiting'
  | 'suggestion_accepted'
  | 'suggestion_rejected'

export interface Notification extends Act {
  readonly id: string
  readonly kind: NotificationKind
  readonly map: string
  readonly mapTitle: string
  /** A thread or a suggestion. */
  readonly about: string
  readonly comment: string | null
  readonly isRead: boolean
}

/** How much is being discussed, for the numbers beside things. */
export interface DiscussionCounts {
  /** Open threads by the id of what they are about; those of hidden things do not count. */
  readonly openThreads: ReadonlyMap<string, number>
  readonly openSuggestions: number
}

/** Most comments of one thread. */
export const MOST_COMMENTS = 500

/**
 * What people say about a map. None of it is part of the map or of its log (docs/adr/0016).
 *
 * A thread or stance whose subject is gone is not given, and is given again once it is back. Whether
 * somebody may do a thing at all is asked before; what depends on whose thing it is, is decided here,
 * in the statement that does it.
 */
export interface Discussion {
  /** The members who see the map, by name: those whom a comment can mention. */
  peopleOn(place: MapPlace): Promise<readonly Person[]>

  /** Whoever `comment` mentions is told. */
  openThread(
    place: MapPlace,
    thread: { readonly id: string; readonly subject: ThreadSubject; readonly comment: NewComment },
  ): Promise<Result<Thread, 'map_not_found' | 'subject_not_found' | 'id_taken'>>
  /** Whoever `comment` mentions, and whoever wrote in the thread, is told. */
  reply(
    place: MapPlace,
    thread: string,
    comment: NewComment,
  ): Promise<Result<Thread, 'not_found' | 'id_taken' | 'thread_full'>>
  editComment(
    place: MapPlace,
    comment: { readonly id: string; readonly author: Subject; readonly text: string },
  ): Promise<Result<Thread, 'not_found' | 'not_yours'>>
  /** Takes the words away; the comment keeps its place. */
  removeComment(
    place: MapPlace,
    comment: { readonly id: string; readonly author: Subject },
  ): Promise<Result<Thread, 'not_found' | 'not_yours'>>
  /** Resolves or reopens; as it is already: no change. */
  resolveThread(
    place: MapPlace,
    thread: string,
    by: Subject,
    isResolved: boolean,
  ): Promise<Thread | undefined>
  getThread(place: MapPlace, id: string): Promise<Thread | undefined>
  /** The newest first. */
  listThreads(
    place: MapPlace,
    wanted: PageRequest & {
      readonly state?: 'open' | 'resolved' | undefined
      readonly about?: string | undefined
    },
  ): Promise<Page<Thread>>
  countDiscussion(place: MapPlace): Promise<DiscussionCounts>

  suggest(
    place: MapPlace,
    suggestion: NewSuggestion,
  ): Promise<Result<Suggestion, 'map_not_found' | 'id_taken'>>
  getSuggestion(place: MapPlace, id: string): Promise<Suggestion | undefined>
  /** The newest first. */
  listSuggestions(
    place: MapPlace,
    wanted: PageRequest & { readonly state?: SuggestionState | undefined },
  ): Promise<Page<Suggestion>>
  /** Its author is told. To accept one, submit its operations and name it: see `Submission`. */
  rejectSuggestion(
    place: MapPlace,
    rejection: { readonly id: string; readonly by: Subject; readonly reason: string },
  ): Promise<Result<Suggestion, SuggestionRefusal>>
  withdrawSuggestion(
    place: MapPlace,
    id: string,
    by: Subject,
  ): Promise<Result<Suggestion, SuggestionRefusal>>
  /** Its author brings it up to the map of today. */
  rebaseSuggestion(
    place: MapPlace,
    rebased: Pick<Suggestion, 'id' | 'operations' | 'revision'> & { readonly by: Subject },
  ): Promise<Result<Suggestion, SuggestionRefusal>>

  /** One stance for a person and a claim, however often and however many at once. */
  takeStance(
    place: MapPlace,
    stance: Omit<HeldStance, 'updatedAt'>,
  ): Promise<Result<HeldStance, 'map_not_found' | 'claim_not_found'>>
  withdrawStance(place: MapPlace, claim: string, person: string): Promise<boolean>
  /** What `person` may see: the stances of others only while the map is not blind. */
  stancesSeenBy(place: MapPlace, person: string | null): Promise<SeenStances>
  /** Hides or reveals everybody's stances to the others. As it is already: no change. */
  setBlind(place: MapPlace, isBlind: boolean, by: Subject): Promise<boolean>

  /**
   * The newest first. Undefined when there is no such map. While a map is blind, its activity says
   * nothing of stances.
   */
  readActivity(place: MapPlace, page: PageRequest): Promise<Page<Activity> | undefined>

  listNotifications(
    workspace: string,
    person: string,
    page: PageRequest,
  ): Promise<Page<Notification>>
  countUnread(workspace: string, person: string): Promise<number>
  /** Those of `ids` that are the person's; all of them without `ids`. */
  markRead(workspace: string, person: string, ids?: readonly string[]): Promise<void>
}
