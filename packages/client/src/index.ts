export { createApi, type Api, type CallOptions } from './api.ts'
export { Refused, Unreachable } from './failure.ts'
export { countUnsent, eraseUnsent, indexedDbQueue } from './indexed-db-queue.ts'
export { webSockets, type LiveSocket, type OpenSocket, type SocketEvents } from './live-socket.ts'
export { MapHistory, type HistoryState, type PastEntry } from './map-history.ts'
export type {
  MapSession,
  Person,
  RefusedChange,
  SessionEnvironment,
  SessionState,
} from './map-session.ts'
export type { Done } from '@counterpoint/protocol/sync'
export { openMapSession } from './open-map-session.ts'
export { memoryQueue, type PendingQueue } from './pending-queue.ts'
export type { SaveState } from './save-state.ts'
