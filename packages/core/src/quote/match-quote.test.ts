import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sliceCodePoints } from '../unicode/code-points.ts'
import { aMapWithTexts } from '../testing/index.ts'
import { ESSAYS, essay } from '../testing/essays.ts'
import { checkQuote, quoteAt } from './check-quote.ts'
import { foldText } from './fold-text.ts'
import { matchQuote, quoteMatcher, type FoundPassage } from './match-quote.ts'

const TEXTS = ESSAYS.map((slug) => {
  const text = essay(slug)
  return { text, codePoints: [...text], match: quoteMatcher(text) }
})

/** A span of an essay, from one word's start to a word's end. */
const aSpan = (least: number, most: number) =>
  fc
    .record({
      which: fc.nat(TEXTS.length - 1),
      at: fc.nat(),
      length: fc.integer({ min: least, max: most }),
    })
    .map(({ which, at, length }) => {
      const { text, codePoints, match } = TEXTS[which]!
      const isWord = (i: number): boolean => /[\p{L}\p{N}]/u.test(codePoints[i] ?? '')
      let start = at % (codePoints.length - length)
      while (!isWord(start)) start--
      let end = Math.min(codePoints.length, start + length)
      while (!isWord(end - 1)) end--
      return { text, match, start, end, exact: codePoints.slice(start, end).join('') }
    })
    .filter(({ start, end }) => start >= 0 && end > start)

describe('a verbatim quote', () => {
  it('[Q2] is found at its hint, whatever else stands in the text', () => {
    fc.assert(
      fc.property(aSpan(1, 300), ({ match, start, end, exact }) => {
        expect(match({ exact, start })).toEqual({ state: 'verbatim', start, end, exact, score: 1 })
      }),
      { numRuns: 300 },
    )
  })

  it('[Q2] is found without a hint, by its words and surroundings', () => {
    let elsewhere = 0
    fc.assert(
      fc.property(aSpan(1, 300), fc.nat(6_000), ({ text, match, start, end }, hint) => {
        const quote = quoteAt({ id: 'q1' as never, source: 's1' as never }, text, start, end)
        const { exact, prefix, suffix } = quote
        const found = match({ exact, prefix, suffix, start: hint })
        expect(found).toMatchObject({ state: 'verbatim', exact })
        if ((found as FoundPassage).start !== start) {
          elsewhere++
          expect(sliceCodePoints(text, hint, hint + end - start)).toBe(exact)
        }
      }),
      { numRuns: 300 },
    )
    expect(elsewhere).toBeLessThan(30)
  })

  it('[Q2] is found in texts of every script, wherever it stands', () => {
    let quotes = 0
    fc.assert(
      fc.property(aMapWithTexts(), ({ map, texts }) => {
        for (const quote of map.quotes.values()) {
          quotes++
          const text = texts.get(quote.source)!
          expect(checkQuote(quote, text)).toBeUndefined()
          const { start, end, exact } = quote
          expect(matchQuote(quote, text)).toEqual({
            state: 'verbatim',
            start,
            end,
            exact,
            score: 1,
          })
          const { start: _hint, ...unplaced } = quote
          expect(matchQuote(unplaced, text)).toMatchObject({ state: 'verbatim', exact })
        }
      }),
      { numRuns: 100 },
    )
    expect(quotes).toBeGreaterThan(50)
  })

  it.each([
    ['the first, if nothing tells them apart', {}, 0],
    ['the one at the hint', { start: 16 }, 16],
    ['the one nearest to a hint', { start: 10 }, 8],
    ['the one at the hint, against its surroundings', { start: 16, suffix: ' b' }, 16],
    ['the one after the prefix', { prefix: 'c ' }, 16],
    ['the one before the suffix', { suffix: ' c' }, 8],
    ['the one with the surroundings, against a hint near another', { prefix: 'b ', start: 15 }, 8],
  ])('[Q5] is %s', (_what, more, start) => {
    const found = matchQuote({ exact: 'peace', ...more }, 'peace b peace c peace d')
    expect(found).toMatchObject({ state: 'verbatim', start })
  })
})

/** What typing, typesetting and copying make of the same words. */
const RETYPED: Readonly<Record<string, readonly string[]>> = {
  ' ': [' ', '  ', '\n', '\u00A0', ' \t', '\r\n'],
  '’': ["'", '‘', '`'],
  "'": ['’', '′'],
  '"': ['“', '”', '«'],
  '—': ['-', '–', '--', '―'],
  '–': ['-', '—', '---'],
  '-': ['‑', '–', '−'],
  f: ['f', 'f\u00AD'],
  é: ['e\u0301'],
  '…': ['...'],
}

