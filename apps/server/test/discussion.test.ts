import {
  acceptSuggestion,
  createMap,
  createSource,
  deleteMap,
  editComment,
  exportMap,
  getDiscussion,
  getMap,
  getSuggestion,
  listNotifications,
  listStances,
  listSuggestions,
  listThreads,
  markNotificationsRead,
  openThread,
  readActivity,
  readLog,
  rebaseSuggestion,
  rejectSuggestion,
  removeComment,
  replyToThread,
  resolveThread,
  setBlind,
  submitOperations,
  suggestChanges,
  takeStance,
  withdrawStance,
  withdrawSuggestion,
  type Route,
} from '@counterpoint/protocol'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startServer, type Json, type Request, type ServerUnderTest } from './server-under-test.ts'

let server: ServerUnderTest
let map: string
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())
beforeEach(async () => {
  map = (await server.ask(createMap, { body: { title: 'A map', question: '' } })).map.id
  await submit([claim('c1', 'Talks go on.'), claim('c2', 'Peace is near.')])
})

const claim = (id: string, text: string) => ({ kind: 'claim.create', claim: { id, text } })
const ask = (route: Route, { params = {}, ...rest }: Request = {}): Promise<Json> =>
  server.ask(route, { ...rest, params: { id: map, ...params } })
const refused = (route: Route, { params = {}, ...rest }: Request = {}) =>
  server.refused(route, { ...rest, params: { id: map, ...params } })
const submit = (operations: readonly object[]): Promise<Json> =>
  ask(submitOperations, { body: { operations } })
const rebuttal = {
  kind: 'inference.create',
  inference: { id: 'i1', polarity: 'against', premises: ['c3'], target: { claim: 'c2' } },
}
const proposed = [claim('c3', 'Shots were fired.'), rebuttal]
const suggest = (body: object = {}): Promise<Json> =>
  ask(suggestChanges, { body: { operations: proposed, note: 'What of the shots?', ...body } })

describe('comments', () => {
  it('are written, answered, changed, removed, resolved and reopened', async () => {
    const opened = await ask(openThread, { body: { subject: { claim: 'c1' }, text: 'Do they?' } })
    const params = { thread: opened.id }
    expect(opened).toMatchObject({
      subject: { claim: 'c1' },
      resolved: null,
      comments: [{ text: 'Do they?', isYours: true, author: { id: 'owner', name: 'Owner' } }],
    })
    const answered = await ask(replyToThread, { params, body: { text: 'They @[owner] do.' } })
    expect(answered.comments[1]).toMatchObject({ mentions: [{ id: 'owner', name: 'Owner' }] })
    const [first, second] = answered.comments
    const edited = await ask(editComment, {
      params: { comment: first.id },
      body: { text: 'Do they really?' },
    })
    expect(edited.comments[0].editedAt).not.toBeNull()
    const removed = await ask(removeComment, { params: { comment: second.id } })
    expect(removed.comments[1]).toMatchObject({ text: null, mentions: [] })
    const resolved = await ask(resolveThread, { params, body: { isResolved: true } })
    expect(resolved.resolved.by.name).toBe('Owner')
    expect((await ask(listThreads, { query: { state: 'open' } })).items).toEqual([])
    await ask(resolveThread, { params, body: { isResolved: false } })
    expect((await ask(listThreads, { query: { about: 'c1' } })).items).toHaveLength(1)
    expect((await ask(getDiscussion)).openThreads).toEqual([{ about: 'c1', count: 1 }])
  })

  it('on a passage are checked like a quote', async () => {
    const text = 'Talks 🕊️ continue.'
    const source = (await server.ask(createSource, { body: { title: 'S', text } })).id
    const about = (start: number, end: number, exact: string) => ({
      body: { subject: { source, start, end, exact }, text: 'Says who?' },
    })
    expect((await ask(openThread, about(6, 8, '🕊️'))).subject).toMatchObject({ source, start: 6 })
    expect(await refused(openThread, about(6, 8, 'ck'))).toMatchObject({
      status: 422,
      code: 'quote_mismatch',
    })
    const nowhere = { source: 'nowhere', start: 0, end: 1, exact: 'T' }
    expect(await refused(openThread, { body: { subject: nowhere, text: 'x' } })).toMatchObject({
      code: 'not_found',
    })
  })

  it('say what is wrong with them', async () => {
    const write = (body: object) => refused(openThread, { body })
    const subject = { claim: 'c1' }
    expect(await write({ subject: { claim: 'c9' }, text: 'x' })).toMatchObject({ status: 404 })
    expect(await write({ subject, text: ' ' })).toMatchObject({ code: 'invalid_input' })
    expect(await write({ subject, text: 'x'.repeat(20_001) })).toMatchObject({
      code: 'invalid_input',
    })
    expect(await write({ subject, text: '@[stranger] look' })).toMatchObject({
      code: 'invalid_input',
      errors: [{ path: 'text' }],
    })
    const thread = await ask(openThread, { body: { id: 't1', subject, text: 'x' } })
    expect(await write({ id: thread.id, subject, text: 'y' })).toMatchObject({ code: 'id_taken' })
    for (const [route, params] of [
      [replyToThread, { thread: 'nowhere' }],
      [editComment, { comment: 'nowhere' }],
    ] as const) {
      expect(await refused(route, { params, body: { text: 'x' } })).toMatchObject({ status: 404 })
    }
    expect(await refused(removeComment, { params: { comment: 'x' } })).toMatchObject({
      status: 404,
    })
  })

  it('[Z3] take no field that is not theirs to set', async () => {
    for (const more of [{ author: 'ben' }, { createdAt: '2026-01-01' }, { resolved: true }]) {
      const body = { subject: { claim: 'c1' }, text: 'x', ...more }
      expect(await refused(openThread, { body })).toMatchObject({ code: 'invalid_input' })
    }
  })

  it('[X4] are kept as they are written, and never become markup on the way', async () => {
    const text = '<img src=x onerror=alert(1)> [a](javascript:alert(1)) ![b](http://x.test/b.png)'
    const opened = await ask(openThread, { body: { subject: { claim: 'c1' }, text } })
    expect(opened.comments[0].text).toBe(text)
  })
})

