import type { GhostMark } from '@counterpoint/core'

/** What a suggestion would do to a record, in a word. */
export const GHOST_WORDS: Readonly<Record<GhostMark, string>> = {
  appears: 'would appear',
  changes: 'would change',
  goes: 'would go',
}
