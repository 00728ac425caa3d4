/** Why a search ended before it had seen everything. */
export type CutShort = 'steps' | 'cancelled' | 'limit'

/** How long a search may take. */
export interface SearchLimits {
  /** Steps of propagation; some tens of millions a second. */
  readonly steps?: number
  /** Asked now and then; true ends the search. */
  readonly isCancelled?: () => boolean
}

/** Steps that are left; shared by all searches of one question. */
export interface Budget {
  /** Uses up `steps`; false once nothing is left or the search was cancelled. */
  readonly spend: (steps: number) => boolean
  readonly cutShort: () => CutShort | undefined
}

/** A few seconds of one core. */
const USUAL_STEPS = 30_000_000
const STEPS_BETWEEN_ASKING = 20_000

export function budgetOf({ steps = USUAL_STEPS, isCancelled }: SearchLimits = {}): Budget {
  let left = steps
  let unasked = 0
  let cut: CutShort | undefined
  return {
    spend: (used) => {
      left -= used
      unasked += used
      if (unasked >= STEPS_BETWEEN_ASKING) {
        unasked = 0
        if (isCancelled?.()) cut ??= 'cancelled'
      }
      if (left < 0) cut ??= 'steps'
      return cut === undefined
    },
    cutShort: () => cut,
  }
}
