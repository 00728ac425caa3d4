import type { SessionState } from '@counterpoint/client'
import { operationSchema, recordOf, type EntityName, type Operation } from '@counterpoint/core'
import type { LiveEntry } from '@counterpoint/protocol'
import { isSameActor, lastChangeOf } from '../../data/who-did.ts'

/** Words of one person that gave way to another's, where one of the two is this person. */
export interface Override {
  readonly key: string
  readonly entity: EntityName
  readonly id: string
  readonly field: string
  /** The name of the other one. */
  readonly name: string
  /** Whether it was this person whose words stand. */
  readonly isByYou: boolean
  /** The text that gave way, whole, and its words that are gone. */
  readonly lost: string
  readonly passages: readonly string[]
}

type Told = Pick<SessionState, 'activity' | 'you'>

/** What `entry` overrode and this person has to do with. */
export function overridesIn(entry: LiveEntry, { activity, you }: Told): readonly Override[] {
  const isByYou = isSameActor(entry.by, you)
  return entry.overridden.flatMap(({ entity, id, field, passages }) => {
    const effect = entry.effects.find((each) => each.entity === entity && each.id === id)
    const lost: unknown = effect?.before && Reflect.get(effect.before, field)
    const earlier = activity.filter(({ revision }) => revision < entry.revision)
    const written = lastChangeOf(
      earlier,
      id,
      ({ after }) => after !== null && Reflect.get(after, field) === lost,
    )
    const isOfYou = isSameActor(written?.by, you)
    if (typeof lost !== 'string' || isByYou === isOfYou) return []
    const name = (isByYou ? written : entry)?.by.name || 'Somebody'
    const key = `${entry.revision}/${id}/${field}`
    return [{ key, entity, id, field, name, isByYou, lost, passages }]
  })
}

/** The text as it stands now; undefined where the record is gone. */
export function standingText(
  { entity, id, field }: Override,
  { map }: Pick<SessionState, 'map'>,
): string | undefined {
  const record = recordOf(map, entity, id)
  const text: unknown = record && Reflect.get(record, field)
  return typeof text === 'string' ? text : undefined
}

/** Puts the words that gave way in the place of those that stand. */
export function bringingBack({ entity, id, field, lost }: Override, standing: string): Operation {
  const [changes, base] = [{ [field]: lost }, { [field]: standing }]
  return operationSchema.parse(
    entity === 'tension'
      ? { kind: 'tension.edit', tension: id, rationale: lost, base }
      : { kind: `${entity}.edit`, [entity]: id, changes, base },
  )
}
