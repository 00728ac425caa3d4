import { createApi, memoryQueue, openMapSession, type MapSession } from '@counterpoint/client'
import { operationSchema, writeDocument, type MapId, type OperationInput } from '@counterpoint/core'
import { createMap, getMap } from '@counterpoint/protocol'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startServer, type ServerUnderTest } from './server-under-test.ts'

/** The client as the page uses it, on the real server with a real database, over a real socket. */
let server: ServerUnderTest
let base = ''

beforeAll(async () => {
  server = await startServer()
  base = await server.app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => server.close())

let lastKey = 0

async function newMap(): Promise<MapId> {
  const { map } = await createApi({ base, fetch }).call(createMap, { body: { title: 'A map' } })
  return map.id
}

const open = (id: MapId, over: typeof fetch = fetch): Promise<MapSession> =>
  openMapSession(id, {
    api: createApi({ base, fetch: over }),
    queue: memoryQueue(),
    newKey: () => `client-${++lastKey}`,
    random: () => 0,
  })

function perform(session: MapSession, input: OperationInput): void {
  const done = session.dispatch(operationSchema.parse(input))
  expect(done.ok, JSON.stringify(done)).toBe(true)
}

const claim = (id: string, text: string): OperationInput => ({
  kind: 'claim.create',
  claim: { id, text },
})

const saved = (session: MapSession): Promise<void> =>
  new Promise((resolve) => {
    const unsubscribe = session.subscribe(look)
    function look(): void {
      if (session.state().save.kind !== 'saved') return
      unsubscribe()
      resolve()
    }
    look()
  })

/** The map as the server has it, and as each of `sessions` shows it after looking. */
async function views(id: MapId, sessions: readonly MapSession[]) {
  await Promise.all(sessions.map(saved))
  await Promise.all(sessions.map(({ refresh }) => refresh()))
  const { revision, ...document } = await createApi({ base, fetch }).call(getMap, {
    params: { id },
  })
  return { revision, document, shown: sessions.map(({ state }) => writeDocument(state().map)) }
}

it('two sessions on one map end with the same map', async () => {
  const id = await newMap()
  const anna = await open(id)
  const ben = await open(id)

  perform(anna, claim('strikes', 'Strikes are restrained.'))
  perform(ben, claim('talks', 'Talks go on.'))
  await Promise.all([saved(anna), saved(ben)])
  await anna.refresh()
  perform(anna, {
    kind: 'inference.create',
    inference: { id: 'step', polarity: 'for', premises: ['strikes'], target: { claim: 'talks' } },
  })
  perform(ben, { kind: 'claim.edit', claim: 'talks', changes: { text: 'Talks go on in Oman.' } })

  const { revision, document, shown } = await views(id, [anna, ben])
  expect(revision).toBe(4)
  expect(document.claims.map(({ text }) => text)).toEqual([
    'Strikes are restrained.',
    'Talks go on in Oman.',
  ])
  expect(document.inferences).toHaveLength(1)
  expect(shown).toEqual([document, document])
})

it('the one who deletes and the one who builds on it: the second is told, and both agree', async () => {
  const id = await newMap()
  const anna = await open(id)
  perform(anna, claim('c1', 'One.'))
  perform(anna, claim('c2', 'Two.'))
  await saved(anna)
  const ben = await open(id)
  perform(anna, { kind: 'claim.delete', claim: 'c1' })
  await saved(anna)

  perform(ben, {
    kind: 'inference.create',
    inference: { id: 'step', polarity: 'for', premises: ['c1'], target: { claim: 'c2' } },
  })
  perform(ben, claim('c3', 'Three.'))

  const { document, shown } = await views(id, [anna, ben])
  expect(ben.state().refused).toMatchObject([{ problem: { code: 'rule_violated', status: 422 } }])
  expect(anna.state().refused).toEqual([])
  expect(document.claims.map(({ id: each }) => each)).toEqual(['c2', 'c3'])
  expect(shown).toEqual([document, document])
})

it('a change whose answer was lost is done once', async () => {
  const id = await newMap()
  let losses = 1
  const lossy: typeof fetch = async (...call) => {
    const response = await fetch(...call)
    if (call[1]?.method === 'POST' && losses-- > 0) throw new TypeError('Failed to fetch')
    return response
  }
  const session = await open(id, lossy)
  perform(session, claim('c1', 'Only once.'))
  const { revision, document, shown } = await views(id, [session])
  expect(losses).toBeLessThan(0)
  expect(revision).toBe(1)
  expect(shown).toEqual([document])
})

it('undo on one side does not take back what the other has changed since', async () => {
  const id = await newMap()
  const anna = await open(id)
  perform(anna, claim('c1', 'First.'))
  await saved(anna)
  const ben = await open(id)
  perform(ben, { kind: 'claim.edit', claim: 'c1', changes: { text: 'Ben’s.' } })
  await saved(ben)
  await anna.refresh()

  expect(anna.undo()?.ok).toBe(false)
  expect(ben.undo()?.ok).toBe(true)

  const { document, shown } = await views(id, [anna, ben])
  expect(document.claims.map(({ text }) => text)).toEqual(['First.'])
  expect(shown).toEqual([document, document])
})
