import type { Format } from '../format.ts'
import { NO_AUDIENCES } from '../loss/no-audiences.ts'
import { writeCsv } from './write-csv.ts'

const NO_ROWS = 'The table has rows for claims, inferences and quotes only.'

/** RFC 4180, safe to open in a spreadsheet. */
export const csvFormat = {
  name: 'csv',
  title: 'CSV table',
  mediaType: 'text/csv; charset=utf-8; header=present',
  extension: 'csv',
  loses: {
    audience: NO_AUDIENCES,
    'map.question': NO_ROWS,
    'source.text': 'The table names sources by title and does not carry their texts.',
    'source.citation': 'The table names sources by title and has no column for citations.',
    'quote.context': 'The table has the words of a quote and not what stands around them.',
    'claim.otherWordings': 'A claim has one cell for its text.',
    equivalence: NO_ROWS,
    tension: NO_ROWS,
    position: 'Positions are named beside the claims they hold; their statements have no column.',
    placement: 'A table has no canvas.',
  },
  write: writeCsv,
} as const satisfies Format
