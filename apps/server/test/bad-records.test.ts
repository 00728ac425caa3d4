import { createMap, createQuote, createSource } from '@counterpoint/protocol'
import { describe, expect, it } from 'vitest'
import { bell, half, unchangingServer } from './unchanging-server.ts'

const server = unchangingServer()

describe('a new source', () => {
  it.each<[string, object, string]>([
    ['an empty text', { text: '' }, 'text'],
    ['half a surrogate pair', { text: half }, 'text'],
    ['a zero character', { text: 'a\u0000b' }, 'text'],
    ['a title with a control character', { title: bell }, 'title'],
    ['a title without end', { title: 'x'.repeat(301) }, 'title'],
    ['a language that is none', { language: 'English!' }, 'language'],
    ['a link that is a script', { citation: { url: 'javascript:alert(1)' } }, 'citation.url'],
    ['a citation with an unknown field', { citation: { isbn: '1' } }, 'citation'],
    ['a checksum of its own', { sha256: '0'.repeat(64) }, ''],
    ['an owner', { workspaceId: 'other' }, ''],
  ])('with %s is refused', async (_, fields, path) => {
    const problem = await server().refused(createSource, {
      body: { title: 'A title', text: 'A text.', ...fields },
    })
    expect(problem).toMatchObject({ status: 400, code: 'invalid_input' })
    expect(problem.errors?.map((error) => error.path)).toContain(path)
  })
})

describe('a new quote', () => {
  it.each<[string, object]>([
    ['a start in words', { start: '0' }],
    ['a start between characters', { start: 0.5 }],
    ['a start before the text', { start: -1 }],
    ['an end beyond all texts', { end: 1e308 }],
    ['no words', { exact: '' }],
    ['half a surrogate pair', { exact: half }],
    ['surroundings of its own', { prefix: 'x' }],
  ])('with %s is refused', async (_, fields) => {
    const body = { start: 0, end: 4, exact: 'Some', ...fields }
    expect(await server().refused(createQuote, { params: { id: 's' }, body })).toMatchObject({
      status: 400,
      code: 'invalid_input',
    })
  })
})

describe('a new map', () => {
  it.each<[string, object]>([
    ['no title', { title: undefined }],
    ['an empty title', { title: '' }],
    ['half a surrogate pair', { question: half }],
    ['an id with a dot', { id: 'a.b' }],
    ['a revision', { revision: 3 }],
  ])('with %s is refused', async (_, fields) => {
    const body = { title: 'A title', ...fields }
    expect(await server().refused(createMap, { body })).toMatchObject({
      status: 400,
      code: 'invalid_input',
    })
  })
})
