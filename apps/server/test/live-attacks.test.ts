import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import net, { type AddressInfo } from 'node:net'
import { createMap, LIVE_CLOSE, submitOperations } from '@counterpoint/protocol'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { claim, connectRaw, refusedUpgrade, type RawLiveClient } from './raw-live-client.ts'
import { startServer, type ServerUnderTest } from './server-under-test.ts'

let server: ServerUnderTest
let address: string
let host: string
let map: string
let sockets: WebSocket[]

beforeAll(async () => {
  server = await startServer({ live: { limits: { helloMs: 300 } } })
  await server.app.listen({ port: 0, host: '127.0.0.1' })
  host = `127.0.0.1:${(server.app.server.address() as AddressInfo).port}`
  address = `http://${host}`
})
afterAll(() => server.close())
beforeEach(async () => {
  map = (await server.ask(createMap, { body: { title: 'Attacked' } })).map.id
  sockets = []
})
afterEach(async () => {
  const open = sockets.filter(({ readyState }) => readyState !== WebSocket.CLOSED)
  await Promise.all(
    open.map((socket) => {
      socket.terminate()
      return once(socket, 'close')
    }),
  )
})

const connect = async (options?: Parameters<typeof connectRaw>[2]): Promise<RawLiveClient> => {
  const client = await connectRaw(address, map, options)
  sockets.push(client.socket)
  return client
}
const join = async (): Promise<RawLiveClient> => {
  const client = await connect()
  await client.hello()
  return client
}
const live = () => `${address}/api/maps/${map}/live`

/** What the server does for others while and after somebody attacks it: it goes on. */
async function serves(): Promise<void> {
  const client = await join()
  client.push(1, claim(randomUUID()))
  await client.hears('operations')
  client.socket.terminate()
}

describe('[W1] an upgrade that another site asks for', () => {
  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['an opaque origin', { origin: 'null' }],
    ['a site whose name begins like ours', { origin: 'ORIGIN.evil.example' }],
    ['our host by another scheme', { origin: 'https://HOST' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }],
    ['nobody, but with a cookie', { cookie: 'session=stolen' }],
  ])('%s is refused before it is one', async (_who, headers) => {
    const ours = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [
        name,
        value.replace('ORIGIN', address).replace('HOST', host),
      ]),
    )
    expect(await refusedUpgrade(live(), ours)).toEqual({ status: 403, code: 'cross_site_refused' })
  })

  it('our own page and a program are let through', async () => {
    await connect({ headers: { origin: address } })
    await connect()
    expect(sockets.map(({ readyState }) => readyState)).toEqual([WebSocket.OPEN, WebSocket.OPEN])
  })

  it('a foreign name of this machine is refused before it is one', async () => {
    const headers = { host: 'evil.example', origin: 'http://evil.example' }
    expect(await refusedUpgrade(live(), headers)).toEqual({ status: 403, code: 'host_refused' })
  })
})

describe('[W2] an upgrade of something else', () => {
  it.each(['/api/maps', '/api/livez', '/', '/api/nowhere', '/api/maps/m/live/more'])(
    '%s is refused before it is one',
    async (path) => {
      expect(await refusedUpgrade(`${address}${path}`)).toMatchObject({ status: 404 })
    },
  )

  it('an address without an upgrade, or with an id that is none, is no connection', async () => {
    const plain = await server.app.inject({ url: `/api/maps/${map}/live`, headers: { host } })
    expect(plain.statusCode).toBe(404)
    const long = 'x'.repeat(65)
    expect(await refusedUpgrade(`${address}/api/maps/${long}/live`)).toMatchObject({ status: 400 })
  })
})

/** A frame from a client as RFC 6455, 5.2 has it; masked with zeros, so that it reads as it is. */
function frame(payload: Uint8Array, { opcode = 1, fin = true, rsv1 = false } = {}): Buffer {
  const first = (fin ? 0x80 : 0) | (rsv1 ? 0x40 : 0) | opcode
  const size =
    payload.length < 126
      ? [0x80 | payload.length]
      : payload.length < 65_536
        ? [0x80 | 126, payload.length >> 8, payload.length & 255]
        : [
            0x80 | 127,
            0,
            0,
            0,
            0,
            0,
            payload.length >> 16,
            (payload.length >> 8) & 255,
            payload.length & 255,
          ]
  return Buffer.concat([Buffer.from([first, ...size, 0, 0, 0, 0]), payload])
}

