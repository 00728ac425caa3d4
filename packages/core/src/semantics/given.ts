import type { Claim } from '../model/claim.ts'
import type { ClaimId } from '../model/id.ts'
import type { ResolvedSwitches } from './switches.ts'

/**
 * How much a claim needs before it stands without support: nothing in the *debate* reading (what
 * nobody answers stands), a quote or a stance in the *evidence* reading.
 */
export type Reading = 'debate' | 'evidence'

/** What decides whether a claim is given, beside the claim itself. */
export interface GivenRule {
  readonly reading: Reading
  /** Credence in [0, 1] by claim. Above one half it carries a claim as a quote does. */
  readonly stances: ReadonlyMap<ClaimId, number>
  readonly switches: ResolvedSwitches
}

/**
 * Whether a claim, with all that are equivalent to it, needs no support to stand ([S3], [S4]).
 * `isSupported`: some inference is for it, whether or not that inference stands.
 *
 * A claim that was put forward on quotes, all of them switched off, is no longer given by default
 * in either reading: switching off is the answer that the debate reading waits for.
 */
export function isGiven(
  members: readonly Claim[],
  isSupported: boolean,
  { reading, stances, switches }: GivenRule,
): boolean {
  if (members.some(({ id, given }) => given || switches.given.has(id))) return true
  if (isSupported) return false
  if (members.some(({ id }) => (stances.get(id) ?? 0) > 0.5)) return true
  let hasQuote = false
  for (const { quotes } of members) {
    for (const quote of quotes) {
      if (!switches.quotesOff.has(quote)) return true
      hasQuote = true
    }
  }
  return reading === 'debate' && !hasQuote
}
