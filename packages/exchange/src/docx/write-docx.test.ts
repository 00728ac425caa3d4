import type { ArgumentMap, Source } from '@counterpoint/core'
import { aClaim, anEmptyMap, aQuote, aSource } from '@counterpoint/core/testing'
import { aHostileMap } from '@counterpoint/formats/testing'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import mammoth from 'mammoth'
import { describe, expect, it } from 'vitest'
import { loadCurated } from '../testing/curated.ts'
import { citeOf } from './cite.ts'
import { ALIASES, STYLE } from './styles.ts'
import { writeDocx } from './write-docx.ts'

const NO_TEXTS = new Map()
const STYLE_MAP = [
  "p[style-name='heading 1'] => h1.pocket:fresh",
  "p[style-name='heading 2'] => h2.hat:fresh",
  "p[style-name='heading 3'] => h3.block:fresh",
  "p[style-name='heading 4'] => h4.tag:fresh",
  "r[style-name='Style 13 pt Bold'] => b.cite",
  "r[style-name='Style Underline'] => u",
]

/** The brief of `map` as another program reads it. */
async function readBy(map: ArgumentMap, texts: Parameters<typeof writeDocx>[1] = NO_TEXTS) {
  const buffer = Buffer.from(await writeDocx(map, texts))
  const { value, messages } = await mammoth.convertToHtml({ buffer }, { styleMap: STYLE_MAP })
  return { html: value, messages: messages.map(({ message }) => message) }
}

const plain = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')

const partsOf = async (map: ArgumentMap): Promise<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(unzipSync(await writeDocx(map, NO_TEXTS))).map(([name, part]) => [
      name,
      strFromU8(part),
    ]),
  )

const withCitation = (citation: Partial<Source['citation']>): Source =>
  aSource('s1', {
    title: 'A title',
    citation: { author: null, publication: null, date: null, url: null, ...citation },
  })

describe('a Word brief', () => {
  it('[L130] has pocket, hats, blocks and tags in the styles of Verbatim', async () => {
    const { map, texts } = await loadCurated()
    const { html, messages } = await readBy(map, texts)
    expect(messages).toEqual([])
    expect(html).toMatch(/^<h1 class="pocket">The US–Iran back-channel talks<\/h1>/)
    const hats = [...html.matchAll(/<h2 class="hat">(.*?)<\/h2>/g)].map(([, title]) => title)
    for (const { title } of map.positions.values()) expect(hats).toContain(title)
    expect(html).toMatch(/<h3 class="block">Answers: /)
    expect(html).toMatch(/<h3 class="block">Undercuts the step to: /)
    const styles = (await partsOf(map))['word/styles.xml'] ?? ''
    for (const id of Object.values(STYLE)) expect(styles).toContain(`w:styleId="${id}"`)
    for (const [id, alias] of Object.entries(ALIASES)) {
      expect(styles).toMatch(
        new RegExp(`w:styleId="${id}"[^>]*><w:name w:val="[^"]+"/><w:aliases w:val="${alias}"/>`),
      )
    }
  })

  it('[L131] cuts a card: cite, the paragraph of the quote, the quoted words underlined', async () => {
    const text = 'Before.\nThe talks 🕊 help, they say. And more.\nAfter.'
    const source = { ...withCitation({ author: 'Aaron Hardy', date: '3000' }), title: 'On talks' }
    const quote = aQuote('q1', { start: 12, end: 24, exact: 'talks 🕊 help' })
    const claim = aClaim('c1', { text: 'Talks help.', quotes: ['q1'] })
    const map: ArgumentMap = {
      ...anEmptyMap(),
      sources: new Map([[source.id, source]]),
      quotes: new Map([[quote.id, quote]]),
      claims: new Map([[claim.id, claim]]),
    }
    const { html } = await readBy(map, new Map([[source.id, text]]))
    expect(html).toContain(
      '<h4 class="tag">Talks help.</h4>' +
        '<p>Aaron <b class="cite">Hardy</b>, <b class="cite">3000</b>, “On talks,”</p>' +
        '<p>The <u>talks 🕊 help</u>, they say. And more.</p>',
    )
  })

  it('[L131] underlines every quote of the curated map to the letter', async () => {
    const { map, texts } = await loadCurated()
    const underlined = new Set(
      [...(await readBy(map, texts)).html.matchAll(/<u>(.*?)<\/u>/g)].map(([, words]) =>
        plain(words ?? ''),
      ),
    )
    const whole = [...underlined].join(' ')
    for (const { exact } of map.quotes.values()) {
      for (const line of exact.split('\n'))
        expect(whole).toContain(line.replace(/\s+/gu, ' ').trim())
    }
  })

  it('[L132] has every claim as a tag, whatever the texts, and is read without complaint', async () => {
    await fc.assert(
      fc.asyncProperty(aHostileMap(), async (map) => {
        const { html, messages } = await readBy(map)
        expect(messages).toEqual([])
        const tags = [...html.matchAll(/<h4 class="tag">(.*?)<\/h4>/gs)].map(([, tag]) =>
          plain(tag ?? ''),
        )
        for (const { text } of map.claims.values()) {
          const shown = text
            .replaceAll(/[\uFFFE\uFFFF]/g, '')
            .replace(/\s+/gu, ' ')
            .trim()
          // A tag of nothing but what XML cannot hold is an empty one.
          if (shown !== '') expect(tags.some((tag) => tag.startsWith(shown))).toBe(true)
        }
      }),
      { numRuns: 15 },
    )
  })

  it('[L133] refers to nothing outside of itself, and has no field, macro or link', async () => {
    const { map } = await loadCurated()
    const parts = await partsOf(map)
    expect(Object.keys(parts)[0]).toBe('[Content_Types].xml')
    const all = Object.entries(parts)
    expect(all.length).toBeGreaterThan(4)
    for (const [name, part] of all) {
      expect(name).not.toMatch(/vba|activeX|embeddings/i)
      expect(part).not.toMatch(
        /TargetMode="External"|w:hyperlink|w:instrText|w:fldSimple|<!DOCTYPE/,
      )
    }
  })

  it.each([
    [{ author: 'Aaron Hardy' }, 'Aaron *Hardy*, “A title,”'],
    [{ author: 'Hardy, Aaron', date: '1 May 2020' }, '*Hardy*, Aaron, *1 May 2020*, “A title,”'],
    [{ author: 'Reuters', publication: 'Wire' }, '*Reuters*, “A title,” Wire'],
    [{ date: '2020', url: 'https://e.org' }, '*2020*, “A title,” https://e.org'],
    [{}, '*A title*'],
  ])('[L131] cites %j so that last name and date are read out', (citation, line) => {
    const pieces = citeOf(withCitation(citation))
    expect(pieces.map(({ text, isStrong }) => (isStrong ? `*${text}*` : text)).join('')).toBe(line)
  })
})