/** A connection whose every byte is ours. */
async function connectBytes(): Promise<net.Socket> {
  const { port } = server.app.server.address() as AddressInfo
  const socket = net.connect(port, '127.0.0.1')
  socket.on('error', () => undefined)
  socket.write(
    `GET /api/maps/${map}/live HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n',
  )
  await once(socket, 'data')
  return socket
}

/** The code of the close frame that ends the connection; undefined where it ends without one. */
async function closeCodeOf(socket: net.Socket): Promise<number | undefined> {
  const chunks: Buffer[] = []
  socket.on('data', (chunk) => chunks.push(chunk))
  await new Promise((resolve) => socket.once('close', resolve))
  const bytes = Buffer.concat(chunks)
  const at = bytes.lastIndexOf(0x88)
  return at === -1 ? undefined : bytes.readUInt16BE(at + 2)
}

describe('[W3] frames that are meant to hurt', () => {
  it('one byte too long for any message', async () => {
    const client = await join()
    client.socket.send('x'.repeat(256 * 1024 + 1))
    expect(await client.ended).toMatchObject({ code: 1009 })
    await serves()
  })

  it('ten thousand fragments', async () => {
    const socket = await connectBytes()
    const code = closeCodeOf(socket)
    socket.write(frame(Buffer.from('{'), { fin: false }))
    const more = frame(Buffer.from(' '), { opcode: 0, fin: false })
    socket.write(Buffer.concat(Array.from({ length: 10_000 }, () => more)))
    // The server does not read the rest, so that its last word may get lost on the way.
    expect([1008, undefined]).toContain(await code)
    await serves()
  })

  it('a hundred thousand frames of one byte', async () => {
    const client = await join()
    for (let i = 0; i < 100_000; i++) client.socket.send('1')
    expect(await client.ended).toMatchObject({ code: 4400 })
    await serves()
  })

  it('more well-formed messages than anybody means', async () => {
    const client = await join()
    for (let i = 0; i < 1_000; i++) client.say({ kind: 'ping', nonce: i, revision: 0, hash: null })
    expect(await client.ended).toMatchObject({ code: 4429 })
    await serves()
  })

  it('a compressed frame, which might be a bomb', async () => {
    const socket = await connectBytes()
    const code = closeCodeOf(socket)
    socket.write(frame(Buffer.from([0xaa, 0x56, 0x00]), { rsv1: true }))
    expect(await code).toBe(1002)
    await serves()
  })

  it('bytes that are no UTF-8', async () => {
    const socket = await connectBytes()
    const code = closeCodeOf(socket)
    socket.write(frame(Buffer.from([0x22, 0xc3, 0x28, 0x22])))
    expect(await code).toBe(1007)
    await serves()
  })

  it('a binary frame', async () => {
    const client = await join()
    client.socket.send(Buffer.from('{}'))
    expect(await client.ended).toMatchObject({ code: 4400 })
  })

  it('a reader who never reads, while others go on', async () => {
    const impatient = await startServer({ live: { limits: { lagMs: 4_000 } } })
    await impatient.app.listen({ port: 0, host: '127.0.0.1' })
    const at = `http://127.0.0.1:${(impatient.app.server.address() as AddressInfo).port}`
    const wide = (await impatient.ask(createMap, { body: { title: 'Wide' } })).map.id
    const [slow, quick] = [await connectRaw(at, wide), await connectRaw(at, wide)]
    await Promise.all([slow.hello(), quick.hello()])
    const { clients } = impatient.app.websocketServer
    expect(clients.size).toBe(2)
    slow.socket.pause()
    // More than the system's own buffers take for a socket that nobody reads.
    await impatient.ask(submitOperations, {
      params: { id: wide },
      body: { operations: [claim('c')] },
    })
    let revision = 0
    for (let round = 0; round < 40 && clients.size === 2; round++) {
      const operations = Array.from({ length: 40 }, (_, i) => ({
        kind: 'claim.edit',
        claim: 'c',
        changes: { note: `${round} ${i} `.padEnd(10_000, 'x') },
      }))
      const sent = { params: { id: wide }, body: { operations } }
      revision = (await impatient.ask(submitOperations, sent)).revision
    }
    await vi.waitFor(() => expect(clients.size).toBe(1), { timeout: 30_000 })
    expect(impatient.app.rooms.isClosed).toBe(false)
    await quick.hears('operations', ({ entries }) => entries.at(-1)?.revision === revision)
    slow.socket.resume()
    expect([LIVE_CLOSE.lagging, 1006]).toContain((await slow.ended).code)
    await impatient.close()
  })

  it('never a hello', async () => {
    const client = await connect()
    expect(await client.ended).toMatchObject({ code: 4408 })
  })
})

