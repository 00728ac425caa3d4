import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ESSAYS, essay } from '../testing/essays.ts'
import { foldText } from './fold-text.ts'

const aText = fc.string({
  unit: fc.constantFrom(
    'a',
    'é',
    'e',
    '\u0301',
    '🕊',
    ' ',
    '\n',
    '\u00A0',
    '“',
    "'",
    '—',
    '-',
    'ﬁ',
    '…',
    '\u00AD',
    '\u200D',
    'Å',
  ),
  maxLength: 30,
})

describe('folding', () => {
  it.each([
    ['white space', 'a \t\r\n\u00A0\u2003b', 'a b'],
    ['double quotation marks', '“a” „b‟ «c»', '"a" "b" "c"'],
    ['single quotation marks', 'it’s ‘b‛ ‹c› d′', "it's 'b' 'c' d'"],
    ['dashes', 'a–b—c―d−e‑f -- g', 'a-b-c-d-e-f - g'],
    ['ligatures', 'ﬁnal oﬀer eﬃcient ﬂow baﬄe', 'final offer efficient flow baffle'],
    ['the ellipsis', 'and so on…', 'and so on...'],
    [
      'soft hyphens and zero-width characters',
      'co\u00ADop\u200Ber\u2060ation\uFEFF',
      'cooperation',
    ],
    ['decomposed letters', 'cafe\u0301 A\u030A \u212B', 'café Å Å'],
    ['no letter case', 'Peace', 'Peace'],
    ['no full stops', 'a... b', 'a... b'],
    ['a quotation mark with an accent', '’\u0301a', "'\u0301a"],
  ])('[Q3] folds %s', (_what, original, text) => {
    expect(foldText(original).text).toBe(text)
  })

  it('[Q3] folds folded text to itself', () => {
    fc.assert(
      fc.property(aText, (text) => {
        // A joiner between a letter and its mark hides from the first pass that they compose.
        fc.pre(!/[\u00AD\u200D]\u0301/u.test(text))
        const once = foldText(text).text
        expect(foldText(once).text).toBe(once)
      }),
      { numRuns: 500 },
    )
  })

  it('[Q3] knows for every folded character where it came from', () => {
    fc.assert(
      fc.property(aText, (text) => {
        const { text: folded, starts, ends } = foldText(text)
        const codePoints = [...text]
        expect(starts.length).toBe([...folded].length)
        expect(ends.length).toBe(starts.length)
        let last = 0
        for (const [i, start] of starts.entries()) {
          expect(start).toBeGreaterThanOrEqual(starts[i - 1] ?? 0)
          expect(ends[i]!).toBeGreaterThan(start)
          last = ends[i]!
          const source = codePoints.slice(start, ends[i]).join('')
          expect(foldText(source).text).toContain([...folded][i])
        }
        expect(last).toBeLessThanOrEqual(codePoints.length)
      }),
      { numRuns: 500 },
    )
  })

  it.each(ESSAYS)('[Q3] changes little in %s', (slug) => {
    const text = essay(slug)
    const { text: folded, starts } = foldText(text)
    expect(folded.length).toBeLessThanOrEqual(text.length)
    expect(folded.length).toBeGreaterThan(text.length * 0.98)
    expect(folded.slice(0, 40)).toBe(text.slice(0, 40).replaceAll(/\s+/g, ' '))
    expect(starts.at(-1)).toBe([...text.trimEnd()].length - 1 + (/\s$/.test(text) ? 1 : 0))
  })
})
