import type { ArgumentMap } from '../model/argument-map.ts'
import type { Switches } from './switches.ts'

/** A switch for something that the map does not hold. */
export interface UnknownSwitch {
  readonly kind: 'claim' | 'inference' | 'quote' | 'source' | 'position'
  readonly id: string
}

/** Switches that switch nothing, because `map` holds no such record. Evaluation passes them over. */
export function unknownSwitches(
  map: ArgumentMap,
  { claims, inferences, quotes, sources, positions, given }: Switches,
): readonly UnknownSwitch[] {
  const missing = (
    kind: UnknownSwitch['kind'],
    known: ReadonlyMap<string, unknown>,
    ids: readonly string[] = [],
  ): UnknownSwitch[] => ids.filter((id) => !known.has(id)).map((id) => ({ kind, id }))
  return [
    ...missing('claim', map.claims, [...(claims ?? []), ...(given ?? [])]),
    ...missing('inference', map.inferences, inferences),
    ...missing('quote', map.quotes, quotes),
    ...missing('source', map.sources, sources),
    ...missing('position', map.positions, positions),
  ]
}
