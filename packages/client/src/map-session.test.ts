import { writeDocument } from '@counterpoint/core'
import { expect, it } from 'vitest'
import { Refused, Unreachable } from './failure.ts'
import { memoryQueue, type PendingQueue } from './pending-queue.ts'
import { ScriptedServer } from './testing/scripted-server.ts'
import {
  claiming,
  openSession,
  operation,
  rewording,
  saved,
  textsIn,
  until,
} from './testing/session-under-test.ts'

it('shows a change at once and sends it', async () => {
  const server = new ScriptedServer('m1')
  const session = await openSession(server)
  const release = server.hold()

  const done = session.dispatch(claiming('c1'))

  expect(done.ok).toBe(true)
  expect(textsIn(session.state())).toEqual(['Claim c1.'])
  expect(session.state().save).toEqual({ kind: 'saving', unsent: 1 })
  expect(server.revision).toBe(0)
  release()
  expect((await saved(session)).save).toEqual({ kind: 'saved', revision: 1 })
  expect([...server.map.claims.keys()]).toEqual(['c1'])
})

it('refuses what a rule forbids at once, and sends nothing', async () => {
  const server = new ScriptedServer('m1')
  const session = await openSession(server)
  expect(session.dispatch(rewording('c9', 'Nobody said this.')).ok).toBe(false)
  session.dispatch(claiming('c1'))
  await saved(session)
  expect(server.arrived).toHaveLength(1)
})

it('does not send what changes nothing', async () => {
  const server = new ScriptedServer('m1')
  server.change(claiming('c1', 'As it is.'))
  const session = await openSession(server)
  expect(session.dispatch(rewording('c1', 'As it is.')).ok).toBe(true)
  expect(session.state()).toMatchObject({ save: { kind: 'saved' }, canUndo: false })
})

it('sends changes one by one, in the order they were made', async () => {
  const server = new ScriptedServer('m1')
  const session = await openSession(server)
  const release = server.hold()
  session.dispatch(claiming('c1'))
  session.dispatch(rewording('c1', 'Second wording.'))
  session.dispatch(rewording('c1', 'Third wording.'))
  expect(session.state().save).toEqual({ kind: 'saving', unsent: 3 })
  release()
  await saved(session)
  expect(server.log.map(({ operation: { kind } }) => kind)).toEqual([
    'claim.create',
    'claim.edit',
    'claim.edit',
  ])
  expect(server.map.claims.get('c1' as never)?.text).toBe('Third wording.')
})

it('sends a change again under its key when the answer was lost, and it is done once', async () => {
  const server = new ScriptedServer('m1')
  const session = await openSession(server)
  server.befall('answer lost')
  session.dispatch(claiming('c1'))
  await until(session, ({ save }) => save.kind === 'away')
  expect(session.state().save).toEqual({ kind: 'away', unsent: 1 })

  await saved(session)

  expect(server.arrived.map(({ key }) => key)).toEqual([
    server.arrived[0]?.key,
    server.arrived[0]?.key,
  ])
  expect(server.revision).toBe(1)
  expect(textsIn(session.state())).toEqual(['Claim c1.'])
})

it('keeps working while the server is away, and sends everything when it is back', async () => {
  const server = new ScriptedServer('m1')
  const session = await openSession(server)
  server.isAway = true
  session.dispatch(claiming('c1'))
  session.dispatch(claiming('c2'))
  await until(session, ({ save }) => save.kind === 'away')
  session.dispatch(claiming('c3'))
  expect(textsIn(session.state())).toHaveLength(3)
  expect(await until(session, ({ save }) => save.kind === 'away')).toMatchObject({
    save: { kind: 'away', unsent: 3 },
  })

  server.isAway = false
  await saved(session)

  expect([...server.map.claims.keys()]).toEqual(['c1', 'c2', 'c3'])
  expect(server.arrived).toHaveLength(3)
})

it('says that the server is away when only looking found nobody', async () => {
  const server = new ScriptedServer('m1')
  const session = await openSession(server)
  server.isAway = true
  await session.refresh()
  expect(session.state().save).toEqual({ kind: 'away', unsent: 0 })
  server.isAway = false
  await session.refresh()
  expect(session.state().save).toEqual({ kind: 'saved', revision: 0 })
})

