import type { Source } from '@counterpoint/core'
import type { Connection } from '../database/connection.ts'
import { Prisma } from '../generated/client.ts'
import { withByteOrderMark } from '../rows/byte-order-mark.ts'
import { sourceOf, type SourceRow } from '../rows/source-rows.ts'

export interface SourceWithText {
  readonly source: Source
  readonly text: string
}

/** Most text kept in memory, in UTF-16 code units. */
const CAPACITY = 32_000_000

/**
 * Sources with their texts, at hand for checking quotes. They never change and never go, so what was
 * read once is true for ever; the least recently used go first.
 */
export class SourceShelf {
  readonly #shelf = new Map<string, SourceWithText>()
  #size = 0

  /** Those of `ids` that the workspace holds. */
  async take(
    connection: Connection,
    workspaceId: string,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, SourceWithText>> {
    const missing = [...new Set(ids)].filter((id) => !this.#shelf.has(keyOf(workspaceId, id)))
    const read = missing.length === 0 ? [] : await readSources(connection, workspaceId, missing)
    const taken = new Map(
      read.map((row) => [
        row.id,
        { source: sourceOf(row), text: withByteOrderMark(row.text, row.length) },
      ]),
    )
    for (const id of ids) {
      const known = taken.get(id) ?? this.#shelf.get(keyOf(workspaceId, id))
      if (!known) continue
      taken.set(id, known)
      this.#putInFront(keyOf(workspaceId, id), known)
    }
    return taken
  }

  #putInFront(key: string, entry: SourceWithText): void {
    this.#size += entry.text.length - (this.#shelf.get(key)?.text.length ?? 0)
    this.#shelf.delete(key)
    this.#shelf.set(key, entry)
    for (const [oldest, { text }] of this.#shelf) {
      if (this.#size <= CAPACITY || oldest === key) break
      this.#shelf.delete(oldest)
      this.#size -= text.length
    }
  }
}

const readSources = (connection: Connection, workspaceId: string, ids: readonly string[]) =>
  connection.query<SourceRow & { text: string; length: number }>(Prisma.sql`
    SELECT id, title, citation_author AS "citationAuthor",
           citation_publication AS "citationPublication", citation_date AS "citationDate",
           citation_url AS "citationUrl", language, sha256, text, length
    FROM source WHERE workspace_id = ${workspaceId} AND id = ANY(${ids}::text[])`)

const keyOf = (workspaceId: string, id: string): string => `${workspaceId} ${id}`
