import { createHash } from 'node:crypto'
import { loadCorpus } from '@counterpoint/corpus'
import { sliceCodePoints } from '@counterpoint/core'
import {
  createQuote,
  createSource,
  getSource,
  listQuotes,
  listSources,
  search,
  uploadSource,
} from '@counterpoint/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer, type ServerUnderTest } from './server-under-test.ts'

let server: ServerUnderTest
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

const sha256 = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex')
const { texts } = await loadCorpus()

describe('sources', () => {
  it('are kept byte for byte, with the checksum of their bytes', async () => {
    const text = '\uFEFFA\r\nB\u000C café cafe\u0301 👍🏽\n\n\t“quoted” – dash \u00A0'
    const { id } = await server.ask(createSource, { body: { title: 'Odd bytes', text } })
    const source = await server.ask(getSource, { params: { id } })
    expect(source.text).toBe(text)
    expect(source.sha256).toBe(sha256(text))
    expect(source.citation).toEqual({ author: null, publication: null, date: null, url: null })
  })

  it('are listed page by page, newest first', async () => {
    for (const title of ['p1', 'p2', 'p3']) {
      await server.ask(createSource, { body: { title, text: `Text of ${title}.` } })
    }
    const first = await server.ask(listSources, { query: { limit: 2 } })
    const second = await server.ask(listSources, { query: { limit: 2, after: first.next } })
    expect([...first.items, ...second.items].slice(0, 3).map(({ title }) => title)).toEqual([
      'p3',
      'p2',
      'p1',
    ])
  })

  it('may share a text under another title, but not an id', async () => {
    const body = { id: 'one-id', title: 'First', text: 'The same text.' }
    await server.ask(createSource, { body })
    const twin = await server.ask(createSource, { body: { title: 'Second', text: body.text } })
    expect(twin.sha256).toBe(sha256(body.text))
    const problem = await server.refused(createSource, { body: { ...body, title: 'Third' } })
    expect(problem).toMatchObject({ status: 409, code: 'id_taken' })
    expect(await server.ask(getSource, { params: { id: 'one-id' } })).toMatchObject({
      title: 'First',
    })
  })
})

describe('quotes', () => {
  it('[Q1] are taken when they are the text at their offsets, in code points', async () => {
    const text = '👍🏽 Das ist 𝒪𝓂𝒶𝓃, not Oman.'
    const { id } = await server.ask(createSource, { body: { title: 'Astral', text } })
    const start = [...text].indexOf('𝒪')
    const exact = '𝒪𝓂𝒶𝓃'
    const body = { start, end: start + 4, exact }
    const quote = await server.ask(createQuote, { params: { id }, body })
    expect(quote).toMatchObject({
      ...body,
      source: id,
      prefix: '👍🏽 Das ist ',
      suffix: ', not Oman.',
    })
    const listed = await server.ask(listQuotes, { params: { id } })
    expect(listed.items).toEqual([quote])
    // The same passage counted in UTF-16 code units.
    const wrong = { start: start + 2, end: start + 10, exact }
    const problem = await server.refused(createQuote, { params: { id }, body: wrong })
    expect(problem).toMatchObject({ status: 422, code: 'quote_mismatch', rule: 'Q1' })
  })

  it.each([
    ['other words', { start: 0, end: 5, exact: 'Bones' }],
    ['another case', { start: 0, end: 5, exact: 'WORDS' }],
    ['offsets that are one off', { start: 1, end: 6, exact: 'Words' }],
    ['an end after the end of the text', { start: 0, end: 500, exact: 'Words' }],
    ['an end before its start', { start: 5, end: 0, exact: 'Words' }],
    ['nothing between start and end', { start: 3, end: 3, exact: 'd' }],
    ['a typographic apostrophe for a plain one', { start: 6, end: 14, exact: 'aren’t ' }],
  ])('[Q1] are refused with %s', async (_, body) => {
    const { id } = await server.ask(createSource, {
      body: { title: 'Words', text: "Words aren't bones." },
    })
    const problem = await server.refused(createQuote, { params: { id }, body })
    expect(problem).toMatchObject({ status: 422, code: 'quote_mismatch' })
    expect((await server.ask(listQuotes, { params: { id } })).items).toEqual([])
  })
})

describe('search', () => {
  it('finds a source by its words and gives its place in code points', async () => {
    const text = '𝒜 prologue. The zanzibar clause was never published.'
    const { id } = await server.ask(createSource, { body: { title: 'Clause', text } })
    const { items } = await server.ask(search, { query: { q: 'zanzibar' } })
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({ kind: 'source', id })
    expect(sliceCodePoints(text, items[0].start, items[0].start + [...items[0].text].length)).toBe(
      items[0].text,
    )
  })
})

