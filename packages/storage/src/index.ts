export type {
  Accounts,
  ApiKey,
  AuditEntry,
  Invitation,
  MapRole,
  Member,
  NewAuditEntry,
  SessionSummary,
  ShareLink,
  SharedMap,
  User,
  WorkspaceSummary,
} from './accounts.ts'
export type { AuthDatabase } from './accounts/auth-database.ts'
export { DataDirectoryInUse, StorageStartError } from './database/storage-start-error.ts'
export {
  MOST_COMMENTS,
  type Activity,
  type Comment,
  type Discussion,
  type DiscussionEvent,
  type HeldStance,
  type MapPlace,
  type Notification,
  type Person,
  type SeenStances,
  type Suggestion,
  type SuggestionRefusal,
  type Thread,
} from './discussion/discussion.ts'
export { type History, type NewVersion, type Version } from './history/history.ts'
export { InvalidCursor } from './library/cursor.ts'
export { openStorage, type StorageOptions } from './open-storage.ts'
export {
  StorageBusy,
  StorageUnavailable,
  type Committed,
  type CommittedEntries,
  type CommittedEntry,
  type Decision,
  type LogEntry,
  type MapAccess,
  type MapAtRevision,
  type MapHead,
  type MapSummary,
  type MessageBus,
  type Mutation,
  type MutationKey,
  type NewSource,
  type Origin,
  type QueuePlace,
  type Refusal,
  type SearchHit,
  type SourceSummary,
  type Storage,
  type StoredSource,
  type Submission,
  type WorkspaceAccess,
} from './storage.ts'
export { type Page, type PageRequest } from './page.ts'
export { PERSONAL_OWNER, type NamedSubject, type Subject, type SubjectKind } from './subject.ts'
