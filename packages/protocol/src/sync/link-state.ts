import { LIVE_CLOSE } from '../realtime/version.ts'

/** Where the connection of a replica stands. */
export type LinkState =
  /** Not wanted: not opened yet, or closed by the page. */
  | 'idle'
  | 'connecting'
  /** The socket is open and the hello is sent. */
  | 'hello'
  /** The map is fetched anew; operations that arrive wait. */
  | 'loading'
  /** Welcomed; operations up to the welcome's revision are on their way. */
  | 'catchup'
  | 'live'
  /** No socket; another try follows. */
  | 'waiting'
  /** The person has to sign in again. */
  | 'reauth'
  /** The page is older than the server speaks. */
  | 'reload'
  /** The map was deleted, or may not be seen any more. */
  | 'gone'

export type LinkEvent =
  /** The page wants a connection, now. */
  | 'wanted'
  /** The page wants none any more. */
  | 'left'
  | 'opened'
  | 'welcomed'
  | 'snapshot asked'
  | 'loaded'
  | 'caught up'
  /** The socket ended, for whatever reason that is not one of those below. */
  | 'lost'
  | 'signed out'
  | 'outdated'
  | 'map gone'

type Transitions = Readonly<Record<LinkEvent, LinkState>>

/** What is the same wherever one is: an end is an end. */
const ENDS = {
  left: 'idle',
  'signed out': 'reauth',
  outdated: 'reload',
  'map gone': 'gone',
} as const

const stay = (state: LinkState): Transitions => ({
  wanted: state,
  opened: state,
  welcomed: state,
  'snapshot asked': state,
  loaded: state,
  'caught up': state,
  lost: state,
  ...ENDS,
})

/** Every event in every state. What makes no sense in a state leaves it as it is. */
export const LINK_TRANSITIONS: Readonly<Record<LinkState, Transitions>> = {
  idle: { ...stay('idle'), wanted: 'connecting' },
  connecting: { ...stay('connecting'), opened: 'hello', lost: 'waiting' },
  hello: { ...stay('hello'), welcomed: 'catchup', lost: 'waiting' },
  loading: { ...stay('loading'), loaded: 'catchup', lost: 'waiting' },
  catchup: {
    ...stay('catchup'),
    'snapshot asked': 'loading',
    'caught up': 'live',
    lost: 'waiting',
  },
  live: { ...stay('live'), 'snapshot asked': 'loading', lost: 'waiting' },
  waiting: { ...stay('waiting'), wanted: 'connecting' },
  reauth: { ...stay('reauth'), wanted: 'connecting' },
  reload: { ...stay('reload'), 'signed out': 'reload' },
  gone: { ...stay('gone'), 'signed out': 'gone', outdated: 'gone' },
}

/** What the end of a socket means, by its close code. */
export function eventOf(code: number | undefined): LinkEvent {
  switch (code) {
    case LIVE_CLOSE.unauthenticated:
      return 'signed out'
    case LIVE_CLOSE.reload:
      return 'outdated'
    case LIVE_CLOSE.gone:
    case LIVE_CLOSE.forbidden:
      return 'map gone'
    default:
      return 'lost'
  }
}
