import {
  readDocument,
  type ArgumentMap,
  type MapDocument,
  type MapId,
  type QuoteId,
  type SourceId,
  type Violation,
} from '@counterpoint/core'
import type { Exchange } from '@counterpoint/exchange'
import {
  UNIDENTIFIED,
  type FormatName,
  type Imported,
  type Problem as FileProblem,
} from '@counterpoint/formats'
import type { Storage, Subject } from '@counterpoint/storage'
import { Refused, refusedSubmission } from '../problem.ts'
import { readingFormat } from './file-format.ts'
import {
  matchSources,
  newSourceOf,
  type ImportWarning,
  type MatchedSource,
} from './match-sources.ts'
import { operationsOf } from './operations-of.ts'
import { quotedSources } from './quoted-sources.ts'

interface ImportedMap {
  readonly id: MapId
  readonly understood: Imported['understood']
  readonly warnings: ImportWarning[]
}

interface Importing {
  readonly storage: Storage
  readonly exchange: Exchange
  readonly workspace: string
  /** Who imports. */
  readonly subject: Subject
  readonly ids: () => string
}

/** A file as the map that it would be, with the sources that it would bring or share. */
interface Understood {
  readonly format: FormatName
  readonly map: ArgumentMap
  readonly sources: readonly MatchedSource[]
  readonly understood: Imported['understood']
  readonly warnings: readonly ImportWarning[]
}

/**
 * Makes a new map of a file. Everything is checked before anything is written: the file's form, its
 * rules, each text against its checksum, each quote against its text. The map equals the file's, but
 * for ids that are taken, each of which has its warning.
 *
 * @throws Refused
 */
export async function importMap(
  importing: Importing,
  content: string,
  formatName: string,
  signal?: AbortSignal,
): Promise<ImportedMap> {
  const { map, sources, understood, warnings } = await understand(
    importing,
    content,
    formatName,
    signal,
  )
  const { id, warning } = await createdMap(importing, map)
  await fill(importing, { ...map, id }, sources)
  return { id, understood, warnings: [...warnings, ...(warning ? [warning] : [])] }
}

/** What `importMap` would make of the same file; nothing is written. @throws Refused */
export async function previewImport(
  importing: Importing,
  content: string,
  formatName: string,
  signal?: AbortSignal,
) {
  const { format, map, warnings } = await understand(importing, content, formatName, signal)
  const { storage, workspace } = importing
  const isTaken =
    map.id !== UNIDENTIFIED && (await storage.openMap(workspace, map.id)) !== undefined
  return {
    format,
    title: map.title,
    question: map.question,
    counts: {
      claims: map.claims.size,
      inferences: map.inferences.size,
      quotes: map.quotes.size,
      sources: map.sources.size,
      positions: map.positions.size,
      equivalences: map.equivalences.size,
      tensions: map.tensions.size,
    },
    warnings: [...warnings, ...(isTaken ? [renamedMap(map.id)] : [])],
  }
}

async function understand(
  { storage, exchange, workspace, ids }: Importing,
  content: string,
  formatName: string,
  signal: AbortSignal | undefined,
): Promise<Understood> {
  const { format, document, understood, warnings } = await readFile(
    { storage, exchange, workspace },
    content,
    formatName,
    signal,
  )
  const matched = await matchSources(storage, workspace, document.sources, ids)
  const named = withMatchedSources(document, matched)
  const quotes = await freeQuoteIds(storage, workspace, named, ids)
  const map = checkedMap(withQuoteIds(named, quotes.renamed), matched)
  const textless = new Set(
    document.sources.flatMap(({ text }, i) => (text === undefined ? [`sources[${i}]`] : [])),
  )
  return {
    format,
    map,
    sources: [...matched.values()],
    understood,
    warnings: [
      // What the file left out was found in the library.
      ...warnings.filter(({ where }) => where === null || !textless.has(where)),
      ...[...matched.values()].flatMap(({ warning }) => warning ?? []),
      ...quotes.warnings,
    ],
  }
}

async function readFile(
  { storage, exchange, workspace }: Pick<Importing, 'storage' | 'exchange' | 'workspace'>,
  content: string,
  formatName: string,
  signal: AbortSignal | undefined,
): Promise<Imported & { readonly format: FormatName }> {
  const format = readingFormat(formatName, content)
  const library =
    format.name === 'web-annotation' ? await quotedSources(storage, workspace, content) : []
  const read = await exchange.read(format.name, content, { missingTexts: 'allow', library }, signal)
  if (read.ok) return { format: format.name, ...read.value }
  throw refusedFile(read.error)
}

function refusedFile(problems: readonly FileProblem[]): Refused {
  const detail = problems[0]?.message ?? 'The file cannot be read.'
  const isMismatch = problems.some(({ message }) => /\(Rule (Q1|I5)\.\)$/.test(message))
  return new Refused(isMismatch ? 'quote_mismatch' : 'import_refused', detail, {
    errors: problems.slice(0, 20).map(({ path, message }) => ({ path, message })),
  })
}

