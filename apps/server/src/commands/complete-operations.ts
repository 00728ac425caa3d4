import type {
  Operation,
  Quote,
  QuoteId,
  SingleOperation,
  Source,
  SourceId,
} from '@counterpoint/core'
import type { Storage, Submission } from '@counterpoint/storage'

type Library = Pick<Storage, 'openMap' | 'getQuotes' | 'getSource'>

/**
 * `operations` with what they silently need put before them: `quote.add` for a quote that the
 * library holds and the map does not, `source.add` likewise for a quote's source. One operation
 * stays one operation, as a batch, so that each still is one revision and one step of undo.
 */
export async function completeOperations(
  library: Library,
  workspace: string,
  { map: id, operations }: Pick<Submission, 'map' | 'operations'>,
): Promise<readonly Operation[]> {
  const needs = operations.flatMap(singlesOf).map(needOf)
  if (needs.every(({ quotes, sources }) => quotes.length === 0 && sources.length === 0)) {
    return operations
  }
  const opened = await library.openMap(workspace, id)
  if (!opened) return operations
  const present = new Set<string>([...opened.map.quotes.keys(), ...opened.map.sources.keys()])
  const quotes = await heldQuotes(library, workspace, present, needs)
  const sources = await heldSources(library, workspace, present, needs, quotes)

  const additionsFor = (single: SingleOperation): SingleOperation[] => {
    const need = needOf(single)
    const missing = need.quotes.flatMap((quote) => quotes.get(quote) ?? [])
    const wanted = [...need.sources, ...missing.map((quote) => quote.source)]
    return [
      ...wanted.flatMap((source): SingleOperation[] => {
        const held = sources.get(source)
        return held && isNew(source) ? [{ kind: 'source.add', source: held }] : []
      }),
      ...missing.flatMap((quote): SingleOperation[] =>
        isNew(quote.id) ? [{ kind: 'quote.add', quote }] : [],
      ),
    ]
  }
  const isNew = (record: string): boolean => {
    const isMissing = !present.has(record)
    present.add(record)
    return isMissing
  }
  const complete = (single: SingleOperation): SingleOperation[] => {
    const additions = additionsFor(single)
    if (single.kind === 'source.add') present.add(single.source.id)
    if (single.kind === 'quote.add') present.add(single.quote.id)
    return [...additions, single]
  }

  return operations.map((operation) => {
    const singles = singlesOf(operation)
    const completed = singles.flatMap(complete)
    return completed.length === singles.length
      ? operation
      : { kind: 'batch', operations: completed }
  })
}

const singlesOf = (operation: Operation): readonly SingleOperation[] =>
  operation.kind === 'batch' ? operation.operations : [operation]

interface Need {
  readonly quotes: readonly QuoteId[]
  readonly sources: readonly SourceId[]
}

/** The quotes and sources that must be in the map before `operation`. */
function needOf(operation: SingleOperation): Need {
  switch (operation.kind) {
    case 'claim.create':
      return { quotes: operation.claim.quotes, sources: [] }
    case 'claim.attachQuote':
      return { quotes: [operation.quote], sources: [] }
    case 'quote.add':
      return { quotes: [], sources: [operation.quote.source] }
    default:
      return { quotes: [], sources: [] }
  }
}

async function heldQuotes(
  library: Library,
  workspace: string,
  present: ReadonlySet<string>,
  needs: readonly Need[],
): Promise<ReadonlyMap<QuoteId, Quote>> {
  const missing = new Set(needs.flatMap(({ quotes }) => quotes).filter((id) => !present.has(id)))
  if (missing.size === 0) return new Map()
  const quotes = await library.getQuotes(workspace, [...missing])
  return new Map(quotes.map((quote) => [quote.id, quote]))
}

async function heldSources(
  library: Library,
  workspace: string,
  present: ReadonlySet<string>,
  needs: readonly Need[],
  quotes: ReadonlyMap<QuoteId, Quote>,
): Promise<ReadonlyMap<SourceId, Source>> {
  const wanted = [
    ...needs.flatMap(({ sources }) => sources),
    ...[...quotes.values()].map(sourceIdOf),
  ]
  const sources = new Map<SourceId, Source>()
  for (const id of new Set(wanted.filter((id) => !present.has(id)))) {
    const stored = await library.getSource(workspace, id)
    if (stored) sources.set(id, sourceOf(stored))
  }
  return sources
}

const sourceIdOf = ({ source }: Quote): SourceId => source

/** What a map keeps of a source of the library. */
export const sourceOf = ({ id, title, citation, language, sha256 }: Source): Source => ({
  id,
  title,
  citation,
  language,
  sha256,
})
