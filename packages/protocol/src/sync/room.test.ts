import { aClaim, anOperationOf, mapAfter } from '@counterpoint/core/testing'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '../actor.ts'
import { downSchema, type DownMessage } from '../realtime/down.ts'
import type { Hello } from '../realtime/up.ts'
import { LIVE_CLOSE } from '../realtime/version.ts'
import type { Connection } from './connection.ts'
import type { Frame } from './frame.ts'
import type { RoomLimits } from './limits.ts'
import type { Log } from './log.ts'
import { Room } from './room.ts'
import type { RoomNotice } from './room-environment.ts'
import { ModelLog } from './testing/model-log.ts'
import { settled } from './testing/run.ts'

const CLIENT = '00000000-0000-4000-8000-00000000000a'
const OTHER = '00000000-0000-4000-8000-00000000000b'
const ANN: Actor = { kind: 'user', id: 'ann', name: 'Ann' }

/** A socket that keeps what it was sent. */
class Ear implements Connection {
  readonly frames: Frame[] = []
  ended: number | undefined
  full = 0

  send = (frame: Frame): void => void this.frames.push(frame)
  close = (code: number): void => void (this.ended = code)
  buffered = (): number => this.full

  get heard(): DownMessage[] {
    return this.frames.map(({ text }) => downSchema.parse(JSON.parse(text)))
  }

  of<K extends DownMessage['kind']>(kind: K): Extract<DownMessage, { kind: K }>[] {
    return this.heard.filter((message) => message.kind === kind) as never
  }
}

let log: ModelLog
let now: number
let isDown: boolean
let sessions: number
let notices: RoomNotice[]

beforeEach(() => {
  log = new ModelLog(mapAfter([{ kind: 'claim.create', claim: aClaim('c1') }]))
  log.roles.set('ann', 'editor')
  now = 0
  isDown = false
  sessions = 0
  notices = []
})

/** Answers at once, or not at all. */
async function answered(): Promise<void> {
  for (let quiet = 0; quiet < 3; quiet++) {
    await settled()
    while (log.calls.count > 0) {
      log.calls.carryOut(0, isDown)
      log.calls.answer(0, false)
      await settled()
      quiet = 0
    }
  }
}

const aRoom = (limits: Partial<RoomLimits> = {}, seen: Log = log.seenBy({})): Room =>
  new Room({
    log: seen,
    now: () => now,
    newSession: () => `00000000-0000-4000-9000-${String(++sessions).padStart(12, '0')}`,
    soon: (flush) => void Promise.resolve().then(flush),
    notice: (notice) => void notices.push(notice),
    limits,
  })

const hello = (client = CLIENT, have: Hello['have'] = null): Hello => ({
  kind: 'hello',
  version: 1,
  have,
  clients: [{ id: client, acknowledged: 0 }],
})

async function joined(room: Room, client = CLIENT, who = ANN): Promise<Ear> {
  const ear = new Ear()
  room.enter(ear, who)
  room.receive(ear, hello(client))
  await answered()
  return ear
}

let claims = 1
const push = (number: number, client = CLIENT) => ({
  kind: 'push' as const,
  client,
  mutations: [
    {
      number,
      operation: anOperationOf({ kind: 'claim.create', claim: aClaim(`n${++claims}`) }),
    },
  ],
})