function withMatchedSources(
  document: MapDocument,
  matched: ReadonlyMap<SourceId, MatchedSource>,
): MapDocument {
  const sources = new Map([...matched.values()].map(({ source }) => [source.id, source]))
  const idOf = (source: SourceId): SourceId => matched.get(source)?.source.id ?? source
  return {
    ...document,
    sources: [...sources.values()],
    quotes: document.quotes.map((quote) => ({ ...quote, source: idOf(quote.source) })),
    audiences: document.audiences.map(({ switches, ...audience }) => ({
      ...audience,
      switches: { ...switches, sources: [...new Set(switches.sources.map(idOf))] },
    })),
  }
}

/** New ids for quotes whose id another quote has, here or in another workspace. */
async function freeQuoteIds(
  { getQuotes, idsInUse }: Pick<Storage, 'getQuotes' | 'idsInUse'>,
  workspace: string,
  { quotes }: MapDocument,
  newId: () => string,
) {
  const ids = quotes.map(({ id }) => id)
  const [held, inUse] = await Promise.all([getQuotes(workspace, ids), idsInUse('quote', ids)])
  const heldById = new Map(held.map((quote) => [quote.id, quote]))
  const renamed = new Map<QuoteId, QuoteId>()
  const warnings: ImportWarning[] = []
  for (const [index, quote] of quotes.entries()) {
    const other = heldById.get(quote.id)
    const isHeld = other && QUOTE_FIELDS.every((field) => other[field] === quote[field])
    if (isHeld || !inUse.has(quote.id)) continue
    const id = newId() as QuoteId
    renamed.set(quote.id, id)
    warnings.push({
      where: `quotes[${index}]`,
      message: `${other ? 'The library has' : 'There is'} another quote with the id ${quote.id}; this one is now ${id}.`,
      kind: 'changed',
    })
  }
  return { renamed, warnings }
}

const QUOTE_FIELDS = ['source', 'start', 'end', 'exact', 'prefix', 'suffix'] as const

const withQuoteIds = (
  document: MapDocument,
  renamed: ReadonlyMap<QuoteId, QuoteId>,
): MapDocument => {
  const idOf = (quote: QuoteId): QuoteId => renamed.get(quote) ?? quote
  return {
    ...document,
    quotes: document.quotes.map((quote) => ({ ...quote, id: idOf(quote.id) })),
    claims: document.claims.map((claim) => ({ ...claim, quotes: claim.quotes.map(idOf) })),
    audiences: document.audiences.map(({ switches, ...audience }) => ({
      ...audience,
      switches: { ...switches, quotes: switches.quotes.map(idOf) },
    })),
  }
}

function checkedMap(
  document: MapDocument,
  matched: ReadonlyMap<SourceId, MatchedSource>,
): ArgumentMap {
  const texts = new Map([...matched.values()].map(({ source }) => [source.id, source.text]))
  const read = readDocument(document, texts)
  if (read.ok) return read.value.map
  throw refusedMap(read.error)
}

function refusedMap(violations: readonly Violation[]): Refused {
  const mismatch = violations.find(({ rule }) => rule === 'Q1' || rule === 'I5')
  const first = mismatch ?? violations[0]
  return new Refused(
    mismatch ? 'quote_mismatch' : 'import_refused',
    first?.message ?? 'The file breaks a rule.',
    {
      ...(first && { rule: first.rule, subject: first.subject }),
      errors: violations.slice(0, 20).map(({ subject, message }) => ({ path: subject, message })),
    },
  )
}

/** The map's own id, if it is free; else a new one. */
async function createdMap(
  { storage, workspace, ids }: Pick<Importing, 'storage' | 'workspace' | 'ids'>,
  map: ArgumentMap,
): Promise<{ readonly id: MapId; readonly warning?: ImportWarning }> {
  const isNamed = map.id !== UNIDENTIFIED
  if (isNamed && (await storage.createMap(workspace, map)).ok) return { id: map.id }
  const id = ids() as MapId
  await storage.createMap(workspace, { ...map, id })
  if (!isNamed) return { id }
  return { id, warning: renamedMap(map.id, id) }
}

/** `id` is what the map is called now; left out where nothing was imported yet. */
const renamedMap = (old: string, id?: string): ImportWarning => {
  const end = id === undefined ? 'this one gets another' : `this one is now ${id}`
  return {
    where: 'map',
    message: `There is already a map with the id ${old}; ${end}.`,
    kind: 'changed',
  }
}

/** Fills the empty map, or takes it away again. */
async function fill(
  { storage, workspace, subject }: Pick<Importing, 'storage' | 'workspace' | 'subject'>,
  map: ArgumentMap,
  sources: readonly MatchedSource[],
): Promise<void> {
  try {
    for (const { source, isNew } of sources) {
      if (isNew) await storage.createSource(workspace, newSourceOf(source))
    }
    const operations = operationsOf(map)
    if (operations.length === 0) return
    const outcome = await storage.submit(workspace, {
      map: map.id,
      operations,
      subject,
      origin: 'import',
    })
    if (!outcome.ok) throw refusedSubmission(outcome.error, map.id)
  } catch (error) {
    await storage.deleteMap(workspace, map.id)
    throw error
  }
}
