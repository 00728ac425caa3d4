import type { ChangeMark } from '@counterpoint/core'

/** What became of a record between two points of the past: a sign and a word. */
export const CHANGE_WORDS: Readonly<Record<ChangeMark, string>> = {
  added: 'added',
  gone: 'gone',
  changed: 'changed',
}

export const CHANGE_SIGNS: Readonly<Record<ChangeMark, string>> = {
  added: '+',
  gone: '−',
  changed: '≠',
}
