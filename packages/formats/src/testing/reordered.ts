import type { ArgumentMap } from '@counterpoint/core'

/** The same map, filled in the opposite order, with the fields of its records in another order. */
export const reordered = (map: ArgumentMap): ArgumentMap => ({
  ...map,
  sources: backwards(map.sources),
  quotes: backwards(map.quotes),
  claims: backwards(map.claims),
  inferences: backwards(map.inferences),
  equivalences: backwards(map.equivalences),
  tensions: backwards(map.tensions),
  positions: backwards(map.positions),
  audiences: backwards(map.audiences),
  placements: backwards(map.placements),
})

const backwards = <I, R extends object>(records: ReadonlyMap<I, R>): ReadonlyMap<I, R> =>
  new Map([...records].reverse().map(([id, record]) => [id, turned(record)]))

const turned = <R extends object>(record: R): R =>
  Object.fromEntries(Object.entries(record).reverse()) as R
