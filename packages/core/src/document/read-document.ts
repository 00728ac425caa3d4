import { violations } from '../invariant/violations.ts'
import type { ArgumentMap } from '../model/argument-map.ts'
import type { PlaceableId, SourceId } from '../model/id.ts'
import type { Source } from '../model/source.ts'
import { checkQuote } from '../quote/check-quote.ts'
import { fail, ok, type Result } from '../result.ts'
import { violation, type Violation } from '../violation.ts'
import type { MapDocument } from './document.ts'

/** A map with the texts that its sources name, as far as the document carries them. */
export interface MapWithTexts {
  readonly map: ArgumentMap
  readonly texts: ReadonlyMap<SourceId, string>
}

/**
 * The map that a well-formed document describes, or every rule it breaks: no reference dangles and
 * every quote whose source text is at hand is verbatim.
 *
 * `knownTexts` are texts of the library, for sources that the document names without their text.
 */
export function readDocument(
  document: MapDocument,
  knownTexts: ReadonlyMap<SourceId, string> = new Map(),
): Result<MapWithTexts, readonly Violation[]> {
  const map = mapOf(document)
  const texts = new Map(knownTexts)
  for (const { id, text } of document.sources) if (text !== undefined) texts.set(id, text)
  const found = [
    ...repeatedIds(document),
    ...violations(map),
    ...[...map.quotes.values()].flatMap((quote) => {
      const text = texts.get(quote.source)
      if (!map.sources.has(quote.source)) return []
      if (text === undefined) {
        return [violation('Q1', quote.id, `The text of source ${quote.source} is not at hand.`)]
      }
      return checkQuote(quote, text) ?? []
    }),
  ]
  return found.length > 0 ? fail(found) : ok({ map, texts })
}

/** The map that a document describes, unchecked: for documents that our own server wrote. */
export const mapOf = (document: Omit<MapDocument, 'format' | 'version'>): ArgumentMap => ({
  ...document.map,
  sources: byId(document.sources.map(withoutText)),
  quotes: byId(document.quotes),
  claims: byId(document.claims),
  inferences: byId(document.inferences),
  equivalences: byId(document.equivalences),
  tensions: byId(document.tensions),
  positions: byId(document.positions),
  audiences: byId(document.audiences),
  placements: new Map(
    Object.entries(document.placements) as [PlaceableId, { x: number; y: number }][],
  ),
  ...(document.remainder && { remainder: document.remainder }),
})

const withoutText = ({ text: _text, ...source }: MapDocument['sources'][number]): Source => source

const byId = <R extends { readonly id: string }>(records: readonly R[]): Map<R['id'], R> =>
  new Map(records.map((record) => [record.id, record]))

/** Two records of one kind with one id: `violations` cannot see them, since a Map keeps one. */
function repeatedIds(document: MapDocument): Violation[] {
  const kinds = [
    document.sources,
    document.quotes,
    document.claims,
    document.inferences,
    document.equivalences,
    document.tensions,
    document.positions,
    document.audiences,
  ]
  return kinds.flatMap((records) => {
    const seen = new Set<string>()
    return records.flatMap(({ id }) => {
      const isRepeated = seen.has(id)
      seen.add(id)
      return isRepeated
        ? [violation('I10', id, `Two records share the id ${id}; ids are unique.`)]
        : []
    })
  })
}
