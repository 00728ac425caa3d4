/** What a room keeps to. Sizes are bytes of UTF-8, times milliseconds. */
export interface RoomLimits {
  /** Entries kept at hand for those who are a little behind. */
  readonly ring: number
  /** Entries read from the log, or sent, at a time. */
  readonly page: number
  /** Somebody further behind than this loads the map anew. */
  readonly catchUp: number
  /** With more than this on its way to somebody, presence is left out. */
  readonly presenceBuffer: number
  /** With more than this, operations wait in the log. */
  readonly lagBuffer: number
  /** Below this, they go on from the log. */
  readonly resumeBuffer: number
  /** Above this, or after `lagMs`, the connection is closed. */
  readonly fullBuffer: number
  readonly lagMs: number
  readonly helloMs: number
  readonly presenceMs: number
  /** Above `crowd` people, presence goes out this often. */
  readonly crowdPresenceMs: number
  readonly crowd: number
  /** Only so many pointers are shown: of those who moved last. */
  readonly pointers: number
  /** Mutations of one connection: so many at once, then so many a second. */
  readonly burst: number
  readonly perSecond: number
  /** Batches of one connection that may wait to be decided. */
  readonly waiting: number
}

const KIBIBYTE = 1024
const MEBIBYTE = 1024 * KIBIBYTE

/** How long somebody waits when a room cannot say better, in milliseconds. */
export const BUSY_MS = 1_000

export const ROOM_LIMITS: RoomLimits = {
  ring: 512,
  page: 500,
  catchUp: 2_000,
  presenceBuffer: 256 * KIBIBYTE,
  lagBuffer: MEBIBYTE,
  resumeBuffer: 64 * KIBIBYTE,
  fullBuffer: 8 * MEBIBYTE,
  lagMs: 30_000,
  helloMs: 10_000,
  presenceMs: 66,
  crowdPresenceMs: 200,
  crowd: 100,
  pointers: 50,
  burst: 200,
  perSecond: 20,
  waiting: 8,
}
