import {
  attitudesTo,
  quotesOf,
  roleOf,
  targetId,
  type ArgumentMap,
  type Claim,
  type Inference,
  type Quote,
} from '@counterpoint/core'
import { inOrder } from '../order.ts'
import { cell } from './cell.ts'

/** One table for all kinds of records, since a file has one; the first column tells them apart. */
const COLUMNS = [
  'record',
  'id',
  'text',
  'role',
  'premises',
  'target',
  'target text',
  'scheme',
  'warrant',
  'rationale',
  'quotes',
  'implicit',
  'given',
  'attributed to',
  'note',
  'positions',
  'source',
  'source title',
  'start',
  'end',
] as const

type Value = string | number | boolean | null | undefined
type Row = { readonly [C in (typeof COLUMNS)[number]]?: Value }

/** Spreadsheets take a file for UTF-8 when it starts with this. */
const BYTE_ORDER_MARK = '\uFEFF'

/** Claims, then inferences, then quotes, as one table. */
export function writeCsv(map: ArgumentMap): string {
  const rows = [
    ...inOrder(map.claims).map((claim) => claimRow(map, claim)),
    ...inOrder(map.inferences).map((inference) => inferenceRow(map, inference)),
    ...inOrder(map.quotes).map((quote) => quoteRow(map, quote)),
  ]
  const lines = [COLUMNS.map(cell), ...rows.map((row) => COLUMNS.map((name) => written(row[name])))]
  return `${BYTE_ORDER_MARK}${lines.map((cells) => `${cells.join(',')}\r\n`).join('')}`
}

function written(value: Value): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'number' ? String(value) : cell(String(value))
}

const claimRow = (map: ArgumentMap, claim: Claim): Row => ({
  record: 'claim',
  id: claim.id,
  text: claim.text,
  quotes: claim.quotes.join(' '),
  implicit: claim.implicit,
  given: claim.given,
  'attributed to': claim.attributedTo,
  note: claim.note,
  positions: attitudesTo(map, claim.id)
    .map(({ position, attitude }) => `${position.title}: ${attitude}`)
    .toSorted()
    .join('; '),
  'source title': [
    ...new Set(quotesOf(map, claim).map(({ source }) => map.sources.get(source)?.title ?? source)),
  ].join('; '),
})

const inferenceRow = (map: ArgumentMap, inference: Inference): Row => ({
  record: 'inference',
  id: inference.id,
  text: inference.premises.map((id) => map.claims.get(id)?.text ?? '').join(' / '),
  role: roleOf(inference),
  premises: inference.premises.join(' '),
  target: targetId(inference.target),
  'target text': 'claim' in inference.target ? map.claims.get(inference.target.claim)?.text : null,
  scheme: inference.scheme,
  warrant: inference.warrant,
  rationale: inference.rationale,
})

const quoteRow = (map: ArgumentMap, { id, source, start, end, exact }: Quote): Row => ({
  record: 'quote',
  id,
  text: exact,
  source,
  'source title': map.sources.get(source)?.title,
  start,
  end,
})
