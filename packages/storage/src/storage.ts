import type { Role } from '@counterpoint/protocol'
import type { Accounts } from './accounts.ts'
import type {
  ArgumentMap,
  Citation,
  Effect,
  MapId,
  Operation,
  Quote,
  Result,
  Source,
  SourceId,
  Violation,
} from '@counterpoint/core'
import type { Discussion } from './discussion/discussion.ts'
import type { History } from './history/history.ts'
import type { LogEntry, MutationKey, Origin } from './log-entry.ts'
import type { MapAtRevision } from './map-at-revision.ts'
import type { Page, PageRequest } from './page.ts'
import type { NamedSubject, Subject } from './subject.ts'

export type { LogEntry, MutationKey, Origin } from './log-entry.ts'
export type { MapAtRevision } from './map-at-revision.ts'
export type { Page, PageRequest } from './page.ts'
export type { NamedSubject, Subject } from './subject.ts'

/** What some subjects may do in a workspace, or with something in it. */
export interface WorkspaceAccess {
  readonly workspace: string
  /** The strongest role that any of them has there; undefined if none has any. */
  readonly role: Role | undefined
  /** Whose role it is; undefined if nobody's. */
  readonly as: Subject | undefined
}

/** What some subjects may do with a map. */
export interface MapAccess extends WorkspaceAccess {
  /**
   * Counts changes of rights on this map, anybody's. It changes under the lock that operations take,
   * so a change of rights has its place among them.
   */
  readonly aclEpoch: number
}

/** A source of the library. `text` is kept byte for byte. */
export interface StoredSource extends Source {
  readonly text: string
  readonly createdAt: string
}

/** A source without its text, with what the library shows of it. Lengths are code points. */
export interface SourceSummary extends Source {
  readonly createdAt: string
  readonly length: number
  /** Share of the text that is inside at least one quote, in [0, 1]. */
  readonly coverage: number
  readonly quotes: number
}

export interface NewSource {
  readonly id: SourceId
  readonly title: string
  readonly citation: Citation
  readonly language: string
  readonly text: string
}

export interface MapSummary {
  readonly id: MapId
  readonly title: string
  readonly question: string
  readonly revision: number
  readonly createdAt: string
  readonly updatedAt: string
  readonly counts: Readonly<Record<'sources' | 'quotes' | 'claims' | 'inferences', number>>
  readonly positions: readonly {
    readonly id: string
    readonly title: string
    readonly color: string | null
  }[]
}

/** How a map begins; its remainder never changes afterwards. */
export type NewMap = Pick<ArgumentMap, 'id' | 'title' | 'question' | 'remainder'>

/** One change from a live editor. The first one of a queue makes the queue its map's and subject's. */
export interface Mutation extends MutationKey {
  readonly operation: Operation
  readonly subject: Subject
  /** As of a `Submission`. */
  readonly rightsAsOf?: number
  /** By those rights its subject may not do this: it is refused, and the queue goes on. */
  readonly isForbidden?: boolean
}

/** What came of a mutation. The same one again gets the same, for refusals during 30 days. */
export type Decision =
  | { readonly kind: 'committed'; readonly revision: number }
  /** It will never take effect, and the queue goes on with the next number. */
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** Nothing happened, because a number is missing: send again from `decided + 1`. */
  | { readonly kind: 'gap'; readonly decided: number }

/** Where a queue stands: the number of its last mutation that was committed or refused. */
export interface QueuePlace {
  readonly client: string
  readonly decided: number
  /** Those above the number that was asked for, in order. */
  readonly refusals: readonly { readonly number: number; readonly refusal: Refusal }[]
}

/** Where a map's log ends. `epoch` tells the map from another one that had the same id. */
export interface MapHead {
  readonly revision: number
  readonly epoch: string
  /** As of `MapAccess`. */
  readonly aclEpoch: number
}

/** An entry as it was committed. Names are looked up by whoever shows it. */
export interface CommittedEntry extends Omit<LogEntry, 'subject' | 'suggestion'> {
  readonly subject: Subject
  readonly suggestion: { readonly id: string; readonly by: Subject } | null
}

/** Entries that this process has just committed, without a gap, and the head that they made. */
export interface CommittedEntries {
  readonly map: MapId
  readonly head: MapHead
  readonly entries: readonly CommittedEntry[]
}

