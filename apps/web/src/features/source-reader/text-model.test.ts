import { expect, it } from 'vitest'
import { textModel, trimmed } from './text-model.ts'

const TEXT = 'The 🛳️ leaves. It waits.\n\nA Heading\n\n  Nobody 🧭 knows.  '

it('cuts a text into paragraphs and headings, numbering paragraphs alone', () => {
  expect(textModel(TEXT).paragraphs.map(({ text, number }) => [text, number])).toEqual([
    ['The 🛳️ leaves. It waits.', 1],
    ['A Heading', undefined],
    ['Nobody 🧭 knows.', 2],
  ])
})

it('counts as the browser does: every stretch is a slice of the text', () => {
  const { paragraphs, sentences } = textModel(TEXT)
  for (const { start, end, text } of paragraphs) expect(TEXT.slice(start, end)).toBe(text)
  expect(sentences.map(({ start, end }) => TEXT.slice(start, end))).toEqual([
    'The 🛳️ leaves.',
    'It waits.',
    'A Heading',
    'Nobody 🧭 knows.',
  ])
})

it('finds the stretch of a quote, whose offsets count code points', () => {
  const start = [...TEXT.slice(0, TEXT.indexOf('knows'))].length
  const { start: from, end: to } = textModel(TEXT).stretchOf({ start, end: start + 5 })
  expect(TEXT.slice(from, to)).toBe('knows')
  expect(from).toBeGreaterThan(start)
})

it('has nothing to show of an empty text', () => {
  expect(textModel(' \n ')).toMatchObject({ paragraphs: [], sentences: [] })
})

it.each([
  ['  words ', { start: 0, end: 8 }, { start: 2, end: 7 }],
  ['words', { start: 0, end: 5 }, { start: 0, end: 5 }],
  ['a \n b', { start: 1, end: 5 }, { start: 4, end: 5 }],
  [' \n\t ', { start: 0, end: 4 }, undefined],
  ['words', { start: 2, end: 2 }, undefined],
])('trims white space off %j', (text, stretch, left) => {
  expect(trimmed(text, stretch)).toEqual(left)
})
