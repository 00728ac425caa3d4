import type { ArgumentMap } from '../model/argument-map.ts'
import type { ClaimId, InferenceId } from '../model/id.ts'
import type { Inference, Target } from '../model/inference.ts'
import type { Choices } from './choices.ts'
import { someIdIn, type Fitting, type KindsOn } from './fitting-kind.ts'
import { someAt } from './fitting-placements.ts'
import { freeId } from './room.ts'
import { someTextOrNull } from './texts.ts'

export const FITTING_INFERENCES: Fitting<KindsOn<'inference'>> = {
  'inference.create': (map, choices, room) => {
    const id = freeId(map, 'inference', room)
    const step = id && someStep(map, choices, id as InferenceId)
    if (!step) return undefined
    const inference: Inference = {
      id: id as InferenceId,
      polarity: choices.oneOf(['for', 'against']),
      ...step,
      scheme: choices.oneOf([null, 'sign', 'expert-opinion', 'a “scheme” of one’s own']),
      warrant: someTextOrNull(choices),
      rationale: someTextOrNull(choices),
    }
    return { kind: 'inference.create', inference, at: someAt(choices) }
  },
  'inference.edit': (map, choices) =>
    map.inferences.size > 0
      ? {
          kind: 'inference.edit',
          inference: someIdIn(map.inferences, choices),
          changes: choices.oneOf([
            { polarity: choices.oneOf(['for', 'against'] as const) },
            { scheme: choices.oneOf([null, 'sign', 'analogy']) },
            { warrant: someTextOrNull(choices), rationale: someTextOrNull(choices) },
          ]),
        }
      : undefined,
  'inference.retarget': (map, choices) => {
    if (map.inferences.size === 0) return undefined
    const inference = someIdIn(map.inferences, choices)
    const step = someStep(map, choices, inference)
    return step && { kind: 'inference.retarget', inference, ...step }
  },
  'inference.delete': (map, choices) =>
    map.inferences.size > 0
      ? { kind: 'inference.delete', inference: someIdIn(map.inferences, choices) }
      : undefined,
}

/** Premises and a target: another claim, or an inference other than `id`, so that steps chain. */
function someStep(
  map: ArgumentMap,
  choices: Choices,
  id: InferenceId,
): { premises: ClaimId[]; target: Target } | undefined {
  const others = [...map.inferences.keys()].filter((other) => other !== id)
  if (others.length > 0 && map.claims.size > 0 && choices.happens(35)) {
    const target = { inference: choices.oneOf(others) }
    return { premises: choices.someOf([...map.claims.keys()], 1, 3), target }
  }
  if (map.claims.size < 2) return undefined
  const claim = someIdIn(map.claims, choices)
  const rest = [...map.claims.keys()].filter((other) => other !== claim)
  return { premises: choices.someOf(rest, 1, 3), target: { claim } }
}
