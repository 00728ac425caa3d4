import type { Replica } from '@counterpoint/protocol/sync'

/** Whether what was done here is kept. `unsent` counts changes that are not answered for. */
export type SaveState =
  /** The server has everything. */
  | { readonly kind: 'saved'; readonly revision: number }
  | { readonly kind: 'saving'; readonly unsent: number }
  /** The server does not answer; changes wait here and are sent when it does. */
  | { readonly kind: 'away'; readonly unsent: number }
  /** So much waits, or for so long, that the page takes no more until the server has it. */
  | { readonly kind: 'full'; readonly unsent: number }
  /** This person may look only; what waits is kept, and sent if that changes. */
  | { readonly kind: 'readonly'; readonly unsent: number }
  /** The person has to sign in again; what waits is sent then. */
  | { readonly kind: 'reauth'; readonly unsent: number }
  /** The page is too old for the server; what waits is sent once it is loaded anew. */
  | { readonly kind: 'reload'; readonly unsent: number }
  /** The map was deleted. */
  | { readonly kind: 'gone' }
  /** This person may not see the map any more; what waits is kept, and sent if that changes. */
  | { readonly kind: 'shut'; readonly unsent: number }

/** How a page's connections stand. */
interface Reach {
  readonly isGone: boolean
  readonly isShut: boolean
  readonly isAway: boolean
}

/** What most keeps the changes of `replica` from being kept. */
export function saveStateOf(replica: Replica, { isGone, isShut, isAway }: Reach): SaveState {
  const { link } = replica
  const unsent = replica.pending.length
  if (isGone) return { kind: 'gone' }
  if (isShut) return { kind: 'shut', unsent }
  if (link === 'reload' || link === 'reauth') return { kind: link, unsent }
  if (!replica.mayEdit) return { kind: 'readonly', unsent }
  if (replica.isFull) return { kind: 'full', unsent }
  if (isAway) return { kind: 'away', unsent }
  if (unsent > 0) return { kind: 'saving', unsent }
  return { kind: 'saved', revision: replica.base.revision }
}
