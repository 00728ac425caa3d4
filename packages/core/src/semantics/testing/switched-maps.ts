import fc from 'fast-check'
import type { ArgumentMap } from '../../model/argument-map.ts'
import type { Switches } from '../switches.ts'

const someOf = <I>(ids: Iterable<I>): fc.Arbitrary<I[]> => fc.subarray([...ids])

const switchesFor = (map: ArgumentMap): fc.Arbitrary<Switches> =>
  fc.record({
    claims: someOf(map.claims.keys()),
    inferences: someOf(map.inferences.keys()),
    quotes: someOf(map.quotes.keys()),
    sources: someOf(map.sources.keys()),
    given: someOf(map.claims.keys()),
  })

/** A map, and switches for some of its records. */
export const aSwitchedMap = (
  map: fc.Arbitrary<ArgumentMap>,
): fc.Arbitrary<{ readonly map: ArgumentMap; readonly switches: Switches }> =>
  map.chain((built) => switchesFor(built).map((switches) => ({ map: built, switches })))
