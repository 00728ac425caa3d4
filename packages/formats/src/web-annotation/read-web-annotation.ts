import { mapIdSchema, type ClaimId, type QuoteId, type Result } from '@counterpoint/core'
import type { Imported, Problem, ReadOptions } from '../format.ts'
import { textIn } from '../import/fields.ts'
import type { FoundQuote } from '../import/found.ts'
import { importDraft, type ImportDraft } from '../import/import-draft.ts'
import { annotationsIn, type Annotation, type Selection } from './annotations-in.ts'
import { addSources, type KnownSources } from './read-sources.ts'
import { keepFields } from './read-remainder.ts'
import { addOwnLinks, isOwnLink } from './read-own-links.ts'
import { claimFields } from './read-own-claims.ts'
import { passageOf } from './passages.ts'
import { idIn } from './vocabulary.ts'

/**
 * Reads W3C Web Annotations, and those of Hypothesis: what an annotation says is a claim, and the
 * passages that it says it of are the claim's quotes, where the text of their source is at hand.
 */
export function readWebAnnotation(
  content: string,
  options: ReadOptions = {},
): Result<Imported, readonly Problem[]> {
  const parsed = annotationsIn(content)
  if (!parsed.ok) return parsed
  const { head, annotations, odd } = parsed.value
  const id = mapIdSchema.safeParse(idIn('map', textIn(head, 'id') ?? ''))
  const draft = importDraft({
    format: 'web-annotation',
    title: textIn(head, 'label'),
    question: textIn(head, 'cp:question'),
    ...(id.success && { id: id.data }),
  })
  for (const where of odd) draft.warn(where, 'It is no annotation; it is left out.')
  const sources = addSources(head, options.library ?? [], draft)
  const quotes = new Map<string, QuoteId>()
  const claims = new Map<string, ClaimId>()
  for (const annotation of annotations) {
    if (isOwnLink(annotation)) continue
    const claim = addClaim(annotation, { sources, quotes, draft })
    if (claim !== undefined && annotation.name !== '') claims.set(annotation.name, claim)
  }
  addOwnLinks(annotations, claims, draft)
  return draft.finish(options)
}

interface Adding {
  readonly sources: KnownSources
  /** Quotes of ours by their names, since several claims may have one. */
  readonly quotes: Map<string, QuoteId>
  readonly draft: ImportDraft
}

function addClaim(annotation: Annotation, adding: Adding): ClaimId | undefined {
  const { where, bodies, selections } = annotation
  const { draft } = adding
  const said = bodies.filter(({ value, purpose }) => value.trim() !== '' && purpose !== 'tagging')
  const [text, ...more] = said.map(({ value }) => value)
  const quotes: QuoteId[] = []
  const passages: string[] = []
  for (const selection of selections) {
    const quote = addQuote(selection, annotation, adding)
    if (quote !== undefined) quotes.push(quote)
    else if (selection.exact !== undefined) {
      passages.push(`“${selection.exact}” – ${selection.source}`)
    }
  }
  if (text === undefined) {
    if (quotes.length > 0) return undefined
    draft.warn(where, 'It says nothing of what it marks, and marks nothing of a text at hand.')
    draft.keep(null, JSON.stringify(annotation.fields))
    return undefined
  }
  const note = [...more, ...passages].join('\n\n')
  const claim = draft.addClaim({
    where,
    text,
    quotes,
    note: note === '' ? null : note,
    ...claimFields(annotation),
  })
  if (claim !== undefined) keepFields(annotation, claim, draft)
  return claim
}

/** The quote that a selection makes; named ones once. */
function addQuote(
  selection: Selection,
  annotation: Annotation,
  adding: Adding,
): QuoteId | undefined {
  const { name, exact, start } = selection
  if (exact === undefined && start === undefined) return undefined
  const known = name === undefined ? undefined : adding.quotes.get(name)
  if (known !== undefined) return known
  const found = quoteOf(selection, annotation, adding)
  const quote = found && adding.draft.addQuote({ ...found, where: annotation.where })
  if (name !== undefined && quote !== undefined) adding.quotes.set(name, quote)
  return quote
}

function quoteOf(
  selection: Selection,
  { where, countsUtf16 }: Annotation,
  { sources, draft }: Adding,
): Omit<FoundQuote, 'where'> | undefined {
  const wish = idIn('quote', selection.name ?? '')
  const source = sources.atHand(selection.source)
  if (source === undefined) return unreadQuote(selection, wish, where, { sources, draft })
  const passage = passageOf(selection, source, countsUtf16)
  if (passage === undefined) {
    const words = shortened(selection.exact ?? '')
    draft.warn(where, `The text of ${selection.source} does not say “${words}”; it is no quote.`)
    return undefined
  }
  if (!passage.isVerbatim) {
    const message =
      'The source writes the passage with other spaces or signs; its own words are kept.'
    draft.warn(where, message, 'changed')
  }
  const { isVerbatim: _isVerbatim, id: _id, ...quote } = passage
  if (wish === undefined) return quote
  const { prefix = quote.prefix, suffix = quote.suffix } = selection
  return { ...quote, prefix, suffix, wish }
}

/** A quote of a source that the file describes without its text: whoever has that checks it. */
function unreadQuote(
  { source: name, exact = '', prefix = '', suffix = '', start, end }: Selection,
  wish: string | undefined,
  where: string,
  { sources, draft }: Pick<Adding, 'sources' | 'draft'>,
): Omit<FoundQuote, 'where'> | undefined {
  const source = sources.withoutText(name)
  if (source !== undefined && start !== undefined && end !== undefined) {
    return { source, start, end, exact, prefix, suffix, wish }
  }
  const message =
    `The text of ${name} is not at hand, so the passage is no quote and stands in the note; add the ` +
    'text to the library under this address and import the file again.'
  draft.warn(where, message, 'changed')
  return undefined
}

const shortened = (text: string): string => (text.length <= 60 ? text : `${text.slice(0, 59)}…`)
