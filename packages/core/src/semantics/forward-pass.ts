import { moved, pullOf, type StrengthModel } from './influence.ts'
import type { Weighted } from './weighted.ts'

/** Strengths of what rests on no circle, and what is left. */
export interface ForwardPass {
  /** By statement; final where `open` is 0. */
  readonly strengths: Float64Array
  /** How many inputs of a statement the pass did not reach: none, unless it rests on a circle. */
  readonly open: Int32Array
  readonly isComplete: boolean
}

/**
 * One pass in an order of dependence (Kahn 1962): a statement is done once all that it rests on is,
 * and hands its strength on to what rests on it. An inference does so at once, so that claims alone
 * wait in line. Exact, and the whole map where no circle runs.
 *
 * Cost: O(statements + links). What bears on a statement comes together in two numbers: against it
 * and for it, as products of 1 - s for DF-QuAD, as sums for quadratic energy.
 */
export function forwardPass(
  { framework, aim, inputCount, base }: Weighted,
  model: StrengthModel,
): ForwardPass {
  const { size, claimCount, userStart, users } = framework
  const isProduct = model === 'df-quad'
  const strengths = base.slice()
  const open = inputCount.slice()
  const borne = new Float64Array(2 * size)
  if (isProduct) borne.fill(1)
  const line = new Int32Array(claimCount)
  let length = 0
  let doneInferences = 0
  for (let claim = 0; claim < claimCount; claim++) if (open[claim] === 0) line[length++] = claim

  for (let place = 0; place < length; place++) {
    const claim = line[place]!
    const strength = settle(strengths, claim, borne, isProduct)
    const end = userStart[claim + 1]!
    for (let i = userStart[claim]!; i < end; i++) {
      let reached = users[i]!
      if (strength < strengths[reached]!) strengths[reached] = strength
      while (--open[reached]! === 0) {
        if (reached < claimCount) {
          line[length++] = reached
          break
        }
        doneInferences++
        const handedOn = settle(strengths, reached, borne, isProduct)
        const side = aim[reached]!
        if (side < 0) break
        if (isProduct) borne[side]! *= 1 - handedOn
        else borne[side]! += handedOn
        reached = side >> 1
      }
    }
  }
  return { strengths, open, isComplete: length + doneInferences === size }
}

/** Moves the base score of `statement` by what bears on it. */
function settle(
  strengths: Float64Array,
  statement: number,
  borne: Float64Array,
  isProduct: boolean,
): number {
  const against = borne[2 * statement]!
  const inFavour = borne[2 * statement + 1]!
  const pull = isProduct ? against - inFavour : pullOf(inFavour - against)
  const strength = moved(strengths[statement]!, pull)
  strengths[statement] = strength
  return strength
}
