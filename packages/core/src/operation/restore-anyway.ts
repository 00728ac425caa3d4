import type { ArgumentMap } from '../model/argument-map.ts'
import { combined } from './combine.ts'
import { edited, isSame, recordOf, type Effect } from './effect.ts'
import type { OperationOf } from './operation.ts'
import { restore } from './restore.ts'

/**
 * What of a restore can be had in `map` although somebody changed it since ([O18]): a field is put back
 * over whatever it holds now; a record comes or goes only where nobody touched it. It is a restore of
 * its own, from the map as it is now, so it is refused if that changes and has an inverse. Undefined
 * where nothing can be put back.
 */
export function restoreAnyway(
  map: ArgumentMap,
  { effects: wanted }: OperationOf<'restore'>,
): OperationOf<'restore'> | undefined {
  let effects = combined(wanted).flatMap((effect) => possibleIn(map, effect))
  while (effects.length > 0) {
    const operation = { kind: 'restore', effects } as const
    const restored = restore(map, operation)
    if (restored.ok) return operation
    const { subject } = restored.error
    const others = effects.filter(({ id }) => id !== subject)
    if (others.length === effects.length) return undefined
    effects = others
  }
  return undefined
}

function possibleIn(map: ArgumentMap, effect: Effect): readonly Effect[] {
  const { entity, id, before, after } = effect
  const present = recordOf(map, entity, id)
  if (before === null) return present ? [] : [effect]
  if (!present) return []
  if (after === null) return isSame(before, present) ? [effect] : []
  return edited(entity, id, present as never, after as never)
}