describe('suggestions', () => {
  it('change nothing until they are accepted, then all at once, and the log says whose they were', async () => {
    const suggestion = await suggest()
    expect(suggestion).toMatchObject({ revision: 2, state: 'open', conflict: null, isYours: true })
    expect((await ask(getMap)).claims).toHaveLength(2)
    const params = { suggestion: suggestion.id }
    const accepted = await ask(acceptSuggestion, { params, body: { version: 1 } })
    expect(accepted).toMatchObject({ revision: 3, suggestion: { state: 'accepted' } })
    expect(await ask(getMap)).toMatchObject({ revision: 3, inferences: [{ id: 'i1' }] })
    const { items } = await ask(readLog, { query: { after: 2 } })
    expect(items).toMatchObject([
      { revision: 3, suggestion: { id: suggestion.id, by: { name: 'Owner' } } },
    ])
    for (const [route, body] of [
      [acceptSuggestion, { version: 1 }],
      [rejectSuggestion, { reason: 'No.' }],
      [rebaseSuggestion, { operations: [claim('c4', 'Late.')] }],
      [withdrawSuggestion, undefined],
    ] as const) {
      expect(await refused(route, { params, body })).toMatchObject({
        status: 409,
        code: 'suggestion_decided',
      })
    }
  })

  it('are rejected with a reason', async () => {
    const { id } = await suggest()
    const params = { suggestion: id }
    expect(await refused(rejectSuggestion, { params, body: { reason: '' } })).toMatchObject({
      code: 'invalid_input',
    })
    const rejected = await ask(rejectSuggestion, { params, body: { reason: 'No source.' } })
    expect(rejected).toMatchObject({ state: 'rejected', decided: { reason: 'No source.' } })
    expect((await ask(listSuggestions, { query: { state: 'open' } })).items).toEqual([])
    expect(await ask(getMap)).toMatchObject({ revision: 2 })
  })

  it('that do not apply any more say why, and are brought up to date or withdrawn', async () => {
    const { id } = await suggest()
    const params = { suggestion: id }
    await submit([{ kind: 'claim.delete', claim: 'c2' }])
    const stale = await ask(getSuggestion, { params })
    expect(stale.conflict).toMatchObject({ rule: expect.stringMatching(/^[OI]\d+$/) })
    expect(await refused(acceptSuggestion, { params, body: { version: 1 } })).toMatchObject({
      status: 422,
      code: 'rule_violated',
    })
    expect((await ask(getMap)).claims).toHaveLength(1)
    const rebased = await ask(rebaseSuggestion, { params, body: { operations: [proposed[0]] } })
    expect(rebased).toMatchObject({ version: 2, revision: 3, conflict: null })
    expect(await refused(acceptSuggestion, { params, body: { version: 1 } })).toMatchObject({
      status: 409,
      code: 'suggestion_changed',
    })
    await ask(acceptSuggestion, { params, body: { version: 2 } })
    const other = await suggest({ operations: [claim('c5', 'Another.')] })
    const withdrawn = await ask(withdrawSuggestion, { params: { suggestion: other.id } })
    expect(withdrawn.state).toBe('withdrawn')
  })

  it('are refused when they could not be accepted: a broken rule, a false quote', async () => {
    const operations = [{ kind: 'claim.delete', claim: 'c9' }]
    expect(await refused(suggestChanges, { body: { operations } })).toMatchObject({
      code: 'rule_violated',
      subject: 'c9',
    })
    const text = 'words of a source'
    const source = await server.ask(createSource, { body: { title: 'S', text } })
    const quote = (exact: string) => ({
      kind: 'quote.add',
      quote: { id: `q-${map}`, source: source.id, start: 0, end: 5, exact },
    })
    expect(await refused(suggestChanges, { body: { operations: [quote('wards')] } })).toMatchObject(
      {
        code: 'quote_mismatch',
      },
    )
    const suggestion = await suggest({ operations: [quote('words')] })
    await ask(acceptSuggestion, { params: { suggestion: suggestion.id }, body: { version: 1 } })
    expect((await ask(getMap)).quotes).toMatchObject([{ exact: 'words' }])
  })

  it('are accepted once, however often at once', async () => {
    const { id } = await suggest()
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        server.send(acceptSuggestion, {
          params: { id: map, suggestion: id },
          body: { version: 1 },
        }),
      ),
    )
    expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([
      200,
      ...Array.from({ length: 9 }, () => 409),
    ])
    expect(await ask(getMap)).toMatchObject({ revision: 3 })
  })
})

