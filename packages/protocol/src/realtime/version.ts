/**
 * Version of the messages of live editing. A server accepts this one and the one before; a client
 * that is too old is told to reload (`LIVE_CLOSE.reload`) and keeps its queue.
 *
 * 1: hello, push, presence, ping; welcome, snapshot, operations, refused, gap, busy, presence,
 *    discussed, role, pong, bye.
 */
export const LIVE_VERSION = 1

/** Why a socket was closed, beside the codes of RFC 6455. */
export const LIVE_CLOSE = {
  /** A message that is not as described: a mistake of the client's. */
  malformed: 4400,
  unauthenticated: 4401,
  /** The map may not be seen (any more). */
  forbidden: 4403,
  /** No hello within 10 seconds. */
  helloTimeout: 4408,
  /** Another socket of the same client took over. */
  superseded: 4409,
  /** The map was deleted. */
  gone: 4410,
  /** This version is not spoken any more; the page has to be loaded anew. */
  reload: 4426,
  /** Too many sockets or messages. */
  tooMany: 4429,
  /** The server stops; come back after `retryMs`. */
  restarting: 1012,
  /** The client reads too slowly; it may come back and catch up. */
  lagging: 1013,
} as const

export type LiveCloseCode = (typeof LIVE_CLOSE)[keyof typeof LIVE_CLOSE]

/** What both ends of a live connection keep to. Sizes are bytes of UTF-8, times milliseconds. */
export const LIVE_LIMITS = {
  /** Largest frame a client may send. */
  frameBytes: 256 * 1024,
  /** Most mutations in one push. */
  pushMutations: 50,
  /** Most queues that one connection sends for: its own and those of closed tabs it adopted. */
  clients: 20,
  /** Most ids in a selection that is shown to others. */
  selection: 50,
  /** Most changes that a page keeps while they wait, and for how long. */
  waiting: 1_000,
  waitingMs: 7 * 24 * 60 * 60 * 1_000,
  helloTimeoutMs: 10_000,
  pingEveryMs: 10_000,
  /** A client that missed more operations than this loads the map anew. */
  catchUpOperations: 2_000,
} as const
