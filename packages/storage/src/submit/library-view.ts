import { isDeepStrictEqual } from 'node:util'
import {
  checkQuote,
  violation,
  type ArgumentMap,
  type Effect,
  type Quote,
  type QuoteId,
  type Source,
  type SourceId,
} from '@counterpoint/core'
import type { Connection } from '../database/connection.ts'
import { Prisma } from '../generated/client.ts'
import { quoteOf, type QuoteRow } from '../rows/quote-rows.ts'
import type { Refusal } from '../storage.ts'
import type { SourceShelf } from './source-shelf.ts'

/** A quote that the library holds, and in which workspace. */
interface HeldQuote {
  readonly workspaceId: string
  readonly quote: Quote
}

/**
 * The library as one transaction sees it: the sources and quotes that a map's records must agree
 * with, and the quotes that the transaction is about to add to it.
 */
export class LibraryView {
  readonly #connection: Connection
  readonly #workspaceId: string
  readonly #shelf: SourceShelf
  readonly #held = new Map<QuoteId, HeldQuote>()
  readonly #looked = new Set<QuoteId>()
  #added: ReadonlyMap<QuoteId, Quote> = new Map()

  constructor(connection: Connection, workspaceId: string, shelf: SourceShelf) {
    this.#connection = connection
    this.#workspaceId = workspaceId
    this.#shelf = shelf
  }

  /** Quotes that the operations so far brought and the library does not hold yet. */
  get added(): ReadonlyMap<QuoteId, Quote> {
    return this.#added
  }

  /** Forgets what was added since `added` was this. */
  backTo(added: ReadonlyMap<QuoteId, Quote>): void {
    this.#added = added
  }

  /**
   * Why the library does not allow what operation `index` with `effects` put into `map`. If it does,
   * the quotes that are new to it count as `added`.
   */
  async refusalOf(
    index: number,
    map: ArgumentMap,
    effects: readonly Effect[],
  ): Promise<Refusal | undefined> {
    const written = effects.filter(({ after }) => after !== null)
    const sources = written.flatMap(({ entity, id }) =>
      entity === 'source' ? (map.sources.get(id as SourceId) ?? []) : [],
    )
    const quotes = written.flatMap(({ entity, id }) =>
      entity === 'quote' ? (map.quotes.get(id as QuoteId) ?? []) : [],
    )
    if (sources.length === 0 && quotes.length === 0) return undefined
    return (
      (await this.#refusalOfSources(index, sources)) ?? (await this.#refusalOfQuotes(index, quotes))
    )
  }

  async #refusalOfSources(index: number, sources: readonly Source[]): Promise<Refusal | undefined> {
    const held = await this.#shelf.take(
      this.#connection,
      this.#workspaceId,
      sources.map(({ id }) => id),
    )
    const unknown = sources.find((each) => !isDeepStrictEqual(held.get(each.id)?.source, each))
    return unknown && { code: 'source_unknown', index, source: unknown.id }
  }

  async #refusalOfQuotes(index: number, quotes: readonly Quote[]): Promise<Refusal | undefined> {
    await this.#lookUp(quotes.map(({ id }) => id))
    const sources = await this.#shelf.take(
      this.#connection,
      this.#workspaceId,
      quotes.map(({ source }) => source),
    )
    const added = new Map(this.#added)
    for (const quote of quotes) {
      const source = sources.get(quote.source)
      if (!source) return { code: 'source_unknown', index, source: quote.source }
      const known = this.#known(quote.id)
      if (known && !this.#isOurs(known, quote)) {
        return { code: 'rule_violated', index, violation: takenByAnother(quote) }
      }
      const mismatch = checkQuote(quote, source.text)
      if (mismatch) return { code: 'quote_mismatch', index, violation: mismatch }
      if (!known) added.set(quote.id, quote)
    }
    this.#added = added
    return undefined
  }

  async #lookUp(ids: readonly QuoteId[]): Promise<void> {
    const unseen = [...new Set(ids)].filter((id) => !this.#looked.has(id))
    if (unseen.length === 0) return
    const rows = await this.#connection.query<QuoteRow & { workspaceId: string }>(Prisma.sql`
      SELECT id, workspace_id AS "workspaceId", source_id AS "sourceId", start, "end",
             exact, prefix, suffix
      FROM quote WHERE id = ANY(${unseen}::text[])`)
    for (const id of unseen) this.#looked.add(id)
    for (const row of rows) {
      this.#held.set(row.id as QuoteId, { workspaceId: row.workspaceId, quote: quoteOf(row) })
    }
  }

  #known(id: QuoteId): HeldQuote | undefined {
    const added = this.#added.get(id)
    return added ? { workspaceId: this.#workspaceId, quote: added } : this.#held.get(id)
  }

  #isOurs(known: HeldQuote, quote: Quote): boolean {
    return known.workspaceId === this.#workspaceId && isDeepStrictEqual(known.quote, quote)
  }
}

const takenByAnother = ({ id }: Quote) =>
  violation(
    'O1',
    id,
    `The id ${id} belongs to another quote, and a quote never changes; choose another id.`,
  )
