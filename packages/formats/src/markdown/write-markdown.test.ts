import type { ArgumentMap, ClaimId, InferenceId } from '@counterpoint/core'
import { aClaim, anEmptyMap, anInference } from '@counterpoint/core/testing'
import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { describe, expect, it } from 'vitest'
import { aHostileMap, hostileText } from '../testing/hostile-map.ts'
import { oneLine } from '../text/one-line.ts'
import { escaped } from './escaped.ts'
import { outlineOf, startsOf } from './outline.ts'
import { writeMarkdown } from './write-markdown.ts'

const parser = new MarkdownIt({ html: true, linkify: true })

/** Kinds of what a Markdown reader finds inside the lines of `markdown`. */
const inlineKinds = (markdown: string): string[] =>
  parser.parse(markdown, {}).flatMap(({ children }) => children?.map(({ type }) => type) ?? [])

const shown = (markdown: string): string =>
  parser
    .parse(markdown, {})
    .flatMap(({ children }) => children?.map(({ content }) => content) ?? [])
    .join('')

const ring: ArgumentMap = {
  ...anEmptyMap(),
  claims: new Map(
    ['a', 'b', 'c'].map((id) => [
      id as ClaimId,
      aClaim(id, { text: `It is ${id}.`, implicit: id === 'b' }),
    ]),
  ),
  inferences: new Map(
    [
      anInference('i1', {
        premises: ['a' as ClaimId, 'c' as ClaimId],
        target: { claim: 'b' as ClaimId },
      }),
      anInference('i2', {
        premises: ['b' as ClaimId],
        target: { claim: 'a' as ClaimId },
        polarity: 'against',
      }),
      anInference('i3', {
        premises: ['c' as ClaimId],
        target: { inference: 'i1' as InferenceId },
        polarity: 'against',
      }),
    ].map((inference) => [inference.id, inference]),
  ),
}

describe('a Markdown outline', () => {
  it('[L50] shows a text as it is, whatever it contains', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(shown(escaped(text))).toBe(oneLine(text))
        expect(new Set(inlineKinds(escaped(text)))).toEqual(new Set(['text']))
      }),
      { numRuns: 500 },
    )
  })

  it('[L51] contains no HTML, link, picture or code, whatever the texts', () => {
    fc.assert(
      fc.property(aHostileMap(), (map) => {
        const kinds = new Set(inlineKinds(writeMarkdown(map)))
        for (const kind of kinds) expect(['text', 'strong_open', 'strong_close']).toContain(kind)
      }),
    )
  })

  it.each([
    ['seed 405615368', '//᭦𐺕𒁋ꤷ𒈨1.🃂𑠔ἶ𑿙ᣘ "𒿠𑖖𐡐ሱ🅃🆈Ἅ΅&#0;'],
    ['an address without a scheme', 'See //example.org/a, ///example.org and (//localhost).'],
    ['addresses with one', 'https://example.org, FTP://example.org, git+ssh://example.org'],
    ['a name of a host', 'www.example.org and WWW.example.org, not awww.example.org'],
    ['an address of mail', 'a.b@example.org, mailto:a@example.org, xmpp:a@example.org/b'],
  ])('[L51] makes no link of %s', (_, text) => {
    expect(inlineKinds(escaped(text))).toEqual(['text'])
    expect(shown(escaped(text))).toBe(oneLine(text))
  })

  it('[L52] writes every claim and every inference out once, and repeats what it needs', () => {
    fc.assert(
      fc.property(aHostileMap(), (map) => {
        const first = outlineOf(map, startsOf(map)).filter(({ isRepeated }) => !isRepeated)
        const ids = first.map(({ id }) => id)
        expect(ids.toSorted()).toEqual([...map.claims.keys(), ...map.inferences.keys()].toSorted())
      }),
    )
  })

  it('[L53] walks a ring round once', () => {
    const claims = writeMarkdown(ring).split('## Claims\n\n')[1]
    expect(claims?.trim().split('\n')).toEqual([
      '- It is a.',
      '  - **Rebuttal**',
      '    - It is b. (implicit)',
      '      - **Support**',
      '        - It is a. (above)',
      '        - It is c.',
      '        - **Undercut**',
      '          - It is c. (above)',
    ])
  })
})