describe('stances', () => {
  const take = (body: object, claimId = 'c1'): Promise<Json> =>
    ask(takeStance, { params: { claim: claimId }, body })

  it('are a number or a word, and can be withdrawn', async () => {
    expect(await take({ credence: 0.7 })).toMatchObject({ credence: 0.7, attitude: null })
    expect(await take({ attitude: 'suspend' })).toMatchObject({
      credence: 0.5,
      attitude: 'suspend',
    })
    expect((await ask(listStances)).items).toHaveLength(1)
    await ask(withdrawStance, { params: { claim: 'c1' } })
    expect(await ask(listStances)).toMatchObject({ items: [], count: 0 })
    for (const body of [{ credence: 1.2 }, { credence: '1' }, { attitude: 'yes' }, {}]) {
      const problem = await refused(takeStance, { params: { claim: 'c1' }, body })
      expect(problem).toMatchObject({ code: 'invalid_input' })
    }
    const nowhere = { params: { claim: 'c9' }, body: { credence: 1 } }
    expect(await refused(takeStance, nowhere)).toMatchObject({ code: 'not_found' })
  })

  it('[Z9] taken a hundred times at once are one', async () => {
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, n) => take({ credence: n / 100 })),
    )
    expect(answers).toHaveLength(100)
    expect(await ask(listStances)).toMatchObject({ count: 1, items: [{ isYours: true }] })
  })
})

