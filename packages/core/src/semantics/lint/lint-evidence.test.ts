import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ArgumentMap } from '../../model/argument-map.ts'
import type { SourceId } from '../../model/id.ts'
import type { OperationInput } from '../../operation/operation.ts'
import { isBare } from '../../query/roles.ts'
import { aMapWithTexts, mapAfter } from '../../testing/index.ts'
import { lintEvidence } from './lint-evidence.ts'
import { source } from '../testing/steps.ts'

const TEXT =
  'The talks are not a step towards peace. They might, critics say, calm some crises; both sides ' +
  'know it. Peace did, as far as anyone can tell, not come. In 1979 all changed.\nNobody won it'

/** The quote of these words in TEXT. */
const quote = (id: string, exact: string, of = 's1'): OperationInput => {
  const start = TEXT.indexOf(exact)
  if (start < 0) throw new Error(`TEXT does not say “${exact}”.`)
  const end = start + exact.length
  return {
    kind: 'quote.add',
    quote: {
      id,
      source: of,
      start,
      end,
      exact,
      prefix: TEXT.slice(Math.max(0, start - 20), start),
      suffix: TEXT.slice(end, end + 20),
    },
  }
}

const claim = (
  id: string,
  text: string,
  quotes: string[] = [],
  more: object = {},
): OperationInput => ({
  kind: 'claim.create',
  claim: { id, text, quotes, ...more },
})

const texts = new Map([
  ['s1' as SourceId, TEXT],
  ['s2' as SourceId, TEXT],
])

const rulesFor = (map: ArgumentMap, subject: string, known = texts): string[] =>
  lintEvidence(map, known)
    .filter((finding) => finding.subject === subject)
    .map(({ rule }) => rule)

const quoting = (words: string, language = 'en'): ArgumentMap =>
  mapAfter([source('s1', language), quote('q1', words)])

