import type { Quote, QuoteId, SourceId } from '@counterpoint/core'
import { withByteOrderMark } from './byte-order-mark.ts'

/** The columns that make a quote. */
export const QUOTE_COLUMNS = {
  id: true,
  sourceId: true,
  start: true,
  end: true,
  exact: true,
  prefix: true,
  suffix: true,
} as const

export interface QuoteRow {
  readonly id: string
  readonly sourceId: string
  readonly start: number
  readonly end: number
  readonly exact: string
  readonly prefix: string
  readonly suffix: string
}

export const quoteOf = ({ id, sourceId, start, end, exact, prefix, suffix }: QuoteRow): Quote => ({
  id: id as QuoteId,
  source: sourceId as SourceId,
  start,
  end,
  exact: withByteOrderMark(exact, end - start),
  prefix,
  suffix,
})

export const quoteRowOf = ({ id, source, start, end, exact, prefix, suffix }: Quote): QuoteRow => ({
  id,
  sourceId: source,
  start,
  end,
  exact,
  prefix,
  suffix,
})
