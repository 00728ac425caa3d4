import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sliceCodePoints } from '../unicode/code-points.ts'
import { ESSAYS, essay } from '../testing/essays.ts'
import { coverageOf } from './coverage-of.ts'
import { paragraphsOf } from './paragraphs-of.ts'
import { sentencesOf } from './sentences-of.ts'
import type { Span } from './span.ts'

const wordsAt = (text: string, { start, end }: Span): string => sliceCodePoints(text, start, end)
const sentences = (text: string): string[] => sentencesOf(text).map((span) => wordsAt(text, span))
const headings = (text: string): string[] =>
  paragraphsOf(text).flatMap((span) => (span.heading ? [wordsAt(text, span)] : []))

const aText = fc.string({
  unit: fc.constantFrom(
    'A',
    'b',
    '.',
    '. ',
    'U.S.',
    '? ',
    '”',
    '“',
    '—',
    ' ',
    '\n',
    '\r\n',
    '🕊',
    '# ',
    'é',
  ),
  maxLength: 40,
})

describe('paragraphs', () => {
  it('[Q7] hold everything but white space, in order', () => {
    fc.assert(
      fc.property(aText, (text) => {
        const spans = paragraphsOf(text)
        expectWhole(text, spans)
        for (const span of spans) expect(wordsAt(text, span)).not.toMatch(/[\n\r]|^\s|\s$/)
      }),
      { numRuns: 400 },
    )
  })

  it.each<[string, boolean]>([
    ['# Peace', true],
    ['### Between the U.S. and Iran: A Dance.', true],
    ['The Deterrence Deficit', true],
    ['Do not believe the optimism.', false],
    ['“Is it peace?”', false],
    ['#hashtag politics is no politics.', false],
    ['He said: “We shall see.”', false],
    [`${'word '.repeat(30)}without an end`, false],
  ])('[Q7] %s: a heading, %s', (line, isHeading) => {
    expect(paragraphsOf(`\n  ${line}\n\n`)).toMatchObject([{ heading: isHeading }])
  })

  it.each([
    [
      'delicate-dance',
      [
        'Navigating the Delicate Dance: U.S. and Iran’s Secret Talks for Diplomatic Balance',
        '### Communication Channels Between the U.S. and Iran Post-Attack: A Delicate Dance of Diplomacy',
      ],
    ],
    ['oman', []],
    ['shadows', ['Navigating Shadows: The Secret Dance of US-Iran Back-Channel Talks']],
    [
      'wires',
      [
        'The Architecture of Controlled Escalation',
        'The Proxy Trap and the Illusion of Command',
        'The Deterrence Deficit',
        'The Economic Underpinnings of a Permanent Standoff',
        'The Human and Geopolitical Toll of Management',
      ],
    ],
  ] as const)('[Q7] knows the headings of %s', (slug, expected) => {
    expect(headings(essay(slug))).toEqual(expected)
  })
})

describe('sentences', () => {
  it('[Q7] hold everything but white space, in order, none over two paragraphs', () => {
    fc.assert(
      fc.property(aText, (text) => {
        const spans = sentencesOf(text)
        expectWhole(text, spans)
        for (const span of spans) expect(wordsAt(text, span)).not.toMatch(/[\n\r]|^\s|\s$/)
      }),
      { numRuns: 400 },
    )
  })

  it.each<[string, string[]]>([
    ['Talks go on. Nobody says so.', ['Talks go on.', 'Nobody says so.']],
    ['The U.S. Navy sails. So does Iran’s.', ['The U.S. Navy sails.', 'So does Iran’s.']],
    ['It probes U.S. red lines.', ['It probes U.S. red lines.']],
    ['They sanction the U.S. The talks stall.', ['They sanction the U.S.', 'The talks stall.']],
    ['the U.S.-Iran case is one.', ['the U.S.-Iran case is one.']],
    ['Dr. Z. A. Khan met Mr. Smith. They spoke.', ['Dr. Z. A. Khan met Mr. Smith.', 'They spoke.']],
    ['“Do not go.” He went.', ['“Do not go.”', 'He went.']],
    [
      'He asked: “Why?” and left. Then (at last.) She came.',
      ['He asked: “Why?” and left.', 'Then (at last.)', 'She came.'],
    ],
    ['It rose by 3.5% in 2021. In 2022 it fell.', ['It rose by 3.5% in 2021.', 'In 2022 it fell.']],
    [
      'See no. 5 and p. 12. He said no. Then he left.',
      ['See no. 5 and p. 12.', 'He said no.', 'Then he left.'],
    ],
    ['War... Peace? Who knows!', ['War...', 'Peace?', 'Who knows!']],
    ['Wait ... and see.', ['Wait ... and see.']],
    ['It ended. — But not for long.', ['It ended.', '— But not for long.']],
    ['So it was.[3] Then came war.', ['So it was.[3]', 'Then came war.']],
    ['The United States’. There’s more..', ['The United States’.', 'There’s more..']],
    ['和平来了。战争结束。', ['和平来了。', '战争结束。']],
    [
      'The Deterrence Deficit\nIt is real. It grows.',
      ['The Deterrence Deficit', 'It is real.', 'It grows.'],
    ],
    ['🕊 came. 🕊🕊 Left. Peace.', ['🕊 came. 🕊🕊 Left.', 'Peace.']],
  ])('[Q7] divides %j', (text, expected) => {
    expect(sentences(text)).toEqual(expected)
  })

  it.each([
    ['delicate-dance', 22],
    ['oman', 50],
    ['shadows', 22],
    ['wires', 67],
  ] as const)('[Q7] finds in %s %i sentences, each with a capital first', (slug, count) => {
    const found = sentences(essay(slug))
    expect(found.length).toBe(count)
    for (const sentence of found) expect(sentence).toMatch(/^(?:### )?[“"‘(]?[A-Z]/)
    expectWhole(essay(slug), sentencesOf(essay(slug)))
  })
})

describe('coverage', () => {
  it('[Q8] is the share of code points that some span covers', () => {
    const aSpan = fc
      .record({ start: fc.nat(30), size: fc.nat(12) })
      .map(({ start, size }) => ({ start, end: start + size }))
    fc.assert(
      fc.property(fc.array(aSpan), fc.integer({ min: 1, max: 30 }), (spans, length) => {
        const points = Array.from({ length }, (_, i) => i)
        const covered = points.filter((i) => spans.some(({ start, end }) => start <= i && i < end))
        expect(coverageOf(spans, length)).toBeCloseTo(covered.length / length, 12)
      }),
      { numRuns: 400 },
    )
  })

  it('[Q8] is none of a text without length, and all of an essay by its paragraphs but for breaks', () => {
    expect(coverageOf([{ start: 0, end: 5 }], 0)).toBe(0)
    for (const slug of ESSAYS) {
      const length = [...essay(slug)].length
      expect(coverageOf(paragraphsOf(essay(slug)), length)).toBeGreaterThan(0.97)
    }
  })
})

function expectWhole(text: string, spans: readonly Span[]): void {
  const codePoints = [...text]
  let reached = 0
  for (const { start, end } of spans) {
    expect(codePoints.slice(reached, start).join('').trim()).toBe('')
    expect(end).toBeGreaterThan(start)
    reached = end
  }
  expect(codePoints.slice(reached).join('').trim()).toBe('')
}