describe('lint of evidence', () => {
  it.each([
    ['a whole sentence', 'The talks are not a step towards peace.', []],
    ['a whole sentence without its stop', 'The talks are not a step towards peace', []],
    ['the last sentence of a paragraph', 'In 1979 all changed.', []],
    ['an unfinished last line', 'Nobody won it', []],
    ['up to a colon or semicolon', 'They might, critics say, calm some crises;', []],
    ['from a semicolon on', 'both sides know it.', []],
    ['from the middle, plainly', 'critics say, calm some crises', ['cut-mid-sentence']],
    ['up to the middle, plainly', 'They might, critics say', ['cut-mid-sentence']],
    ['over a negation before it', 'a step towards peace.', ['cut-negation']],
    ['over a negation after it', 'Peace did, as far as anyone can tell', ['cut-negation']],
    ['next to a negation in the sentence before', 'might, critics say, calm', ['cut-mid-sentence']],
  ])('[S21] a quote that is %s', (_, words, rules) => {
    expect(rulesFor(quoting(words), 'q1')).toEqual(rules)
  })

  it.each([
    ['The sides do not agree, but [the talks go on].', 'cut-mid-sentence'],
    ['The sides do not agree, yet [the talks go on].', 'cut-mid-sentence'],
    ['The sides do not see that [the talks go on].', 'cut-negation'],
    ['Nobody but the envoys says that [the talks go on].', 'cut-negation'],
    ['They sway each other [by threats] or by offers that cannot be kept.', 'cut-mid-sentence'],
    ['They sway each other [by threats], and by offers which no one keeps.', 'cut-mid-sentence'],
    ['They sway each other [by threats] that cannot be kept.', 'cut-negation'],
    ['They sway each other [by threats] and to which no one yields.', 'cut-negation'],
    ['They sway each other [by threats] or by no means at all that count.', 'cut-negation'],
    ['They sway each other [by threats], but not often.', 'cut-negation'],
  ])('[S21] of “%s” finds: %s', (sentence, rule) => {
    const [before, exact, after] = sentence.split(/[[\]]/u) as [string, string, string]
    const [text, start] = [before + exact + after, before.length]
    const map = mapAfter([
      source('s1'),
      {
        kind: 'quote.add',
        quote: { id: 'q1', source: 's1', start, end: start + exact.length, exact },
      },
    ])
    expect(rulesFor(map, 'q1', new Map([['s1' as SourceId, text]]))).toEqual([rule])
  })

  it('[S21] judges negation in English only, and by the prefix where no text is at hand', () => {
    expect(rulesFor(quoting('a step towards peace.', 'de'), 'q1')).toEqual(['cut-mid-sentence'])
    expect(rulesFor(quoting('a step towards peace.'), 'q1', new Map())).toEqual(['cut-negation'])
  })

  it('[S22] finds the negation that an ellipsis between two quotes hides', () => {
    const two = (first: string, second: string): ArgumentMap =>
      mapAfter([
        source('s1'),
        quote('q1', first),
        quote('q2', second),
        claim('c1', 'Peace came.', ['q2', 'q1']),
      ])
    expect(rulesFor(two('Peace did', 'come.'), 'c1')).toEqual(['cut-negation'])
    expect(rulesFor(two('Peace did', 'not come.'), 'c1')).toEqual([])
    expect(rulesFor(two('both sides know it.', 'come.'), 'c1')).toEqual([])
    expect(rulesFor(two('Peace did', 'come.'), 'c1', new Map())).toEqual([])
  })

  it.each([
    [
      'says “all” of a hedged quote',
      'Talks calm all crises.',
      'They might, critics say, calm some crises;',
      true,
    ],
    ['hedges too', 'Talks may calm crises.', 'They might, critics say, calm some crises;', false],
    ['says “all” as its quote does', 'All changed.', 'In 1979 all changed.', false],
    [
      'uses it in an idiom',
      'Talks above all calm some crises.',
      'They might, critics say, calm some crises;',
      false,
    ],
    ['generalises where its quote does not hedge', 'Nobody always won it.', 'Nobody won it', false],
    ['adds a number', 'Three of 12 changed.', 'In 1979 all changed.', true],
    ['has the quote’s number', 'Much changed in 1979.', 'In 1979 all changed.', false],
  ])('[S23] a claim that %s', (_, text, words, isFound) => {
    const map = mapAfter([source('s1'), quote('q1', words), claim('c1', text, ['q1'])])
    expect(rulesFor(map, 'c1')).toEqual(isFound ? ['claim-exceeds-quotes'] : [])
  })

  it('[S24] a side that leans on one source of several', () => {
    const start = [
      source('s1'),
      source('s2'),
      ...['q1', 'q2', 'q3'].map((id) => quote(id, 'In 1979 all changed.')),
      quote('q4', 'In 1979 all changed.', 's2'),
      claim('c1', 'A.', ['q1']),
      claim('c2', 'B.', ['q2']),
      claim('c3', 'C.', ['q3']),
      claim('c4', 'D.', ['q4']),
    ]
    const side = (claims: string[], attitude = 'asserted' as const): OperationInput => ({
      kind: 'position.create',
      position: {
        id: 'p1',
        title: 'A side',
        thesis: 'c1',
        commitments: claims.map((c) => ({ claim: c, attitude })),
      },
    })
    expect(rulesFor(mapAfter([...start, side(['c2', 'c3'])]), 'p1')).toEqual(['one-source-side'])
    expect(rulesFor(mapAfter([...start, side(['c2'])]), 'p1')).toEqual([])
    expect(rulesFor(mapAfter([...start, side(['c2', 'c3', 'c4'])]), 'p1')).toEqual([])
  })

  it('[S25] critical questions of a scheme until something takes them up', () => {
    const start: OperationInput[] = [
      claim('a', 'He says so.'),
      claim('b', 'It is so.'),
      claim('doubt', 'He is biased.'),
      {
        kind: 'inference.create',
        inference: {
          id: 'i1',
          polarity: 'for',
          premises: ['a'],
          target: { claim: 'b' },
          scheme: 'analogy',
        },
      },
    ]
    const open = (map: ArgumentMap): string[] =>
      lintEvidence(map).flatMap(({ subject, questions }) =>
        subject === 'i1' ? [...new Set((questions ?? []).map(({ attacks }) => attacks))] : [],
      )
    expect(open(mapAfter(start)).sort()).toEqual(['conclusion', 'inference', 'premise'])
    const undercut: OperationInput = {
      kind: 'inference.create',
      inference: { id: 'u', polarity: 'against', premises: ['doubt'], target: { inference: 'i1' } },
    }
    expect(open(mapAfter([...start, undercut])).sort()).toEqual(['conclusion', 'premise'])
    const rebuttal: OperationInput = {
      kind: 'inference.create',
      inference: { id: 'r', polarity: 'against', premises: ['doubt'], target: { claim: 'b' } },
    }
    const support: OperationInput = {
      kind: 'inference.create',
      inference: { id: 's', polarity: 'for', premises: ['doubt'], target: { claim: 'a' } },
    }
    expect(open(mapAfter([...start, undercut, rebuttal, support]))).toEqual([])
  })

  it('[S26] every bare claim, and only those, on arbitrary maps; warnings come first', () => {
    fc.assert(
      fc.property(aMapWithTexts({ size: 10 }), ({ map, texts: own }) => {
        const findings = lintEvidence(map, own)
        const bare = findings.filter(({ rule }) => rule === 'bare-claim').map((f) => f.subject)
        const expected = [...map.claims.values()].filter((c) => isBare(map, c)).map(({ id }) => id)
        expect(bare).toEqual(expected)
        const weights = findings.map(({ weight }) => weight)
        expect(weights).toEqual([...weights].sort().reverse())
        for (const { message } of findings) expect(message.length).toBeGreaterThan(20)
      }),
    )
  })
})