export interface Submission {
  readonly map: MapId
  /** Each becomes one revision; all of them are committed, or none. */
  readonly operations: readonly Operation[]
  readonly subject: Subject
  readonly origin: Origin
  /**
   * The `aclEpoch` at which the subject's rights were judged. If rights have changed since, nothing
   * is committed. Left out, rights are not looked at.
   */
  readonly rightsAsOf?: number
  /**
   * Makes a repeat harmless: the same key with the same `requestHash` gives the outcome of the
   * first time. Kept 24 hours.
   */
  readonly idempotency?: { readonly key: string; readonly requestHash: string }
  /**
   * The suggestion whose operations these are: it is accepted in the same transaction, and its author
   * is told. Refused unless it is open and still of this version.
   */
  readonly suggestion?: { readonly id: string; readonly version: number }
}

export interface Committed {
  /** Revision of the last operation; the map's revision right after this submission. */
  readonly revision: number
  /** How many revisions this submission took: they end at `revision`. */
  readonly count: number
}

export type Refusal =
  | { readonly code: 'map_not_found' }
  | { readonly code: 'idempotency_mismatch' }
  /** Somebody's rights on the map have changed since `rightsAsOf`: judge again, then send again. */
  | { readonly code: 'rights_changed' }
  /** `index` is the operation at fault. */
  | { readonly code: 'rule_violated'; readonly index: number; readonly violation: Violation }
  /** A quote whose words are not the source's at its offsets. */
  | { readonly code: 'quote_mismatch'; readonly index: number; readonly violation: Violation }
  /** The suggestion was decided already, or its author changed it meanwhile. */
  | { readonly code: 'suggestion_decided' | 'suggestion_changed' | 'suggestion_not_found' }
  /** A source that the library does not hold, or holds otherwise. */
  | { readonly code: 'source_unknown'; readonly index: number; readonly source: string }
  /** Its subject had no right to the mutation. */
  | { readonly code: 'forbidden' }
  /** The queue of a mutation belongs to another map or subject. */
  | { readonly code: 'queue_taken' }
  /** The mutation was refused so long ago that nobody knows why. */
  | { readonly code: 'outcome_forgotten' }
  /** A mistake of ours keeps the mutation from ever being committed; `message` is for our log. */
  | { readonly code: 'undecidable'; readonly message: string }

export type SearchHit =
  | {
      readonly kind: 'claim'
      readonly map: MapId
      readonly mapTitle: string
      readonly id: string
      readonly text: string
    }
  | {
      readonly kind: 'quote'
      readonly source: SourceId
      readonly sourceTitle: string
      readonly id: string
      readonly text: string
      readonly start: number
      readonly end: number
    }
  | {
      readonly kind: 'source'
      readonly id: SourceId
      readonly title: string
      readonly text: string
      readonly start: number
    }

/**
 * Carries small messages to the other processes on the same database: at most once, perhaps never,
 * so nothing may depend on one. On the embedded database there is no other process.
 */
export interface MessageBus {
  /** Most UTF-8 bytes of a message. */
  readonly maxBytes: number
  readonly send: (message: string) => void
  /** Hears what other processes send, never its own. Returns what ends that. */
  readonly listen: (listener: (message: string) => void) => () => void
}

/**
 * What is kept, in records and not in rows.
 *
 * Every write is one transaction, durable when its promise resolves. Writes to one map are strictly
 * serial; a reader never sees half a submission. What a user's act breaks comes back as a value;
 * a failing database throws `StorageUnavailable`, after which the outcome of a write is unknown and
 * the same submission with the same idempotency key may be sent again.
 */
export interface Storage {
  readonly kind: 'postgres' | 'pglite'
  readonly accounts: Accounts
  readonly bus: MessageBus

  createSource(workspace: string, source: NewSource): Promise<Result<StoredSource, 'id_taken'>>
  /** A source of the workspace with these very bytes, if there is one. */
  findSourceBySha256(workspace: string, sha256: string): Promise<StoredSource | undefined>
  getSource(workspace: string, id: string): Promise<StoredSource | undefined>
  listSources(workspace: string, page: PageRequest): Promise<Page<SourceSummary>>

