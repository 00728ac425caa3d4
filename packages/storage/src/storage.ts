import type { Role } from '@counterpoint/protocol'
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

/**
 * Who asks: a person, whoever holds a share link, a program with an API key, or, for the seed and
 * the migrations, the product itself, which has no id.
 */
export interface Subject {
  readonly kind: SubjectKind
  readonly id: string | null
}

export type SubjectKind = 'user' | 'share_link' | 'api_key' | 'system'

/** A subject with the name by which others know it. Never an e-mail address. */
export interface NamedSubject extends Subject {
  readonly name: string
}

/** The one owner of personal mode, who has no account. */
export const PERSONAL_OWNER = { kind: 'user', id: 'owner' } as const

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

/** Through which door a change came. */
export type Origin = 'rest' | 'import' | 'seed'

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

/** A map at one revision: what replaying the log up to it gives. */
export interface MapAtRevision {
  readonly revision: number
  readonly map: ArgumentMap
}

/** One operation in a map's log. Revisions of a map are contiguous and start at 1. */
export interface LogEntry {
  readonly revision: number
  readonly operation: Operation
  readonly effects: readonly Effect[]
  readonly subject: NamedSubject
  readonly origin: Origin
  /** ISO 8601, UTC. */
  readonly at: string
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
  /** A source that the library does not hold, or holds otherwise. */
  | { readonly code: 'source_unknown'; readonly index: number; readonly source: string }

export interface Page<T> {
  readonly items: readonly T[]
  /** Pass as `after` to go on; null at the end. */
  readonly next: string | null
}

export interface PageRequest {
  readonly after?: string
  /** At most 200. */
  readonly limit: number
}

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
 * What is kept, in records and not in rows.
 *
 * Every write is one transaction, durable when its promise resolves. Writes to one map are strictly
 * serial; a reader never sees half a submission. What a user's act breaks comes back as a value;
 * a failing database throws `StorageUnavailable`, after which the outcome of a write is unknown and
 * the same submission with the same idempotency key may be sent again.
 */
export interface Storage {
  readonly kind: 'postgres' | 'pglite'

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
  listQuotes(workspace: string, source: string, page: PageRequest): Promise<Page<Quote>>
  /** Those of `ids` that the workspace holds. */
  getQuotes(workspace: string, ids: readonly string[]): Promise<readonly Quote[]>

  /** An empty map at revision 0. */
  createMap(
    workspace: string,
    map: Pick<ArgumentMap, 'id' | 'title' | 'question'>,
  ): Promise<Result<MapAtRevision, 'id_taken'>>
  listMaps(workspace: string, page: PageRequest): Promise<Page<MapSummary>>
  openMap(workspace: string, id: string): Promise<MapAtRevision | undefined>
  deleteMap(workspace: string, id: string): Promise<boolean>

  submit(workspace: string, submission: Submission): Promise<Result<Committed, Refusal>>
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

  search(workspace: string, words: string, limit: number): Promise<readonly SearchHit[]>

  /** Resolves if the database answers. */
  ping(): Promise<void>
  close(): Promise<void>
}

/** The database cannot be reached or broke off. Whether a write took effect is unknown. */
export class StorageUnavailable extends Error {
  override readonly name = 'StorageUnavailable'
}
