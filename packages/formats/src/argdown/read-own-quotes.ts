import type { QuoteId } from '@counterpoint/core'
import type { ImportDraft } from '../import/import-draft.ts'
import { isFields, listIn, textIn, type Fields } from '../import/fields.ts'

/** Sources and quotes of a file of ours. */
export interface OwnQuotes {
  /** A quote by the id that the file gives it. */
  readonly quote: (id: string) => QuoteId | undefined
  /** Adds a quote that is written out. */
  readonly addQuote: (fields: Fields, where: string) => void
}

/** Adds the sources and quotes of the front matter's `records`. */
export function addOwnQuotes(records: Fields | undefined, draft: ImportDraft): OwnQuotes {
  const sources = new Set<string>()
  const quotes = new Map<string, QuoteId>()
  for (const [index, source] of listIn(records, 'sources').entries()) {
    const id = draft.addSource(source, `front matter, sources[${index}]`)
    if (id !== undefined) sources.add(id)
  }
  const addQuote = (fields: Fields, where: string): void => {
    const id = textIn(fields, 'id')
    const quote = draft.addQuote({ ...(fields as never as QuoteFields), wish: id, where })
    if (id !== undefined && quote !== undefined) quotes.set(id, quote)
  }
  for (const quote of listIn(records, 'quotes')) {
    if (isFields(quote)) addQuote(quote, 'front matter, quotes')
  }
  return { addQuote, quote: (id) => quotes.get(id) }
}

type QuoteFields = Parameters<ImportDraft['addQuote']>[0]
