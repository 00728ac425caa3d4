import { z } from 'zod'
import type { ClaimId } from '../model/id.ts'

/** Whole stances, for who does not want to name a number. */
export const STANCE_ATTITUDES = ['accept', 'reject', 'suspend'] as const
export type StanceAttitude = (typeof STANCE_ATTITUDES)[number]

/**
 * What one person holds about one claim: a credence in [0, 1] (Ramsey 1926), or whether they
 * accept it, reject it or suspend judgement (Friedman 2013).
 */
export const stanceSchema = z.union([
  z.strictObject({ credence: z.number().min(0).max(1) }),
  z.strictObject({ attitude: z.enum(STANCE_ATTITUDES) }),
])

export type Stance = Readonly<z.infer<typeof stanceSchema>>

const CREDENCE_OF: Readonly<Record<StanceAttitude, number>> = {
  accept: 1,
  reject: 0,
  suspend: 0.5,
}

/** `stance` as a credence in [0, 1]: to accept is 1, to reject 0, to suspend one half ([V11]). */
export const credenceOf = (stance: Stance): number =>
  'credence' in stance ? stance.credence : CREDENCE_OF[stance.attitude]

/** A person's credence in a claim. */
export interface HeldCredence {
  readonly claim: ClaimId
  readonly credence: number
}

/**
 * Credence in [0, 1] by claim: the mean of what people hold, each counted once ([V12]). This is what
 * evaluation takes as `stances`: base scores of strength, and the ground of the evidence reading.
 */
export function baseScoresOf(held: Iterable<HeldCredence>): ReadonlyMap<ClaimId, number> {
  const sums = new Map<ClaimId, { sum: number; count: number }>()
  for (const { claim, credence } of held) {
    const known = sums.get(claim) ?? { sum: 0, count: 0 }
    sums.set(claim, { sum: known.sum + credence, count: known.count + 1 })
  }
  return new Map([...sums].map(([claim, { sum, count }]) => [claim, sum / count]))
}
