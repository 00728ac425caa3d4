import type { ArgumentMap } from '../model/argument-map.ts'
import type { EntityName } from '../operation/effect.ts'

/** How many records of each kind a generated map may have; few, so that they meet. */
export interface Room extends Readonly<Record<NamedEntity, number>> {
  /** What ids begin with, so that several people find different ones at the same time. */
  readonly prefix: string
}

type NamedEntity = Exclude<EntityName, 'map' | 'placement'>

export const roomFor = (claims: number, prefix = ''): Room => ({
  prefix,
  source: Math.max(1, Math.ceil(claims / 4)),
  quote: claims,
  claim: claims,
  inference: claims,
  equivalence: Math.max(1, Math.ceil(claims / 4)),
  tension: Math.max(1, Math.ceil(claims / 4)),
  position: Math.max(1, Math.ceil(claims / 3)),
  audience: Math.max(1, Math.ceil(claims / 4)),
})

/**
 * Id number `index` of a kind: mostly a letter and a number. Some are names that plain objects
 * have, or numbers, because those are valid ids too and a careless table stumbles over them.
 */
function idNumber(entity: NamedEntity, index: number): string {
  return ODD_IDS[entity]?.[index] ?? `${entity[0]}${index}`
}

const ODD_IDS: Partial<Record<NamedEntity, Readonly<Record<number, string>>>> = {
  claim: { 3: 'toString', 5: '7', 6: 'C0' },
  inference: { 2: 'constructor', 4: '-' },
  quote: { 2: 'hasOwnProperty' },
  position: { 1: '0_' },
}

const COLLECTION = {
  source: 'sources',
  quote: 'quotes',
  claim: 'claims',
  inference: 'inferences',
  equivalence: 'equivalences',
  tension: 'tensions',
  position: 'positions',
  audience: 'audiences',
} as const

/** The first id of a kind that no record of the map has; undefined when the kind's room is full. */
export function freeId(map: ArgumentMap, entity: NamedEntity, room: Room): string | undefined {
  const taken: ReadonlyMap<string, unknown> = map[COLLECTION[entity]]
  if (taken.size >= room[entity]) return undefined
  for (let index = 0; ; index++) {
    const id = room.prefix + idNumber(entity, index)
    if (!taken.has(id)) return id
  }
}
