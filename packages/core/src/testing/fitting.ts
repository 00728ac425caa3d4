import type { ArgumentMap } from '../model/argument-map.ts'
import { apply } from '../operation/apply.ts'
import type { Operation, OperationKind, OperationOf } from '../operation/operation.ts'
import type { Choices } from './choices.ts'
import { FITTING_AUDIENCES } from './fitting-audiences.ts'
import { FITTING_CLAIMS } from './fitting-claims.ts'
import { FITTING_INFERENCES } from './fitting-inferences.ts'
import type { Fitting } from './fitting-kind.ts'
import { FITTING_PLACEMENTS } from './fitting-placements.ts'
import { FITTING_POSITIONS } from './fitting-positions.ts'
import { FITTING_RELATIONS } from './fitting-relations.ts'
import { FITTING_SOURCES } from './fitting-sources.ts'
import type { Room } from './room.ts'
import { someText } from './texts.ts'

/**
 * For every kind, an operation that suits the map as it is, or undefined where none can: there is
 * nothing to delete, or no room for more. Nearly all of them apply; the few that do not (the same
 * step twice, a ring of undercuts) are part of the game.
 */
export const FITTING: Fitting<OperationKind> = {
  'map.edit': (_map, choices) => ({
    kind: 'map.edit',
    changes: choices.happens(50)
      ? { title: someText(choices) }
      : { title: someText(choices), question: choices.oneOf(['', someText(choices)]) },
  }),
  ...FITTING_SOURCES,
  ...FITTING_CLAIMS,
  ...FITTING_INFERENCES,
  ...FITTING_RELATIONS,
  ...FITTING_POSITIONS,
  ...FITTING_AUDIENCES,
  ...FITTING_PLACEMENTS,

  restore: (map, choices, room) => {
    const again = somePart(map, choices, room)
    const result = again && apply(map, again)
    if (!result?.ok || result.value.effects.length === 0) return undefined
    return { kind: 'restore', effects: [...result.value.effects] }
  },
  batch: (map, choices, room) => {
    const operations: OperationOf<'batch'>['operations'] = []
    let reached = map
    for (let left = 1 + choices.below(5); left > 0; left--) {
      const operation = somePart(reached, choices, room)
      const result = operation && apply(reached, operation)
      if (!result?.ok) continue
      operations.push(operation as (typeof operations)[number])
      reached = result.value.map
    }
    return operations.length > 0 ? { kind: 'batch', operations } : undefined
  },
}

/** Kinds that a batch is made of; a restore inside a batch repeats what one of the others does. */
const PART_KINDS = (Object.keys(FITTING) as OperationKind[]).filter((kind) => kind !== 'batch')

const somePart = (map: ArgumentMap, choices: Choices, room: Room): Operation | undefined => {
  const kind = choices.oneOf(PART_KINDS)
  return FITTING[kind === 'restore' && choices.happens(50) ? 'claim.create' : kind](
    map,
    choices,
    room,
  )
}
