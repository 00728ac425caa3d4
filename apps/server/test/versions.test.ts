import {
  createMap,
  getMap,
  listVersions,
  nameVersion,
  readLog,
  removeVersion,
  renameVersion,
  restoreMap,
  submitOperations,
} from '@counterpoint/protocol'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startServer, type Json, type ServerUnderTest } from './server-under-test.ts'

let server: ServerUnderTest
let map: string
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())
beforeEach(async () => {
  const created = await server.ask(createMap, { body: { title: 'A map', question: 'What holds?' } })
  map = created.map.id
})

const here = () => ({ params: { id: map } })
const of = (version: string) => ({ params: { id: map, version } })
const submit = (...operations: object[]): Promise<Json> =>
  server.ask(submitOperations, { ...here(), body: { operations } })
const claim = (id: string) => ({ kind: 'claim.create', claim: { id, text: `Claim ${id} holds.` } })
const at = (revision: number): Promise<Json> =>
  server.ask(getMap, { ...here(), query: { revision } })
const restore = (revision: number): Promise<Json> =>
  server.ask(restoreMap, { ...here(), body: { revision } })
const claimsOf = ({ claims }: Json): string[] => claims.map(({ id }: Json) => id)

describe('a map at a revision', () => {
  it('is the document as it was then, from its first revision to its last', async () => {
    await submit(claim('a'), claim('b'))
    await submit(
      { kind: 'claim.delete', claim: 'a' },
      { kind: 'map.edit', changes: { title: 'B' } },
    )
    expect(await at(0)).toMatchObject({ revision: 0, map: { title: 'A map' }, claims: [] })
    expect(await at(2)).toMatchObject({ revision: 2, map: { title: 'A map' } })
    expect(claimsOf(await at(2))).toEqual(['a', 'b'])
    expect(await at(4)).toEqual(await server.ask(getMap, here()))
  })

  it('that is not there yet is not found, and what is no revision refused', async () => {
    const later = await server.refused(getMap, { ...here(), query: { revision: 1 } })
    expect(later).toMatchObject({ status: 404, code: 'not_found' })
    for (const revision of ['-1', '1.5', 'first']) {
      const problem = await server.refused(getMap, { ...here(), query: { revision } })
      expect(problem.code).toBe('invalid_input')
    }
  })
})

describe('restoring a map', () => {
  it('is one change on top of the log, which can be taken back', async () => {
    await submit(claim('a'), claim('b'))
    await submit({ kind: 'claim.delete', claim: 'a' }, claim('c'), {
      kind: 'claim.edit',
      claim: 'b',
      changes: { text: 'Otherwise.' },
    })
    const now = await server.ask(getMap, here())
    expect(await restore(2)).toEqual({ revision: 6, count: 1 })
    expect(await server.ask(getMap, here())).toEqual({ ...(await at(2)), revision: 6 })
    const { items } = await server.ask(readLog, here())
    expect(items).toHaveLength(6)
    expect(items.at(-1)).toMatchObject({ revision: 6, operation: { kind: 'restore' } })

    const { effects } = items.at(-1)
    const undo = {
      kind: 'restore',
      effects: effects
        .map((effect: Json) => ({ ...effect, before: effect.after, after: effect.before }))
        .toReversed(),
    }
    await submit(undo)
    expect(await server.ask(getMap, here())).toEqual({ ...now, revision: 7 })
  })

  it('to what the map is does nothing', async () => {
    await submit(claim('a'), { kind: 'claim.delete', claim: 'a' })
    expect(await restore(0)).toEqual({ revision: 2, count: 0 })
    expect(await restore(2)).toEqual({ revision: 2, count: 0 })
  })

  it('is worked out anew when somebody is quicker, so that nothing is overwritten unseen', async () => {
    const { storage } = server
    let isFirst = true
    const busy: ServerUnderTest = await startServer({
      storage: {
        ...storage,
        close: async () => undefined,
        submit: async (workspace, submission) => {
          if (isFirst) {
            isFirst = false
            await submit({ kind: 'claim.edit', claim: 'a', changes: { text: 'Quicker.' } })
          }
          return storage.submit(workspace, submission)
        },
      },
    })
    await submit(claim('a'))
    const restored = await busy.ask(restoreMap, { ...here(), body: { revision: 0 } })
    await busy.close()
    expect(restored).toEqual({ revision: 3, count: 1 })
    expect(claimsOf(await at(3))).toEqual([])
    expect((await at(2)).claims).toMatchObject([{ text: 'Quicker.' }])
  })

  it('to a revision that is not there is refused', async () => {
    const problem = await server.refused(restoreMap, { ...here(), body: { revision: 9 } })
    expect(problem).toMatchObject({ status: 404, code: 'not_found' })
    expect(problem.detail).toContain('no revision 9')
  })
})

describe('a version', () => {
  it('is a name for a revision, which can be changed and taken away', async () => {
    await submit(claim('a'), claim('b'))
    const named = await server.ask(nameVersion, {
      ...here(),
      body: { revision: 1, name: 'Before the hearing' },
    })
    expect(named).toMatchObject({ revision: 1, name: 'Before the hearing', by: { kind: 'user' } })
    expect((await server.ask(listVersions, here())).items).toEqual([named])
    const renamed = await server.ask(renameVersion, {
      ...of(named.id),
      body: { name: 'After the hearing' },
    })
    expect(renamed).toEqual({ ...named, name: 'After the hearing' })
    await server.ask(removeVersion, of(named.id))
    expect((await server.ask(listVersions, here())).items).toEqual([])
    for (const [route, body] of [
      [renameVersion, { name: 'Gone' }],
      [removeVersion, undefined],
    ] as const) {
      expect(await server.refused(route, { ...of(named.id), body })).toMatchObject({
        code: 'not_found',
      })
    }
  })

  it('needs a revision that is there, and a name of one line', async () => {
    const tries: [object, string][] = [
      [{ revision: 1, name: 'Later' }, 'not_found'],
      [{ revision: 0, name: '' }, 'invalid_input'],
      [{ revision: 0, name: 'Two\nlines' }, 'invalid_input'],
      [{ revision: -1, name: 'Never' }, 'invalid_input'],
    ]
    for (const [body, code] of tries) {
      expect((await server.refused(nameVersion, { ...here(), body })).code).toBe(code)
    }
    const version = { id: 'v1', revision: 0, name: 'Empty' }
    await server.ask(nameVersion, { ...here(), body: version })
    const again = await server.refused(nameVersion, { ...here(), body: version })
    expect(again.code).toBe('id_taken')
  })
})
