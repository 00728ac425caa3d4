import { AGAINST, PREMISE } from './dependence.ts'
import { SWITCHED_OFF, type Weighted } from './weighted.ts'

/** Which paper's model gave a strength. */
export type StrengthModel = 'df-quad' | 'quadratic-energy'

export const influenceOf = (model: StrengthModel): Influence =>
  model === 'df-quad' ? dfQuad : quadraticEnergy

/**
 * How what bears on a statement moves it from its base score: for the places from `first` to before
 * `end`, from what stands in `strengths`, written to the same places of `moved`. Where those are one
 * array, each statement sees what was written before it.
 *
 * A claim's base score is its own. An inference starts from its weakest premise, since linked
 * premises carry no more together than the weakest of them (the weakest link principle, Pollock
 * 1995). What is switched off gets 0.
 */
export type Influence = (
  weighted: Weighted,
  first: number,
  end: number,
  strengths: Float64Array,
  moved: Float64Array,
) => void

/**
 * DF-QuAD (Rago, Toni, Aurisicchio and Baroni 2016). Attackers, and supporters likewise, add up as
 * independent chances, 1 - ∏(1 - s); the base score moves towards 1 or 0 by their difference.
 */
const dfQuad: Influence = ({ base, inputStart, inputs }, first, end, strengths, moved) => {
  for (let place = first; place < end; place++) {
    let weakest = base[place]!
    let attack = 1
    let support = 1
    for (let i = inputStart[place]!; i < inputStart[place + 1]!; i++) {
      const input = inputs[i]!
      const strength = strengths[input >> 2]!
      const part = input & 3
      if (part === PREMISE) {
        if (strength < weakest) weakest = strength
      } else if (part === AGAINST) attack *= 1 - strength
      else support *= 1 - strength
    }
    moved[place] = pulled(weakest, attack - support)
  }
}

/**
 * The quadratic energy model (Potyka 2018): supporters' strengths less attackers' are the energy E,
 * and the base score moves by h(E) = E² / (1 + E²) towards 1 or 0.
 */
const quadraticEnergy: Influence = (weighted, first, end, strengths, moved) => {
  const { base, inputStart, inputs } = weighted
  for (let place = first; place < end; place++) {
    let weakest = base[place]!
    let energy = 0
    for (let i = inputStart[place]!; i < inputStart[place + 1]!; i++) {
      const input = inputs[i]!
      const strength = strengths[input >> 2]!
      const part = input & 3
      if (part === PREMISE) {
        if (strength < weakest) weakest = strength
      } else energy += part === AGAINST ? -strength : strength
    }
    const square = energy * energy
    moved[place] = pulled(weakest, (energy >= 0 ? square : -square) / (1 + square))
  }
}

/** `base` moved by `pull` in [-1, 1]: all the way to 1 at 1, to 0 at -1. */
const pulled = (base: number, pull: number): number =>
  base === SWITCHED_OFF ? 0 : pull >= 0 ? base + (1 - base) * pull : base + base * pull