describe('a normalised quote', () => {
  it('[Q3] is found where its words stand, however it was retyped', () => {
    let normalised = 0
    fc.assert(
      fc.property(
        aSpan(20, 300),
        fc.array(fc.nat(5), { minLength: 8, maxLength: 8 }),
        (span, picks) => {
          let at = 0
          const retyped = [...span.exact]
            .map((c) => {
              const variants = RETYPED[c]
              return variants ? variants[picks[at++ % picks.length]! % variants.length]! : c
            })
            .join('')
            .replaceAll('fi', 'ﬁ')
          const found = span.match({ exact: retyped, start: span.start })
          fc.pre(retyped !== span.exact)
          normalised++
          const { start, end, exact } = span
          expect(found).toEqual({ state: 'normalised', start, end, exact, score: 1 })
        },
      ),
      { numRuns: 300 },
    )
    expect(normalised).toBeGreaterThan(200)
  })

  it.each([
    ['no white space at its edges', ' the  peace ', 'Keep the peace.', 'the peace'],
    ['the whole ligature', '‘ﬁne’ peace', "a 'fine' peace", "'fine' peace"],
    [
      'the soft hyphens inside',
      'cooperation',
      'no co\u00ADoper\u00ADation.',
      'co\u00ADoper\u00ADation',
    ],
    ['a whole run of dashes', 'war-peace', 'from war---peace on', 'war---peace'],
    ['a whole run of dashes at its end', 'the war –', 'now the war --- peace', 'the war ---'],
    ['decomposed letters', 'détente now', 'a de\u0301tente now', 'de\u0301tente now'],
    ['astral neighbours', 'a “dove”', '🕊🕊 a "dove" 🕊', 'a "dove"'],
  ])('[Q3] holds %s', (_what, exact, text, words) => {
    const found = matchQuote({ exact }, text)
    expect(found).toMatchObject({ state: 'normalised', exact: words })
    const { start, end } = found as FoundPassage
    expect([...text].slice(start, end).join('')).toBe(words)
  })

  it('[Q3] does not begin or end inside a character of the source', () => {
    expect(matchQuote({ exact: 'inal “offer”' }, 'the ﬁnal "offer"').state).toBe('drifted')
    expect(matchQuote({ exact: 'eace' }, 'peac\u0065').state).toBe('verbatim')
  })
})

describe('a drifted quote', () => {
  it('[Q4] has a candidate that overlaps its place, after a few edits', () => {
    fc.assert(
      fc.property(
        aSpan(40, 400),
        fc.array(fc.record({ at: fc.nat(), how: fc.nat(2) }), { minLength: 1, maxLength: 4 }),
        ({ match, start, end, exact }, edits) => {
          const words = [...exact]
          for (const { at, how } of edits) {
            const place = at % words.length
            words.splice(place, how === 0 ? 0 : 1, ...(how === 1 ? [] : ['ж']))
          }
          const found = match({ exact: words.join('') })
          // A dropped space or dash of several is no edit once both sides are folded.
          fc.pre(words.includes('ж'))
          expect(found.state).toBe('drifted')
          const passage = found as FoundPassage
          const shared = Math.min(end, passage.end) - Math.max(start, passage.start)
          expect(shared).toBeGreaterThan((end - start) * 0.8)
          const length = [...foldText(exact).text].length
          // A letter put into a run of spaces makes two runs of it: two edits after folding.
          const most = 2 * edits.length
          expect(passage.score).toBeGreaterThanOrEqual(1 - most / (length - most))
          expect(passage.score).toBeLessThan(1)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('[Q4] is chosen by its surroundings among places as near', () => {
    const text = 'First: peace in our time. Second: peace in any time.'
    const at = (more: object): number =>
      (matchQuote({ exact: 'peace in his time', ...more }, text) as FoundPassage).start
    expect(at({ prefix: 'Second: ' })).toBe(34)
    expect(at({ prefix: 'First: ' })).toBe(7)
    expect(at({ start: 30 })).toBe(34)
    expect(at({})).toBe(7)
  })

  it('[Q4] scores by edits per code point', () => {
    expect(matchQuote({ exact: 'detexxence' }, 'so deterrence holds')).toEqual({
      state: 'drifted',
      start: 3,
      end: 13,
      exact: 'deterrence',
      score: 0.8,
    })
  })
})

describe('a quote that is not found', () => {
  it.each([
    [
      'other words',
      'The moon is made of cheese.',
      'Quiet talks in Oman are a sign of calibrated diplomacy.',
    ],
    ['no words', '', 'Some text.'],
    ['white space', ' \n', 'Some text.'],
    ['an empty text', 'Some words.', ''],
    ['three letters, of which two are there', 'abx', 'ab'],
    ['more edits than three in ten', 'abcdefghij', 'abcdefwxyz'],
  ])('[Q6] has %s', (_what, exact, text) => {
    expect(matchQuote({ exact }, text)).toEqual({ state: 'not-found', score: 0 })
  })

  it('[Q6] is a sentence of another essay', () => {
    const [first, second] = TEXTS
    const sentence = second!.text.slice(0, 205)
    expect(first!.match({ exact: sentence }).state).toBe('not-found')
    expect(second!.match({ exact: sentence }).state).toBe('verbatim')
  })
})
