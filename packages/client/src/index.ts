export { createApi, type Api, type CallOptions } from './api.ts'
export { Refused, Unreachable } from './failure.ts'
export { indexedDbQueue } from './indexed-db-queue.ts'
export {
  openMapSession,
  type MapSession,
  type RefusedChange,
  type SaveState,
  type SessionState,
} from './map-session.ts'
export { memoryQueue, type PendingChange, type PendingQueue } from './pending-queue.ts'
