import type { ArgumentMap } from '../model/argument-map.ts'
import type { SourceId } from '../model/id.ts'
import type { MapDocument } from './document.ts'

/**
 * `map` as a document. Records are sorted by id, so that the same map always gives the same bytes.
 * Sources without an entry in `texts` come without their text.
 */
export function writeDocument(
  map: ArgumentMap,
  texts: ReadonlyMap<SourceId, string> = new Map(),
): MapDocument {
  return {
    format: 'counterpoint',
    version: 1,
    map: { id: map.id, title: map.title, question: map.question },
    sources: sorted(map.sources).map((source) => {
      const text = texts.get(source.id)
      return text === undefined ? source : { ...source, text }
    }),
    quotes: sorted(map.quotes),
    claims: sorted(map.claims),
    inferences: sorted(map.inferences),
    equivalences: sorted(map.equivalences),
    tensions: sorted(map.tensions),
    positions: sorted(map.positions),
    audiences: sorted(map.audiences),
    placements: Object.fromEntries([...map.placements].sort(([a], [b]) => compareIds(a, b))),
    ...(map.remainder && {
      remainder: { format: map.remainder.format, parts: [...map.remainder.parts] },
    }),
  }
}

const sorted = <R extends { readonly id: string }>(records: ReadonlyMap<string, R>): R[] =>
  [...records.values()].sort((a, b) => compareIds(a.id, b.id))

/** By code unit: the same in every language and on every machine. */
const compareIds = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