const BOUNDARY = 'counterpoint-test-boundary'

interface Part {
  readonly name: string
  readonly fileName?: string
  readonly content: string | Buffer
}

const form = (...parts: readonly Part[]) => ({
  headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
  body: Buffer.concat([
    ...parts.flatMap(({ name, fileName, content }) => [
      Buffer.from(
        `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"` +
          `${fileName === undefined ? '' : `; filename="${fileName}"`}\r\n\r\n`,
      ),
      Buffer.from(content),
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`--${BOUNDARY}--\r\n`),
  ]),
})

describe('uploads', () => {
  it('keep a file’s bytes, a byte order mark included', async () => {
    const bytes = Buffer.from('\uFEFF# Title\r\n\r\nText – “so”.\n')
    const source = await server.ask(
      uploadSource,
      form({ name: 'file', fileName: 'notes.md', content: bytes }),
    )
    expect(source).toMatchObject({ title: 'notes', sha256: sha256(bytes) })
    const kept = await server.ask(getSource, { params: { id: source.id } })
    expect(Buffer.from(kept.text).equals(bytes)).toBe(true)
  })

  it('take the title from the form, before or after the file', async () => {
    const file = { name: 'file', fileName: 'x.txt', content: [...texts.values()][0] ?? '' }
    const title = { name: 'title', content: 'Given title' }
    expect(await server.ask(uploadSource, form(title, file))).toMatchObject({
      title: 'Given title',
    })
    expect(await server.ask(uploadSource, form(file, title))).toMatchObject({
      title: 'Given title',
    })
  })

  it.each([
    ['a page', 415, 'unsupported_media_type', { fileName: 'page.html', content: '<p>Hello</p>' }],
    ['a Word file', 415, 'unsupported_media_type', { fileName: 'text.docx', content: 'PK' }],
    [
      'a name without extension',
      415,
      'unsupported_media_type',
      { fileName: 'text', content: 'Text' },
    ],
    [
      'bytes that are no UTF-8',
      422,
      'unreadable_text',
      { fileName: 'a.txt', content: Buffer.from([0x61, 0xe9, 0x62]) },
    ],
    [
      'zero bytes',
      422,
      'unreadable_text',
      { fileName: 'a.txt', content: Buffer.from([0x61, 0, 0x62]) },
    ],
    ['nothing', 422, 'unreadable_text', { fileName: 'a.txt', content: '' }],
    ['white space', 400, 'invalid_input', { fileName: 'a.txt', content: ' \n\t ' }],
    [
      'too much',
      413,
      'body_too_large',
      { fileName: 'a.txt', content: Buffer.alloc(17 * 2 ** 20, 'a') },
    ],
    [
      'too many characters',
      400,
      'invalid_input',
      { fileName: 'a.txt', content: Buffer.alloc(10_000_000, 'a') },
    ],
  ])('refuse a file with %s', async (_, status, code, file) => {
    const before = await server.ask(listSources, { query: { limit: 200 } })
    const problem = await server.refused(uploadSource, form({ name: 'file', ...file }))
    expect(problem).toMatchObject({ status, code })
    expect(await server.ask(listSources, { query: { limit: 200 } })).toEqual(before)
  })

  it.each([
    ['without a file', form({ name: 'title', content: 'x' }), 'invalid_input'],
    ['with an unknown field', form({ name: 'tilte', content: 'x' }), 'invalid_input'],
    [
      'with a file in another field',
      form({ name: 'upload', fileName: 'a.txt', content: 'x' }),
      'invalid_input',
    ],
    [
      'with two files',
      form(
        { name: 'file', fileName: 'a.txt', content: 'x' },
        { name: 'file', fileName: 'b.txt', content: 'y' },
      ),
      'invalid_input',
    ],
    ['with a prototype for a field', form({ name: '__proto__', content: 'x' }), 'malformed_body'],
    [
      'that ends too early',
      {
        headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
        body: Buffer.from(
          `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nabc`,
        ),
      },
      'malformed_body',
    ],
    [
      'of another kind',
      { headers: { 'content-type': 'text/plain' }, body: 'abc' },
      'unsupported_media_type',
    ],
    [
      'without a boundary',
      { headers: { 'content-type': 'multipart/form-data' }, body: 'abc' },
      'malformed_body',
    ],
  ])('refuse a form %s', async (_, request, code) => {
    expect(await server.refused(uploadSource, request)).toMatchObject({ code })
  })

  it('[X6] keep no path, control or direction character of a file name', async () => {
    const fileName = '..%2f..%2fetc\u202Egpj.txt'
    const source = await server.ask(
      uploadSource,
      form({ name: 'file', fileName, content: 'Some text.' }),
    )
    expect(source.title).not.toMatch(/[\p{C}/\\]/u)
  })
})
