import { mapIdSchema, type ClaimId, type QuoteId, type Result } from '@counterpoint/core'
import type { Imported, Problem, ReadOptions } from '../format.ts'
import { textIn } from '../import/fields.ts'
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

function addQuote(
  selection: Selection,
  { where, countsUtf16 }: Annotation,
  { sources, quotes, draft }: Adding,
): QuoteId | undefined {
  const { source: name, exact, start } = selection
  if (exact === undefined && start === undefined) return undefined
  const known = selection.name === undefined ? undefined : quotes.get(selection.name)
  if (known !== undefined) return known
  const id = idIn('quote', selection.name ?? '')
  const source = sources.atHand(name)
  const unread = sources.withoutText(name)
  let quote: QuoteId | undefined
  if (source !== undefined) {
    const passage = passageOf(selection, source, countsUtf16)
    if (passage === undefined) {
      draft.warn(
        where,
        `The text of ${name} does not say “${shortened(exact ?? '')}”; it is no quote.`,
      )
      return undefined
    }
    if (!passage.isVerbatim) {
      const message =
        'The source writes the passage with other spaces or signs; its own words are kept.'
      draft.warn(where, message, 'changed')
    }
    const { prefix = passage.prefix, suffix = passage.suffix } = id === undefined ? {} : selection
    quote = draft.addQuote({ ...passage, prefix, suffix, wish: id, where })
  } else if (unread !== undefined && selection.end !== undefined && start !== undefined) {
    const { end, prefix = '', suffix = '' } = selection
    quote = draft.addQuote({
      source: unread,
      start,
      end,
      exact: exact ?? '',
      prefix,
      suffix,
      wish: id,
      where,
    })
  } else {
    const message =
      `The text of ${name} is not at hand, so the passage is no quote and stands in the note; add the ` +
      'text to the library under this address and import the file again.'
    draft.warn(where, message, 'changed')
  }
  if (selection.name !== undefined && quote !== undefined) quotes.set(selection.name, quote)
  return quote
}

const shortened = (text: string): string => (text.length <= 60 ? text : `${text.slice(0, 59)}…`)
