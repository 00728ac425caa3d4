import { apply, writeDocument, type ArgumentMap } from '@counterpoint/core'
import { choicesFromSeed, someOperation } from '@counterpoint/core/testing'
import { expect, it } from 'vitest'
import { Refused, Unreachable } from './failure.ts'
import { MapHistory } from './map-history.ts'
import { ScriptedServer } from './testing/scripted-server.ts'
import { claiming, operation, rewording } from './testing/session-under-test.ts'

const expectSame = (a: ArgumentMap, b: ArgumentMap): void => {
  expect(writeDocument(a)).toEqual(writeDocument(b))
}

/** A server with a log of `length`, and the map at each of its revisions. */
function aLog(length: number): { server: ScriptedServer; maps: ArgumentMap[] } {
  const server = new ScriptedServer('m1')
  server.longestPage = 500
  const choices = choicesFromSeed(length)
  const maps = [server.map]
  while (server.revision < length) {
    const wanted = someOperation(server.map, choices, [
      'claim.create',
      'claim.edit',
      'claim.delete',
    ])
    if (!apply(server.map, wanted).ok) continue
    server.change(wanted)
    maps.push(server.map)
  }
  return { server, maps }
}

it('begins with the present and reads the log into the past', async () => {
  const { server, maps } = aLog(1_200)
  const history = await MapHistory.open(server.id, server.api)
  expect(history.state()).toEqual({ first: 1_200, last: 1_200, failure: undefined })
  expectSame(history.mapAt(1_200), server.map)
  const firsts: number[] = []
  history.subscribe(() => firsts.push(history.state().first))
  await history.refresh()
  expect(firsts).toEqual([700, 200, 0])
  for (const revision of [0, 1, 600, 199, 200, 1_199, 1_200]) {
    expectSame(history.mapAt(revision), maps[revision]!)
  }
})

it('tells who did what, with the words of then', async () => {
  const server = new ScriptedServer('m1')
  server.longestPage = 500
  server.change(claiming('c1', 'Talks go on.'))
  server.change(rewording('c1', 'Talks have ended.'))
  server.change(operation({ kind: 'claim.delete', claim: 'c1' }))
  const history = await MapHistory.open(server.id, server.api)
  await history.refresh()
  expect([0, 1, 2, 3].map((revision) => history.sentence(revision))).toEqual([
    undefined,
    'Owner put forward “Talks go on”.',
    'Owner reworded “Talks go on” as “Talks have ended”.',
    'Owner deleted “Talks have ended”.',
  ])
  expect(history.entry(2)).toMatchObject({ revision: 2, subject: { name: 'Owner' } })
})

it('takes in what is done meanwhile, without a gap', async () => {
  const { server } = aLog(3)
  const history = await MapHistory.open(server.id, server.api)
  await history.refresh()
  const before = history.mapAt(3)
  for (const id of ['n1', 'n2', 'n3']) server.change(claiming(id))
  server.longestPage = 2
  await history.refresh()
  expect(history.state()).toMatchObject({ first: 0, last: 6 })
  expectSame(history.mapAt(6), server.map)
  expect(history.mapAt(3)).toEqual(before)
})

it('keeps what it has when the server is away, and goes on when it is back', async () => {
  const { server, maps } = aLog(700)
  const history = await MapHistory.open(server.id, server.api)
  server.isLogAway = true
  await history.refresh()
  expect(history.state()).toMatchObject({ first: 700, last: 700 })
  expect(history.state().failure).toBeInstanceOf(Unreachable)
  server.isLogAway = false
  await history.refresh()
  expect(history.state()).toEqual({ first: 0, last: 700, failure: undefined })
  expectSame(history.mapAt(0), maps[0]!)
})

it('says that the map is gone', async () => {
  const { server } = aLog(1)
  server.isGone = true
  await expect(MapHistory.open(server.id, server.api)).rejects.toBeInstanceOf(Refused)
})
