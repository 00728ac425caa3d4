import type { Placement } from '../model/placement.ts'
import type { Choices } from './choices.ts'
import type { Fitting, KindsOn } from './fitting-kind.ts'

export const FITTING_PLACEMENTS: Fitting<KindsOn<'placement'>> = {
  'placement.set': (map, choices) => {
    const placeable = [...map.claims.keys(), ...map.inferences.keys()]
    if (placeable.length === 0) return undefined
    const placements = choices
      .someOf(placeable, 1, 3)
      .map((of) => ({ of, at: choices.happens(80) ? someSpot(choices) : null }))
    return { kind: 'placement.set', placements }
  },
}

const SPOTS = [0, -1, 0.1, 240.5, -1e6, 1e6, 1 / 3] as const

const someSpot = (choices: Choices): Placement => ({
  x: choices.happens(30) ? choices.oneOf(SPOTS) : choices.below(4_000) - 2_000,
  y: choices.happens(30) ? choices.oneOf(SPOTS) : choices.below(4_000) - 2_000,
})

export const someAt = (choices: Choices): Placement | null =>
  choices.happens(60) ? someSpot(choices) : null
