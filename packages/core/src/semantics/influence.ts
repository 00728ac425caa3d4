import { baseOf, type Weighted } from './weighted.ts'

/** Which paper's model gave a strength. */
export type StrengthModel = 'df-quad' | 'quadratic-energy'

export const influenceOf = (model: StrengthModel): Influence =>
  model === 'df-quad' ? dfQuad : quadraticEnergy

/** How the strengths of what bears on a statement move it from its base score. */
export type Influence = (
  weighted: Weighted,
  statement: number,
  strengths: Float64Array,
  /** An inference to leave out of account; -1 for none. */
  without?: number,
) => number

/**
 * DF-QuAD (Rago, Toni, Aurisicchio and Baroni 2016). Attackers, and supporters likewise, add up as
 * independent chances, 1 - ∏(1 - s); the base score moves towards 1 or 0 by their difference.
 */
const dfQuad: Influence = (weighted, statement, strengths, without = -1) => {
  const { onStart, on, sign } = weighted
  let attack = 1
  let support = 1
  for (let i = onStart[statement]!; i < onStart[statement + 1]!; i++) {
    const other = on[i]!
    if (other === without) continue
    if (sign[other] === -1) attack *= 1 - strengths[other]!
    else support *= 1 - strengths[other]!
  }
  return moved(baseOf(weighted, statement, strengths), attack - support)
}

/**
 * The quadratic energy model (Potyka 2018): supporters' strengths less attackers' are the energy E,
 * and the base score moves by h(E) = E² / (1 + E²) towards 1 or 0.
 */
const quadraticEnergy: Influence = (weighted, statement, strengths, without = -1) => {
  const { onStart, on, sign } = weighted
  let energy = 0
  for (let i = onStart[statement]!; i < onStart[statement + 1]!; i++) {
    const other = on[i]!
    if (other !== without) energy += sign[other]! * strengths[other]!
  }
  return moved(baseOf(weighted, statement, strengths), pullOf(energy))
}

/** `base` moved by `pull` in [-1, 1]: all the way to 1 at 1, to 0 at -1. */
export const moved = (base: number, pull: number): number =>
  pull >= 0 ? base + (1 - base) * pull : base + base * pull

/** h(E), with the sign of E. */
export const pullOf = (energy: number): number => {
  const square = energy * energy
  return (energy >= 0 ? square : -square) / (1 + square)
}
