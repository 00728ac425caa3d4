import type { z } from 'zod'
import { violations } from '../invariant/violations.ts'
import type { ArgumentMap } from '../model/argument-map.ts'
import { audienceSchema } from '../model/audience.ts'
import { claimSchema } from '../model/claim.ts'
import { equivalenceSchema } from '../model/equivalence.ts'
import { inferenceSchema } from '../model/inference.ts'
import { placementSchema } from '../model/placement.ts'
import { positionSchema } from '../model/position.ts'
import { quoteSchema } from '../model/quote.ts'
import { sourceSchema } from '../model/source.ts'
import { tensionSchema } from '../model/tension.ts'
import { LIMITS } from '../model/text.ts'
import { fail } from '../result.ts'
import { combined } from './combine.ts'
import { draftOf } from './draft.ts'
import { isSame, recordOf, type Effect, type EntityName } from './effect.ts'
import { mapHeadSchema } from './map-head.ts'
import type { OperationOf } from './operation.ts'
import { effects, refuse, type Resolution } from './resolution.ts'

const SCHEMAS: Readonly<Record<EntityName, z.ZodType>> = {
  map: mapHeadSchema,
  source: sourceSchema,
  quote: quoteSchema,
  claim: claimSchema,
  inference: inferenceSchema,
  equivalence: equivalenceSchema,
  tension: tensionSchema,
  position: positionSchema,
  audience: audienceSchema,
  placement: placementSchema,
}

/**
 * Puts effects back ([O10]): each record must still be as `before` says in every field the effect
 * names, and the map that comes of it must hold every invariant. So taking back never destroys
 * what somebody else did since, and nothing can be smuggled in past the rules.
 */
export function restore(map: ArgumentMap, { effects: wanted }: OperationOf<'restore'>): Resolution {
  const draft = draftOf(map)
  const joined = combined(wanted)
  for (const effect of joined) {
    const obstacle = obstacleTo(map, effect)
    if (obstacle) return refuse('O10', effect.id, obstacle)
    draft.write([effect])
  }
  const restored = draft.finish()
  if (restored.claims.size > LIMITS.claims || restored.inferences.size > LIMITS.inferences) {
    return refuse(
      'O13',
      map.id,
      `A map holds at most ${LIMITS.claims} claims and ${LIMITS.inferences} inferences.`,
    )
  }
  const broken = violations(restored)[0]
  return broken ? fail(broken) : effects(joined)
}

function obstacleTo(map: ArgumentMap, effect: Effect): string | undefined {
  const name = effect.entity === 'map' ? 'The map' : `The ${effect.entity} ${effect.id}`
  if (effect.entity === 'map' && effect.id !== map.id) return `This map is not ${effect.id}.`
  if (effect.before === null && effect.after === null) return `${name} would not change.`
  const present = recordOf(map, effect.entity, effect.id)
  if (effect.before === null) {
    if (effect.entity === 'map') return `${name} is there already.`
    if (present) return `${name} is there already.`
    return malformed(name, effect.entity, effect.id, effect.after)
  }
  if (!present) return `${name} is gone, so this cannot be taken back any more.`
  const changedSince = Object.entries(effect.before).find(
    ([field, value]) => !isSame(present[field], value),
  )
  if (changedSince) return `${name} was changed since, so this cannot be taken back any more.`
  if (effect.after === null) {
    if (effect.entity === 'map') return 'A map is not deleted by an operation.'
    const wholeRecord = isSame(effect.before, present)
    return wholeRecord
      ? undefined
      : `${name} was changed since, so this cannot be taken back any more.`
  }
  const fields = Object.keys(effect.after)
  if (fields.length === 0) return `${name} would not change.`
  if (!isSame(fields.toSorted(), Object.keys(effect.before).toSorted())) {
    return `${name} is to change in other fields than it was; name the same fields before and after.`
  }
  return malformed(name, effect.entity, effect.id, { ...present, ...effect.after })
}

function malformed(
  name: string,
  entity: EntityName,
  id: string,
  record: object | null,
): string | undefined {
  const parsed = SCHEMAS[entity].safeParse(record)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return `${name} would be malformed (${issue?.path.join('.')}: ${issue?.message}).`
  }
  const isNamed = entity !== 'map' && entity !== 'placement'
  if (isNamed && (parsed.data as { id: string }).id !== id) return `${name} would change its id.`
  return isSame(parsed.data, record) ? undefined : `${name} would be incomplete.`
}