describe('a room', () => {
  it('[E2] welcomes whoever says hello, and ends what says something else first or hello twice', async () => {
    const room = aRoom()
    const ear = await joined(room)
    expect(ear.of('welcome')).toMatchObject([{ revision: 0, role: 'editor', you: ANN }])
    room.receive(ear, hello())
    expect(ear.ended).toBe(LIVE_CLOSE.malformed)
    const rude = new Ear()
    room.enter(rude, ANN)
    room.receive(rude, push(1))
    expect(rude.ended).toBe(LIVE_CLOSE.malformed)
    expect(room.size).toBe(0)
  })

  it('[E2] takes a push only for a queue of the hello', async () => {
    const room = aRoom()
    const ear = await joined(room)
    room.receive(ear, push(1, OTHER))
    expect(ear.ended).toBe(LIVE_CLOSE.malformed)
  })

  it('[E2] ends what says nothing, and what speaks another version', async () => {
    const room = aRoom()
    const silent = new Ear()
    room.enter(silent, ANN)
    now = 10_001
    room.tick()
    expect(silent.ended).toBe(LIVE_CLOSE.helloTimeout)
    const old = new Ear()
    room.enter(old, ANN)
    room.receive(old, { ...hello(), version: 99 })
    expect(old.ended).toBe(LIVE_CLOSE.reload)
  })

  it('[P4] tells everybody what was done, in one frame for all', async () => {
    const room = aRoom()
    const [ann, bob] = [await joined(room), await joined(room, OTHER)]
    room.receive(ann, push(1))
    await answered()
    expect(bob.of('operations')).toMatchObject([
      { after: 0, entries: [{ revision: 1, client: CLIENT, number: 1 }] },
    ])
    expect(ann.frames.at(-1)).toBe(bob.frames.at(-1))
  })

  it('[E3] [E4] gives a queue to its newer connection, and the old one’s late end changes nothing', async () => {
    const room = aRoom()
    const old = await joined(room)
    const fresh = await joined(room)
    expect(old.ended).toBe(LIVE_CLOSE.superseded)
    room.leave(old)
    expect(room.size).toBe(1)
    room.receive(fresh, push(1))
    await answered()
    expect(fresh.of('operations')).toHaveLength(1)
  })

  it('[E5] stops sending to whoever reads too slowly, and goes on from the log', async () => {
    const room = aRoom({ ring: 1, page: 2 })
    const [ann, slow] = [await joined(room), await joined(room, OTHER)]
    slow.full = 2 ** 20
    for (let number = 1; number <= 5; number++) {
      room.receive(ann, push(number))
      await answered()
    }
    expect(slow.of('operations')).toEqual([])
    slow.full = 0
    room.tick()
    await answered()
    const told = slow.of('operations').flatMap(({ entries }) => entries)
    expect(told.map(({ revision }) => revision)).toEqual([1, 2, 3, 4, 5])
  })

  it('[E5] ends a connection that stays too slow, and lets one that is far behind load the map', async () => {
    const room = aRoom({ catchUp: 2 })
    const [ann, slow] = [await joined(room), await joined(room, OTHER)]
    slow.full = 2 ** 20
    for (let number = 1; number <= 4; number++) {
      room.receive(ann, push(number))
      await answered()
    }
    slow.full = 0
    room.tick()
    await answered()
    expect(slow.of('snapshot').at(-1)).toMatchObject({ revision: 4 })
    slow.full = 2 ** 20
    room.receive(ann, push(5))
    await answered()
    now += 30_001
    room.tick()
    expect(slow.ended).toBe(LIVE_CLOSE.lagging)
  })

  it('[E5] lets everybody load the map instead of sending a frame that would never fit', async () => {
    const room = aRoom({ lagBuffer: 100 })
    const ear = await joined(room)
    room.receive(ear, push(1))
    await answered()
    expect(ear.of('snapshot').at(-1)).toMatchObject({ revision: 1 })
  })

  it('[E6] says busy when the log cannot be reached, and nothing is lost', async () => {
    const room = aRoom()
    const ear = await joined(room)
    isDown = true
    const pushed = push(1)
    room.receive(ear, pushed)
    await answered()
    expect(ear.of('busy')).toMatchObject([{ client: CLIENT }])
    expect(notices).toContainEqual(expect.objectContaining({ kind: 'log failed' }))
    isDown = false
    room.receive(ear, pushed)
    await answered()
    expect(log.revision).toBe(1)
    expect(ear.of('operations')).toHaveLength(1)
  })

  it('[E7] ends everybody when the map is gone', async () => {
    let isGone = false
    const plain = log.seenBy({})
    const room = aRoom(
      {},
      { ...plain, read: async (...at) => (isGone ? undefined : plain.read(...at)) },
    )
    const ear = await joined(room)
    isGone = true
    room.hint()
    await answered()
    expect(ear.of('bye')).toMatchObject([{ code: LIVE_CLOSE.gone, retryMs: null }])
    expect(ear.ended).toBe(LIVE_CLOSE.gone)
    expect(room.size).toBe(0)
  })

  it('[E7] lets everybody begin afresh when the map was made anew under its id', async () => {
    let isAnew = false
    const plain = log.seenBy({})
    const read: Log['read'] = async (...at) => {
      const page = await plain.read(...at)
      return page && { ...page, epoch: isAnew ? OTHER : page.epoch }
    }
    const room = aRoom({}, { ...plain, read })
    const ear = await joined(room)
    isAnew = true
    room.hint()
    await answered()
    expect(ear.of('bye')).toMatchObject([{ code: LIVE_CLOSE.restarting, retryMs: 0 }])
  })

  it('[E8] gathers where people are, and shows pointers of those who moved last', async () => {
    const room = aRoom({ pointers: 1 })
    const [ann, bob] = [await joined(room), await joined(room, OTHER)]
    const at = (x: number) => ({ pointer: { x, y: 0 }, selected: [], editing: null, view: null })
    const turn = () => {
      now += 100
      return room.tick()
    }
    turn()
    expect(ann.of('presence')).toMatchObject([{ isWhole: true, people: [{}, {}] }])
    for (let x = 1; x <= 9; x++) room.receive(bob, { kind: 'presence', state: at(x) })
    expect(turn()).toMatchObject([{ state: { pointer: { x: 9 } } }])
    room.receive(ann, { kind: 'presence', state: at(5) })
    turn()
    const last = ann.of('presence').at(-1)
    expect(last?.people.map(({ state }) => state?.pointer?.x)).toEqual(
      expect.arrayContaining([5, undefined]),
    )
    room.leave(bob)
    turn()
    expect(ann.of('presence').at(-1)).toMatchObject({ people: [{ state: null }] })
    room.takePresence([{ session: OTHER, who: ANN, state: at(3) }])
    expect(turn()).toEqual([])
    const there = ann.of('presence').at(-1)?.people
    expect(there).toContainEqual({ session: OTHER, who: ANN, state: at(3) })
  })

  it('[E9] takes so many changes at once and so many a second', async () => {
    const room = aRoom({ burst: 2, perSecond: 10 })
    const ear = await joined(room)
    for (let number = 1; number <= 3; number++) {
      room.receive(ear, push(number))
      await answered()
    }
    expect(log.revision).toBe(2)
    expect(ear.of('busy')).toEqual([{ kind: 'busy', client: CLIENT, retryMs: 100 }])
    now += 100
    room.receive(ear, push(3))
    await answered()
    expect(log.revision).toBe(3)
  })

  it('[R11] tells whose rights changed before it sends what came after, and ends whose ended', async () => {
    const room = aRoom()
    log.roles.set('bob', 'editor')
    const bob: Actor = { ...ANN, id: 'bob' }
    const [ann, other] = [await joined(room), await joined(room, OTHER, bob)]
    log.changeRole(ANN, 'viewer')
    log.changeRole(bob, null)
    log.roles.set('eve', 'editor')
    log.decide({ client: OTHER, by: { ...ANN, id: 'eve' }, mutations: push(1).mutations })
    room.hint()
    await answered()
    const kinds = ann.heard.map(({ kind }) => kind)
    expect(kinds.slice(-2)).toEqual(['role', 'operations'])
    expect(other.ended).toBe(LIVE_CLOSE.forbidden)
    expect(other.of('operations')).toEqual([])
  })

  it('[E10] tells which parts of the discussion changed, each once, when there is room', async () => {
    const room = aRoom()
    room.discussed('stances')
    const [ann, bob] = [await joined(room), await joined(room, OTHER)]
    bob.full = 1024 * 1024
    for (const part of ['threads', 'suggestions', 'threads'] as const) room.discussed(part)
    room.tick()
    room.tick()
    expect(ann.of('discussed')).toEqual([{ kind: 'discussed', parts: ['threads', 'suggestions'] }])
    expect(bob.of('discussed')).toEqual([])
    bob.full = 0
    room.tick()
    expect(bob.of('discussed')).toEqual(ann.of('discussed'))
  })

  it('[R6] says whether a hash is right, and notices when it is not', async () => {
    const room = aRoom()
    const ear = await joined(room)
    for (const hash of [log.hashes[0]!, 'f'.repeat(32), null]) {
      room.receive(ear, { kind: 'ping', nonce: 1, revision: 0, hash })
      await answered()
    }
    expect(ear.of('pong').map(({ isSame }) => isSame)).toEqual([true, false, null])
    expect(notices).toEqual([expect.objectContaining({ kind: 'divergence', revision: 0 })])
  })
})
