import type { Source } from '@counterpoint/core'
import type { Session } from '../database/database.ts'
import { SOURCE_COLUMNS, sourceOf } from '../rows/source-rows.ts'

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
    session: Session,
    workspaceId: string,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, SourceWithText>> {
    const missing = [...new Set(ids)].filter((id) => !this.#shelf.has(keyOf(workspaceId, id)))
    const read =
      missing.length === 0
        ? []
        : await session.source.findMany({
            where: { workspaceId, id: { in: missing } },
            select: { ...SOURCE_COLUMNS, text: true },
          })
    const taken = new Map(read.map((row) => [row.id, { source: sourceOf(row), text: row.text }]))
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

const keyOf = (workspaceId: string, id: string): string => `${workspaceId} ${id}`
