import { z } from 'zod'
import type { ArgumentMap } from '../model/argument-map.ts'
import { ENTITY_NAMES, recordOf, type Effect, type EntityName } from './effect.ts'
import { mergeTexts } from './merge-texts.ts'
import type { Operation, SingleOperation } from './operation.ts'

/** Words of a text that gave way to those of a later change. */
export const overriddenSchema = z.object({
  entity: z.enum(ENTITY_NAMES),
  id: z.string(),
  field: z.string(),
  passages: z.array(z.string()),
})

export type Overridden = Readonly<z.infer<typeof overriddenSchema>>

/** Texts that an operation changes, with what its maker saw. */
interface Rewording {
  readonly entity: EntityName
  readonly id: string
  readonly base: object | undefined
  readonly changes: object
}

/**
 * What `operation`, which did `effects`, overrode: texts that somebody had changed since its maker
 * saw them, in words that it changed too ([O15]). The whole of each such text stands in `before`.
 */
export function overriddenBy(operation: Operation, effects: readonly Effect[]): Overridden[] {
  const steps = operation.kind === 'batch' ? operation.operations : [operation]
  return steps.flatMap((step) => {
    const rewording = rewordingIn(step)
    const effect =
      rewording &&
      effects.find(({ entity, id }) => entity === rewording.entity && id === rewording.id)
    return effect ? overriddenIn(rewording, effect) : []
  })
}

function overriddenIn({ entity, id, base, changes }: Rewording, { before }: Effect): Overridden[] {
  return Object.entries(base ?? {}).flatMap(([field, seen]) => {
    const standing = valueIn(before, field)
    const incoming = valueIn(changes, field)
    if (typeof standing !== 'string' || standing === seen) return []
    const passages =
      typeof seen === 'string' && typeof incoming === 'string'
        ? mergeTexts(seen, standing, incoming).overridden
        : [standing]
    return passages.length === 0 ? [] : [{ entity, id, field, passages: [...passages] }]
  })
}

/**
 * `operation` with the texts that stand in `map` as those that its maker saw, unless it says
 * itself what those were. So a change made on this map merges with changes made meanwhile.
 */
export function basedOn(map: ArgumentMap, operation: Operation): Operation {
  if (operation.kind === 'batch') {
    return { ...operation, operations: operation.operations.map((step) => stepBasedOn(map, step)) }
  }
  return stepBasedOn(map, operation)
}

function stepBasedOn<O extends Operation>(map: ArgumentMap, step: O): O {
  const rewording = rewordingIn(step)
  if (!rewording || rewording.base) return step
  const record = recordOf(map, rewording.entity, rewording.id)
  const fields = MERGED_FIELDS[rewording.entity]?.filter((field) => field in rewording.changes)
  if (!record || !fields?.length) return step
  return { ...step, base: Object.fromEntries(fields.map((field) => [field, record[field]])) }
}

/** Free texts, in which words of several people can stand side by side. */
const MERGED_FIELDS: Partial<Record<EntityName, readonly string[]>> = {
  claim: ['text', 'note'],
  inference: ['warrant', 'rationale'],
  tension: ['rationale'],
  position: ['statement'],
}

function rewordingIn(step: Operation | SingleOperation): Rewording | undefined {
  switch (step.kind) {
    case 'claim.edit':
      return { entity: 'claim', id: step.claim, base: step.base, changes: step.changes }
    case 'inference.edit':
      return { entity: 'inference', id: step.inference, base: step.base, changes: step.changes }
    case 'position.edit':
      return { entity: 'position', id: step.position, base: step.base, changes: step.changes }
    case 'tension.edit':
      return {
        entity: 'tension',
        id: step.tension,
        base: step.base,
        changes: { rationale: step.rationale },
      }
    default:
      return undefined
  }
}

const valueIn = (record: object | null, field: string): unknown =>
  record ? (record as Readonly<Record<string, unknown>>)[field] : undefined