it('fetches what others did, over several pages of the log', async () => {
  const server = new ScriptedServer('m1')
  const session = await openSession(server)
  for (const id of ['c1', 'c2', 'c3', 'c4', 'c5']) server.change(claiming(id))
  await session.refresh()
  expect(session.state().save).toEqual({ kind: 'saved', revision: 5 })
  expect(writeDocument(session.state().map)).toEqual(writeDocument(server.map))
})

it('puts its own change on top of what others did in between', async () => {
  const server = new ScriptedServer('m1')
  server.change(claiming('c1'))
  const session = await openSession(server)
  const release = server.hold()
  session.dispatch(rewording('c1', 'Mine.'))
  server.change(claiming('c2'))
  server.change(rewording('c1', 'Theirs.'))
  release()
  expect((await saved(session)).save).toEqual({ kind: 'saved', revision: 4 })
  expect(textsIn(session.state())).toEqual(['Mine.', 'Claim c2.'])
  expect(writeDocument(session.state().map)).toEqual(writeDocument(server.map))
})

it('puts a refused change into the tray, and does the later ones all the same', async () => {
  const server = new ScriptedServer('m1')
  server.change(claiming('c1'))
  const session = await openSession(server)
  const release = server.hold()
  session.dispatch(rewording('c1', 'Reworded.'))
  session.dispatch(claiming('c2'))
  server.change(operation({ kind: 'claim.delete', claim: 'c1' }))
  release()

  const state = await saved(session)

  expect(state.refused).toMatchObject([
    { change: { operation: { kind: 'claim.edit' } }, problem: { code: 'rule_violated' } },
  ])
  expect(textsIn(state)).toEqual(['Claim c2.'])
  session.dismissRefused(state.refused[0]!.change.key)
  expect(session.state().refused).toEqual([])
})

it('lists a refused change once, even when the server goes away right after refusing', async () => {
  const server = new ScriptedServer('m1')
  server.change(claiming('c1'))
  const session = await openSession(server)
  const release = server.hold()
  session.dispatch(rewording('c1', 'Reworded.'))
  server.change(operation({ kind: 'claim.delete', claim: 'c1' }))
  server.isLogAway = true
  release()
  await until(session, ({ save }) => save.kind === 'away')
  server.isLogAway = false
  const state = await saved(session)
  expect(state.refused).toHaveLength(1)
  expect(textsIn(state)).toEqual([])
})

it('takes a step back and does it again, as changes of their own', async () => {
  const server = new ScriptedServer('m1')
  const session = await openSession(server)
  expect(session.undo()).toBeUndefined()
  session.dispatch(claiming('c1'))
  session.dispatch(rewording('c1', 'Reworded.'))

  expect(session.undo()?.ok).toBe(true)
  expect(textsIn(session.state())).toEqual(['Claim c1.'])
  expect(session.state()).toMatchObject({ canUndo: true, canRedo: true })
  expect(session.redo()?.ok).toBe(true)
  expect(textsIn(session.state())).toEqual(['Reworded.'])
  expect(session.state()).toMatchObject({ canUndo: true, canRedo: false })
  session.undo()
  session.undo()
  expect(textsIn(session.state())).toEqual([])
  expect(session.state()).toMatchObject({ canUndo: false, canRedo: true })

  await saved(session)
  expect(server.revision).toBe(6)
  expect(writeDocument(server.map)).toEqual(writeDocument(session.state().map))
})

it('forgets what could be done again as soon as something new is done', async () => {
  const session = await openSession(new ScriptedServer('m1'))
  session.dispatch(claiming('c1'))
  session.undo()
  session.dispatch(claiming('c2'))
  expect(session.state().canRedo).toBe(false)
  expect(session.redo()).toBeUndefined()
})

it('does not take back what somebody else has changed since, and says why', async () => {
  const server = new ScriptedServer('m1')
  server.change(claiming('c1'))
  const session = await openSession(server)
  session.dispatch(rewording('c1', 'Mine.'))
  await saved(session)
  server.change(rewording('c1', 'Theirs.'))
  await session.refresh()

  const undone = session.undo()

  expect(undone?.ok).toBe(false)
  expect(textsIn(session.state())).toEqual(['Theirs.'])
  expect(server.revision).toBe(3)
})