const ping = { kind: 'ping', nonce: 1, revision: 0, hash: null }
const numbered = (number: string) =>
  `{"kind":"push","client":"CLIENT","mutations":[{"number":${number},"operation":{"kind":"claim.delete","claim":"c"}}]}`
const operating = (operation: string) =>
  `{"kind":"push","client":"CLIENT","mutations":[{"number":1,"operation":${operation}}]}`

describe('[W4] messages that are meant to hurt', () => {
  it.each([
    ['no JSON', '{'],
    ['nothing', ''],
    ['an unknown kind', '{"kind":"constructor"}'],
    ['a field too many', JSON.stringify({ ...ping, isAdmin: true })],
    ['__proto__', `{"__proto__":{"polluted":1},"kind":"ping","nonce":1,"revision":0,"hash":null}`],
    ['number 0', numbered('0')],
    ['number -1', numbered('-1')],
    ['a number that is none', numbered('NaN')],
    ['a number as a string', numbered('"1"')],
    ['a number beyond all integers', numbered('9007199254740992')],
    ['an operation of no kind', operating('{"kind":"__proto__"}')],
    ['a constructor', operating('{"kind":"claim.delete","claim":{"constructor":{"prototype":1}}}')],
    [
      'a place beyond all places',
      operating('{"kind":"placement.set","placements":[{"of":"c","at":{"x":1e308,"y":0}}]}'),
    ],
    ['a queue that the hello did not name', numbered('1').replace('CLIENT', randomUUID())],
    [
      'a second hello',
      `{"kind":"hello","version":1,"have":null,"clients":[{"id":"CLIENT","acknowledged":0}]}`,
    ],
    ['a thousand levels', `${'['.repeat(1_000)}${']'.repeat(1_000)}`],
  ])('%s', async (_what, text) => {
    const client = await join()
    client.socket.send(text.replace('CLIENT', client.id))
    expect(await client.ended).toMatchObject({ code: 4400 })
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    expect((await server.storage.openMap('personal', map))?.revision).toBe(0)
  })

  it('a message before the hello', async () => {
    const client = await connect()
    client.say(ping)
    expect(await client.ended).toMatchObject({ code: 4400 })
    await serves()
  })
})

it('[W5] a push that is sent again on another socket takes effect once', async () => {
  const client = await join()
  client.push(1, claim('once'))
  await client.hears('operations')
  client.socket.terminate()
  const again = await connect({ id: client.id })
  const { epoch } = await again.hello()
  again.push(1, claim('once'))
  again.push(2, claim('second'))
  await again.hears('operations', ({ entries }) => entries.some(({ number }) => number === 2))
  const log = await server.storage.readLog('personal', map, 0, 10)
  expect(log?.map(({ mutation }) => mutation?.number)).toEqual([1, 2])
  expect((await server.storage.headsOf([map])).get(map)).toMatchObject({ epoch, revision: 2 })
})

it('[W6] one person opens six hundred connections and gets twenty', async () => {
  const clients: RawLiveClient[] = []
  for (let i = 0; i < 20; i++) clients.push(await join())
  for (let i = 20; i < 600; i++) clients.push(await connect())
  const refused = await Promise.all(clients.slice(20).map(({ ended }) => ended))
  expect(refused.filter(({ code }) => code === 4429)).toHaveLength(580)
  clients[0]?.push(1, claim('a'))
  await clients[19]?.hears('operations')
  clients[0]?.socket.close()
  await clients[0]?.ended
  await serves()
})
