import {
  emptyMap,
  NO_CITATION,
  type MapId,
  type Quote,
  type QuoteId,
  type Source,
  type SourceId,
} from '@counterpoint/core'
import { expect, it } from 'vitest'
import { paragraphNumber, passageLabel, shortTitle } from './source-label.ts'

it.each([
  ['Navigating Shadows: The Secret Dance of US-Iran Back-Channel Talks', 'Shadows'],
  ['The diplomatic wires', 'Wires'],
  ['Quiet talks in Oman', 'Oman'],
  ['Peace? Not yet', 'Peace'],
  ['Notes', 'Notes'],
  [': a title that begins with its colon', 'Colon'],
])('calls %j %j', (title, short) => {
  expect(shortTitle({ title })).toBe(short)
})

const TEXT = 'First paragraph.\n\nA Heading\n\nSecond paragraph, longer.'
const at = (words: string) => TEXT.indexOf(words)

it.each([
  ['First', 1],
  ['paragraph.', 1],
  ['A Heading', 1],
  ['Second', 2],
  ['longer', 2],
])('counts paragraphs without headings: %j stands in %i', (words, number) => {
  expect(paragraphNumber(TEXT, at(words))).toBe(number)
})

const source: Source = {
  id: 's1' as SourceId,
  title: 'The diplomatic wires',
  citation: NO_CITATION,
  language: 'en',
  sha256: '0'.repeat(64),
}
const quote: Quote = {
  id: 'q1' as QuoteId,
  source: source.id,
  start: at('longer'),
  end: at('longer') + 6,
  exact: 'longer',
  prefix: '',
  suffix: '',
}
const map = { ...emptyMap('m1' as MapId, 'A map', ''), sources: new Map([[source.id, source]]) }

it('names source and paragraph of a quote, as far as the text is at hand', () => {
  expect(passageLabel(map, new Map([[source.id, TEXT]]), quote)).toBe('Wires §2')
  expect(passageLabel(map, new Map(), quote)).toBe('Wires')
  expect(passageLabel(emptyMap('m1' as MapId, 'A map', ''), new Map(), quote)).toBe('Source')
})
