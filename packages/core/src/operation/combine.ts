import { isSame, type Effect } from './effect.ts'

/**
 * Effects of several steps as one: at most one effect a record, from its state before the first
 * step to its state after the last. A record that came and went leaves no trace.
 *
 * Order: creations and edits by first touch; the result may be applied in any order, since each
 * record occurs once.
 */
export function combined(effects: readonly Effect[]): Effect[] {
  const byRecord = new Map<string, Effect>()
  for (const effect of effects) {
    const key = `${effect.entity} ${effect.id}`
    const earlier = byRecord.get(key)
    const both = earlier ? inSuccession(earlier, effect) : effect
    if (both) byRecord.set(key, both)
    else byRecord.delete(key)
  }
  return [...byRecord.values()]
}

function inSuccession(first: Effect, second: Effect): Effect | undefined {
  const { entity, id } = first
  const whole = (before: object | null, after: object | null): Effect =>
    ({ entity, id, before, after }) as Effect

  if (first.before === null) {
    // Created here: what happened since is part of the creation.
    if (second.after === null) return undefined
    return whole(null, { ...first.after, ...second.after })
  }
  if (first.after === null) {
    // Deleted here, then perhaps created again.
    return second.after === null ? first : editBetween(entity, id, first.before, second.after)
  }
  // Edited here: fields that both edits touch go from the first's before to the second's after.
  if (second.after === null) return whole({ ...second.before, ...first.before }, null)
  return editBetween(
    entity,
    id,
    { ...second.before, ...first.before },
    { ...first.after, ...second.after },
  )
}

function editBetween(
  entity: Effect['entity'],
  id: string,
  before: object,
  after: object,
): Effect | undefined {
  const changed = Object.keys({ ...before, ...after }).filter(
    (field) => !isSame(fieldOf(before, field), fieldOf(after, field)),
  )
  if (changed.length === 0) return undefined
  const pick = (record: object): object =>
    Object.fromEntries(changed.map((field) => [field, fieldOf(record, field)]))
  return { entity, id, before: pick(before), after: pick(after) } as Effect
}

const fieldOf = (record: object, field: string): unknown =>
  (record as Record<string, unknown>)[field]