describe('activity', () => {
  it('tells in sentences what happened, in pages, the newest first', async () => {
    await ask(openThread, { body: { id: 't1', subject: { claim: 'c1' }, text: 'Do they?' } })
    await submit([{ kind: 'batch', operations: proposed }])
    await ask(resolveThread, { params: { thread: 't1' }, body: { isResolved: true } })
    await suggest({ operations: [claim('c4', 'So be it.')], note: 'An end.' })
    await take()
    const sentences: string[] = []
    let query: { limit: number; after?: string } = { limit: 3 }
    for (;;) {
      const page = await ask(readActivity, { query })
      sentences.push(...page.items.map(({ sentence }: Json) => sentence))
      if (page.next === null) break
      query = { limit: 3, after: page.next }
    }
    expect(sentences).toEqual([
      'Owner took a stance on “Talks go on”.',
      'Owner suggested a change: “An end”.',
      'Owner resolved a thread on “Talks go on”.',
      'Owner rebutted “Peace is near” with “Shots were fired”.',
      'Owner commented on “Talks go on”.',
      'Owner put forward “Peace is near”.',
      'Owner put forward “Talks go on”.',
    ])
  })

  const take = () => ask(takeStance, { params: { claim: 'c1' }, body: { credence: 1 } })

  it('names what is gone as it last was, and leaves out threads that went with it', async () => {
    await ask(openThread, { body: { subject: { claim: 'c2' }, text: 'Near what?' } })
    await submit([{ kind: 'claim.delete', claim: 'c2' }])
    const { items } = await ask(readActivity)
    expect(items.map(({ sentence }: Json) => sentence)).toEqual([
      'Owner deleted “Peace is near”.',
      'Owner put forward “Peace is near”.',
      'Owner put forward “Talks go on”.',
    ])
  })

  it('[Z4] says nothing of stances while the map is blind, but how many there are', async () => {
    await ask(setBlind, { body: { isBlind: true } })
    await take()
    const { items, hiddenStances } = await ask(readActivity)
    expect(hiddenStances).toBe(1)
    expect(items[0].sentence).toBe('Owner hid the stances of everybody.')
    await ask(setBlind, { body: { isBlind: false } })
    const later = await ask(readActivity)
    expect(later.items.slice(0, 2).map(({ sentence }: Json) => sentence)).toEqual([
      'Owner revealed the stances of everybody.',
      'Owner took a stance on “Talks go on”.',
    ])
  })

  it('is announced to whoever listens, without a word of what it was', async () => {
    const heard: unknown[] = []
    const stop = server.app.announcements.listen((...told) => heard.push(told))
    await ask(openThread, { body: { subject: { claim: 'c1' }, text: 'Heard?' } })
    await suggest()
    await take()
    await ask(setBlind, { body: { isBlind: true } })
    await take()
    stop()
    await ask(setBlind, { body: { isBlind: false } })
    expect(heard).toEqual([
      [map, 'threads'],
      [map, 'suggestions'],
      [map, 'stances'],
      [map, 'stances'],
    ])
  })
})

describe('a discussion', () => {
  it('of a map that is not there is not there', async () => {
    await ask(deleteMap)
    for (const route of [getDiscussion, listThreads, listSuggestions, listStances, readActivity]) {
      expect(await refused(route)).toMatchObject({ status: 404 })
    }
    expect(
      await refused(openThread, { body: { subject: { claim: 'c1' }, text: 'x' } }),
    ).toMatchObject({ status: 404 })
  })

  it('leaves no trace in what is exported', async () => {
    const words = 'Only between us'
    await ask(openThread, { body: { subject: { claim: 'c1' }, text: words } })
    await ask(takeStance, { params: { claim: 'c1' }, body: { credence: 0.123456 } })
    for (const format of ['json', 'argdown', 'aif', 'markdown']) {
      const { body } = await server.send(exportMap, { params: { id: map }, query: { format } })
      expect(body).not.toContain(words)
      expect(body).not.toContain('0.123456')
    }
  })

  it('tells its one owner nothing that he did himself', async () => {
    const before = await server.ask(listNotifications)
    expect(before).toMatchObject({ items: [], unread: 0, next: null })
    await server.ask(markNotificationsRead, { body: {} })
  })
})
