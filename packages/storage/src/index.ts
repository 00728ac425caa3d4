export { DataDirectoryInUse, StorageStartError } from './database/storage-start-error.ts'
export { InvalidCursor } from './library/cursor.ts'
export { openStorage, type StorageOptions } from './open-storage.ts'
export {
  PERSONAL_OWNER,
  StorageUnavailable,
  type Committed,
  type LogEntry,
  type MapAccess,
  type MapAtRevision,
  type MapSummary,
  type NamedSubject,
  type NewSource,
  type Origin,
  type Page,
  type PageRequest,
  type Refusal,
  type SearchHit,
  type SourceSummary,
  type Storage,
  type StoredSource,
  type Subject,
  type SubjectKind,
  type Submission,
  type WorkspaceAccess,
} from './storage.ts'