it('adopts what still waited, and sends it under the keys it had', async () => {
  const server = new ScriptedServer('m1')
  const queue = memoryQueue([
    { client: 'page-0', number: 1, key: 'old-1', operation: claiming('c1') },
    { client: 'page-0', number: 2, key: 'old-2', operation: claiming('c2') },
  ])
  const session = await openSession(server, queue)
  expect(textsIn(session.state())).toEqual(['Claim c1.', 'Claim c2.'])
  await saved(session)
  expect(server.arrived.map(({ key }) => key)).toEqual(['old-1', 'old-2'])
  expect(await queue.load()).toEqual([])
})

it('shows an adopted change once that had taken effect before the page went away', async () => {
  const server = new ScriptedServer('m1')
  const first = await openSession(server)
  server.befall('answer lost')
  first.dispatch(claiming('c1'))
  await until(first, ({ save }) => save.kind === 'away')
  await first.close()
  const [{ key, operations } = { key: '', operations: [] }] = server.arrived

  const second = await openSession(
    server,
    memoryQueue([{ client: 'page-0', number: 1, key, operation: operations[0]! }]),
  )
  await saved(second)

  expect(textsIn(second.state())).toEqual(['Claim c1.'])
  expect(second.state().refused).toEqual([])
  expect(server.revision).toBe(1)
})

it('says that the map is gone', async () => {
  const server = new ScriptedServer('m1')
  const session = await openSession(server)
  server.isGone = true
  await session.refresh()
  expect(session.state().save).toEqual({ kind: 'gone' })
})

it('does not open a map that is not there, or whose server is away', async () => {
  const server = new ScriptedServer('m1')
  server.isGone = true
  await expect(openSession(server)).rejects.toBeInstanceOf(Refused)
  server.isAway = true
  await expect(openSession(server)).rejects.toBeInstanceOf(Unreachable)
})

it('is at risk while a change is neither stored nor sent', async () => {
  const server = new ScriptedServer('m1')
  const full: PendingQueue = {
    ...memoryQueue(),
    isDurable: true,
    add: async () => {
      throw new DOMException('The disk is full.', 'QuotaExceededError')
    },
  }
  for (const queue of [full, memoryQueue()]) {
    const session = await openSession(server, queue)
    server.isAway = true
    session.dispatch(operation({ kind: 'map.edit', changes: { question: `${queue.isDurable}?` } }))
    await until(session, ({ save }) => save.kind === 'away')
    expect(session.isAtRisk()).toBe(true)
    server.isAway = false
    await saved(session)
    expect(session.isAtRisk()).toBe(false)
  }
})

it('sends and asks nothing any more once it is closed', async () => {
  const server = new ScriptedServer('m1')
  const queue = memoryQueue()
  const session = await openSession(server, queue)
  server.isAway = true
  session.dispatch(claiming('c1'))
  await until(session, ({ save }) => save.kind === 'away')
  await session.close()
  server.isAway = false
  const { asked } = server
  await session.refresh()
  expect(server.asked).toBe(asked)
  expect(await queue.load()).toHaveLength(1)
})

it('answers the same state until something changes, and tells those who listen', async () => {
  const session = await openSession(new ScriptedServer('m1'))
  const before = session.state()
  expect(session.state()).toBe(before)
  let told = 0
  const unsubscribe = session.subscribe(() => told++)
  session.dispatch(claiming('c1'))
  expect(session.state()).not.toBe(before)
  expect(told).toBe(1)
  unsubscribe()
  session.dispatch(claiming('c2'))
  expect(told).toBe(1)
})

it('drops no change because nobody is signed in, and sends it after signing in again', async () => {
  const server = new ScriptedServer('m1')
  const queue = memoryQueue()
  const session = await openSession(server, queue)
  server.isStrange = true
  session.dispatch(claiming('c1'))
  const { save, refused } = await until(session, (state) => state.save.kind === 'reauth')
  expect(save).toEqual({ kind: 'reauth', unsent: 1 })
  expect(refused).toEqual([])
  expect(await queue.load()).toHaveLength(1)
  server.isStrange = false
  await session.resume()
  expect((await saved(session)).save).toEqual({ kind: 'saved', revision: 1 })
})
