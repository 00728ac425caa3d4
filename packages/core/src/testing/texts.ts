import { createHash } from 'node:crypto'
import type { SourceId } from '../model/id.ts'
import type { Source } from '../model/source.ts'
import type { ArgumentMap } from '../model/argument-map.ts'
import { choicesFrom, type Choices } from './choices.ts'

/** Words that trip code up: astral, combining, joined, right-to-left, and every format's markup. */
const WORDS = [
  'peace',
  'war',
  'deterrence',
  'détente',
  'e\u0301lan',
  '𝒜𝓁𝓁',
  '🕊️',
  '👩‍👩‍👧',
  'ﬁnal',
  'co\u00ADoperation',
  'שלום',
  'U.S.',
  '“so-called”',
  '‘rival’',
  'cold–hot',
  'risk—reward',
  '3.5%',
  '日本語。',
] as const

const MARKUP = [
  '<b>bold</b>',
  '&amp;',
  '[Claim]: text',
  '<Inference>',
  '#tag',
  '// remark',
  '"double" \\ back',
  '{json: 1}',
  '->',
  '*star* _line_',
  'a | b',
  '%%',
  ']]>',
] as const

/** A sentence or two, as short texts of records are. */
export function someText(choices: Choices): string {
  const words = choices.someOf(choices.happens(25) ? [...WORDS, ...MARKUP] : WORDS, 1, 5).join(' ')
  const ending = choices.oneOf(['', '.', '?', ' ', '\nAnd so on.', '\t!'])
  return `${choices.oneOf(['', 'Thus ', '– '])}${words}${ending}`
}

/** Another text, mostly with one word of `text` replaced, as people revise. */
export function someRewording(text: string, choices: Choices): string {
  const words = text.split(' ')
  if (choices.happens(30)) return someText(choices)
  const revised = words.with(choices.below(words.length), choices.oneOf(WORDS)).join(' ')
  return revised.length < 1_500 ? revised : someText(choices)
}

export const someTextOrNull = (choices: Choices): string | null =>
  choices.happens(50) ? someText(choices) : null

const sentence = (choices: Choices): string =>
  `${choices.someOf(WORDS, 2, 7).join(choices.oneOf([' ', ' ', '  ', '\u00A0']))}${choices.oneOf(['.', '!', '.”', '?'])}`

/** Number of different generated sources. */
export const SOURCE_COUNT = 24

const SOURCE_TITLE = /^Essay (\d+)$/

/** Text of the generated source `number`: paragraphs of sentences, some with CRLF between them. */
function textNumber(number: number): string {
  const choices = choicesFrom(
    Array.from({ length: 97 }, (_, i) => ((number + 1) * 40_503 + i * i * 9_973 + i * 31) & 0xffff),
  )
  const paragraph = (): string =>
    Array.from({ length: 1 + choices.below(4) }, () => sentence(choices)).join(' ')
  const paragraphs = Array.from({ length: 1 + choices.below(4) }, paragraph)
  return paragraphs.join(choices.oneOf(['\n', '\n\n', '\r\n']))
}

/** The generated source `number`, under the id `id`; `textOfSource` has its text. */
export const sourceNumber = (number: number, id: string): Source => ({
  id: id as SourceId,
  title: `Essay ${number}`,
  citation: {
    author: number % 2 ? 'Zoë Ω' : null,
    publication: null,
    date: number % 3 ? '2021-03' : null,
    url: number % 5 ? null : `https://example.org/essays/${number}?a=b&c=“d”`,
  },
  language: number % 4 ? 'en' : 'en-GB',
  sha256: sha256Of(textNumber(number)),
})

/** Text of a source that came out of the arbitraries of this folder; its checksum is true. */
export function textOfSource(source: Source): string {
  const number = SOURCE_TITLE.exec(source.title)?.[1]
  if (number === undefined) throw new Error(`“${source.title}” is no generated source.`)
  return textNumber(Number(number))
}

export const textsOf = (map: ArgumentMap): Map<SourceId, string> =>
  new Map([...map.sources.values()].map((source) => [source.id, textOfSource(source)]))

export const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex')
