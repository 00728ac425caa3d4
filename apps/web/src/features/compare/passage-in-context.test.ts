import { quoteAt, type Quote, type QuoteId, type SourceId } from '@counterpoint/core'
import { expect, it } from 'vitest'
import { passageInContext } from './passage-in-context.ts'

const TEXT = 'First 🕊️ line.\n\nSecond line says it, and more.\n\nThird line.'

const quoteOf = (words: string): Quote => {
  const start = [...TEXT.slice(0, TEXT.indexOf(words))].length
  const names = { id: 'q1' as QuoteId, source: 's1' as SourceId }
  return quoteAt(names, TEXT, start, start + [...words].length)
}

it('shows a passage in its paragraph, between the ones above and below', () => {
  expect(passageInContext(TEXT, quoteOf('says it'))).toEqual({
    above: 'First 🕊️ line.',
    before: 'Second line ',
    exact: 'says it',
    after: ', and more.',
    below: 'Third line.',
  })
})

it.each([
  ['First', { above: '', before: '', exact: 'First', after: ' 🕊️ line.' }],
  ['Third line.', { before: '', after: '', below: '' }],
  ['says it, and more.\n\nThird', { before: 'Second line ', after: ' line.', below: '' }],
])('knows where the text begins and ends, and passages over paragraphs: %j', (words, part) => {
  expect(passageInContext(TEXT, quoteOf(words))).toMatchObject(part)
})