  /** Refused unless `exact` is the source's text from `start` to `end`. Same quote again: no change. */
  createQuote(
    workspace: string,
    quote: Quote,
  ): Promise<Result<Quote, Violation | 'source_not_found' | 'id_taken'>>
  /** All of the source's; with `links`, those that the maps of these share links hold. */
  listQuotes(
    workspace: string,
    source: string,
    page: PageRequest,
    links?: readonly string[],
  ): Promise<Page<Quote>>
  /** Those of `ids` that the workspace holds. */
  getQuotes(workspace: string, ids: readonly string[]): Promise<readonly Quote[]>
  /** Those of `ids` that no new source, or quote, can have, whichever workspace uses them. */
  idsInUse(kind: 'source' | 'quote', ids: readonly string[]): Promise<ReadonlySet<string>>

  /** A map without records at revision 0. */
  createMap(workspace: string, map: NewMap): Promise<Result<MapAtRevision, 'id_taken'>>
  listMaps(workspace: string, page: PageRequest): Promise<Page<MapSummary>>
  openMap(workspace: string, id: string): Promise<MapAtRevision | undefined>
  deleteMap(workspace: string, id: string): Promise<boolean>

  /** @throws StorageBusy when too many changes of the map wait already; nothing was taken then. */
  submit(workspace: string, submission: Submission): Promise<Result<Committed, Refusal>>
  /**
   * Decides mutations of live editors on one map, those of a queue in the order of their numbers;
   * one decision for each, in their order.
   * @throws StorageBusy when too many changes of the map wait already; nothing was taken then.
   */
  decide(
    workspace: string,
    map: string,
    mutations: readonly Mutation[],
  ): Promise<readonly Decision[]>
  /**
   * Where queues of `subject` on `map` stand; one that is new stands at 0. Those that belong to
   * another map or subject are left out.
   */
  readQueues(
    map: string,
    subject: Subject,
    queues: readonly { readonly client: string; readonly acknowledged: number }[],
  ): Promise<readonly QueuePlace[]>
  /** Heads of those of `maps` that there are, in one query. */
  headsOf(maps: readonly string[]): Promise<ReadonlyMap<string, MapHead>>
  /**
   * Calls `listener` after each commit of this process, in the order of revisions for each map, and
   * before whoever submitted it gets an answer. Returns what ends that. `listener` must not throw.
   */
  watch(listener: (committed: CommittedEntries) => void): () => void
  /** Entries with a revision above `after`, in order. Undefined when there is no such map. */
  readLog(
    workspace: string,
    map: string,
    after: number,
    limit: number,
  ): Promise<readonly LogEntry[] | undefined>
  /** The map made anew from its log alone; the test that log and rows tell the same. */
  rebuildMap(workspace: string, map: string): Promise<MapAtRevision | undefined>

  /** The rights of `subjects` on a map, in one statement; undefined when there is no such map. */
  accessOf(subjects: readonly Subject[], map: string): Promise<MapAccess | undefined>
  /** Whoever may read a map by a share link may read the sources that it has. */
  accessToSource(subjects: readonly Subject[], source: string): Promise<WorkspaceAccess | undefined>
  accessToWorkspace(
    subjects: readonly Subject[],
    workspace: string,
  ): Promise<WorkspaceAccess | undefined>
  /** `subjects` with the names by which others know them, in the same order. */
  namesOf(subjects: readonly Subject[]): Promise<readonly NamedSubject[]>

  /** What is no operation: comments, suggestions, stances, activity. */
  readonly discussion: Discussion
  /** What maps were, and the names of their versions. */
  readonly history: History
  /** Of each of `ids` that a change of the map deleted: the record as it was then. */
  lastStatesOf(workspace: string, map: string, ids: readonly string[]): Promise<readonly Effect[]>

  search(workspace: string, words: string, limit: number): Promise<readonly SearchHit[]>

  /** Resolves if the database answers. */
  ping(): Promise<void>
  close(): Promise<void>
}

/** Too many changes wait for this map already. None of those sent took effect; try again later. */
export class StorageBusy extends Error {
  override readonly name = 'StorageBusy'
}

/** The database cannot be reached or broke off. Whether a write took effect is unknown. */
export class StorageUnavailable extends Error {
  override readonly name = 'StorageUnavailable'
}
