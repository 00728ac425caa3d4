/** What evaluation says of a claim or an inference (Caminada 2006: in, out, undec). */
export type Standing = 'in' | 'out' | 'undecided'

/** Standings as small numbers, for typed arrays. */
export const UNDECIDED = 0
export const IN = 1
export const OUT = 2
/** The record was deleted since its number was handed out. */
export const GONE = 3

export type Label = typeof UNDECIDED | typeof IN | typeof OUT

const NAMES: readonly Standing[] = ['undecided', 'in', 'out']

export const standingOfLabel = (label: number | undefined): Standing | undefined =>
  label === undefined ? undefined : NAMES[label]
