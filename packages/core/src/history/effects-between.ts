import type { ArgumentMap } from '../model/argument-map.ts'
import {
  COLLECTION_OF,
  created,
  deleted,
  edited,
  ENTITY_NAMES,
  type Effect,
} from '../operation/effect.ts'
import type { OperationOf } from '../operation/operation.ts'

/**
 * What makes `after` of `before`, at most one effect a record ([V20]). It is worked out from the two
 * maps alone, so it serves any two states of a map, however they came about.
 *
 * Cost: O(records), and little for those that both maps hold as the same object.
 */
export function effectsBetween(before: ArgumentMap, after: ArgumentMap): Effect[] {
  const { title, question } = after
  return ENTITY_NAMES.flatMap((entity) =>
    entity === 'map'
      ? edited('map', before.id, before, { title, question })
      : effectsOn(entity, before[COLLECTION_OF[entity]], after[COLLECTION_OF[entity]]),
  )
}

function effectsOn(
  entity: keyof typeof COLLECTION_OF,
  before: ReadonlyMap<string, object>,
  after: ReadonlyMap<string, object>,
): Effect[] {
  if (before === after) return []
  const effects: Effect[] = []
  for (const [id, record] of before) {
    const later = after.get(id)
    if (later === undefined) effects.push(deleted(entity, id, record as never))
    else if (later !== record) {
      effects.push(...edited(entity, id, record as never, later as never))
    }
  }
  for (const [id, record] of after) {
    if (!before.has(id)) effects.push(created(entity, id, record as never))
  }
  return effects
}

/**
 * The one operation that makes a map as it is `now` what it was `then` ([V24]); undefined when there
 * is nothing to restore. Like every restore it is refused where `now` is not the present any more,
 * and its inverse takes it back.
 */
export function restorationOf(
  now: ArgumentMap,
  then: ArgumentMap,
): OperationOf<'restore'> | undefined {
  const effects = effectsBetween(now, then)
  return effects.length === 0 ? undefined : { kind: 'restore', effects }
}
