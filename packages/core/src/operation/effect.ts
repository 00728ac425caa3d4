import type { ArgumentMap } from '../model/argument-map.ts'
import type { Audience } from '../model/audience.ts'
import type { Claim } from '../model/claim.ts'
import type { Equivalence } from '../model/equivalence.ts'
import type { Inference } from '../model/inference.ts'
import type { Placement } from '../model/placement.ts'
import type { Position } from '../model/position.ts'
import type { Quote } from '../model/quote.ts'
import type { Source } from '../model/source.ts'
import type { Tension } from '../model/tension.ts'

/** What an effect can touch. `map` stands for the map's own title and question. */
export interface Entities {
  readonly map: Readonly<{ title: string; question: string }>
  readonly source: Source
  readonly quote: Quote
  readonly claim: Claim
  readonly inference: Inference
  readonly equivalence: Equivalence
  readonly tension: Tension
  readonly position: Position
  readonly audience: Audience
  readonly placement: Placement
}

export type EntityName = keyof Entities

export const ENTITY_NAMES = [
  'map',
  'source',
  'quote',
  'claim',
  'inference',
  'equivalence',
  'tension',
  'position',
  'audience',
  'placement',
] as const satisfies readonly EntityName[]

/**
 * What an operation did to one record, with what it takes to undo it.
 *
 * Creation: `before` is null and `after` the whole record. Deletion: the reverse. Edit: both hold
 * the same fields, those that changed and no others.
 */
export type Effect = {
  readonly [E in EntityName]: {
    readonly entity: E
    readonly id: string
    readonly before: Partial<Entities[E]> | null
    readonly after: Partial<Entities[E]> | null
  }
}[EntityName]

export type CollectionName = Exclude<keyof ArgumentMap, 'id' | 'title' | 'question' | 'remainder'>

export const COLLECTION_OF: Readonly<Record<Exclude<EntityName, 'map'>, CollectionName>> = {
  source: 'sources',
  quote: 'quotes',
  claim: 'claims',
  inference: 'inferences',
  equivalence: 'equivalences',
  tension: 'tensions',
  position: 'positions',
  audience: 'audiences',
  placement: 'placements',
}

/** The record an effect names, as it stands in `map`. */
export function recordOf(
  map: ArgumentMap,
  entity: EntityName,
  id: string,
): Readonly<Record<string, unknown>> | undefined {
  if (entity === 'map') return { title: map.title, question: map.question }
  const collection = map[COLLECTION_OF[entity]] as ReadonlyMap<string, object>
  return collection.get(id) as Readonly<Record<string, unknown>> | undefined
}

export const created = <E extends EntityName>(entity: E, id: string, after: Entities[E]): Effect =>
  ({ entity, id, before: null, after }) as Effect

export const deleted = <E extends EntityName>(entity: E, id: string, before: Entities[E]): Effect =>
  ({ entity, id, before, after: null }) as Effect

/** An edit of `record` to `changes`; none when nothing would differ. */
export function edited<E extends EntityName>(
  entity: E,
  id: string,
  record: Entities[E],
  changes: Partial<Entities[E]>,
): Effect[] {
  const before: Record<string, unknown> = {}
  const after: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(changes)) {
    if (value === undefined) continue
    const present = (record as Record<string, unknown>)[field]
    if (isSame(present, value)) continue
    before[field] = present
    after[field] = value
  }
  return Object.keys(after).length === 0 ? [] : [{ entity, id, before, after } as Effect]
}

/** What takes `effects` back: each reversed, last first. */
export const reversed = (effects: readonly Effect[]): Effect[] =>
  effects
    .map((effect) => ({ ...effect, before: effect.after, after: effect.before }) as Effect)
    .reverse()

/** Equality of plain JSON values. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  return keys.every((key) =>
    isSame((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
  )
}
