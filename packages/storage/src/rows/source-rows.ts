import type { Source, SourceId } from '@counterpoint/core'

/** The columns of a source without its text. */
export const SOURCE_COLUMNS = {
  id: true,
  title: true,
  citationAuthor: true,
  citationPublication: true,
  citationDate: true,
  citationUrl: true,
  language: true,
  sha256: true,
} as const

export interface SourceRow {
  readonly id: string
  readonly title: string
  readonly citationAuthor: string | null
  readonly citationPublication: string | null
  readonly citationDate: string | null
  readonly citationUrl: string | null
  readonly language: string
  readonly sha256: string
}

export const sourceOf = (row: SourceRow): Source => ({
  id: row.id as SourceId,
  title: row.title,
  citation: {
    author: row.citationAuthor,
    publication: row.citationPublication,
    date: row.citationDate,
    url: row.citationUrl,
  },
  language: row.language,
  sha256: row.sha256,
})
