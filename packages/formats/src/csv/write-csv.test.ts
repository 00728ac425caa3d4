import { roleOf } from '@counterpoint/core'
import { aClaim, anEmptyMap } from '@counterpoint/core/testing'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aHostileMap } from '../testing/hostile-map.ts'
import { cell } from './cell.ts'
import { writeCsv } from './write-csv.ts'

const rowsOf = (csv: string): Record<string, string>[] =>
  parse(csv, { bom: true, columns: true, record_delimiter: '\r\n', relax_column_count: false })

/** A cell as its reader meant it, once the spreadsheet has taken its apostrophe away. */
const meant = (value: string | undefined): string | undefined =>
  /^'[\s"']*[=+\-@＝＋－＠]|^'[\t\r\n]/u.test(value ?? '') ? value?.slice(1) : value

describe('a CSV table', () => {
  it('[L60] gives a spreadsheet reader every claim, inference and quote as they are', () => {
    fc.assert(
      fc.property(aHostileMap(), (map) => {
        const rows = new Map(rowsOf(writeCsv(map)).map((row) => [meant(row['id']), row]))
        expect(rows.size).toBe(map.claims.size + map.inferences.size + map.quotes.size)
        for (const { id, text } of map.claims.values()) {
          expect(rows.get(id)?.['record']).toBe('claim')
          expect([text, `'${text}`]).toContain(rows.get(id)?.['text'])
        }
        for (const inference of map.inferences.values()) {
          const row = rows.get(inference.id)
          expect(meant(row?.['premises'])).toBe(inference.premises.join(' '))
          expect(row?.['role']).toBe(roleOf(inference))
        }
        for (const { id, exact, start, end } of map.quotes.values()) {
          expect(meant(rows.get(id)?.['text'])).toBe(exact)
          expect(rows.get(id)).toMatchObject({ start: String(start), end: String(end) })
        }
      }),
    )
  })

  it('[L61] has no cell that a spreadsheet computes, whatever the texts', () => {
    fc.assert(
      fc.property(aHostileMap(), (map) => {
        for (const row of rowsOf(writeCsv(map))) {
          for (const value of Object.values(row))
            expect(value).not.toMatch(/^[\s"]*[=+\-@＝＋－＠]/u)
        }
      }),
    )
  })

  it.each([
    ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
    ['+1', `"'+1"`],
    ['-1', `"'-1"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['\t=1', `"'\t=1"`],
    ['\n=1', `"'\n=1"`],
    ['"\n=1', `"'""\n=1"`],
    ['＝1', `"'＝1"`],
    ['  =1', `"'  =1"`],
    ['a=1', '"a=1"'],
    ['It is – so', '"It is – so"'],
  ])('[L61] writes %j as %s', (text, expected) => {
    expect(cell(text)).toBe(expected)
  })

  it('[L62] starts with a byte order mark, ends its lines as RFC 4180 says and names its columns', () => {
    const claim = aClaim('c1')
    const lines = writeCsv({ ...anEmptyMap(), claims: new Map([[claim.id, claim]]) }).split('\r\n')
    expect(lines[0]).toMatch(/^\uFEFF"record","id","text",/)
    expect(lines[1]).toMatch(/^"claim","c1","Claim c1 holds\.",/)
    expect(lines[2]).toBe('')
  })
})
