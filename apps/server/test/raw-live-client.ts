import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import type { OperationInput } from '@counterpoint/core'
import { downSchema, type DownMessage } from '@counterpoint/protocol'
import { expect } from 'vitest'
import { WebSocket } from 'ws'

type Of<K extends DownMessage['kind']> = Extract<DownMessage, { kind: K }>

/** What the other end said last about the connection. */
export interface End {
  readonly code: number
  readonly reason: string
}

/** One socket, for tests that say exactly what goes over it. */
export interface RawLiveClient {
  readonly socket: WebSocket
  readonly id: string
  /** Everything that came so far, as described by the protocol. */
  readonly heard: readonly DownMessage[]
  readonly say: (message: unknown) => void
  readonly hello: (given?: object) => Promise<Of<'welcome'>>
  readonly push: (first: number, ...operations: readonly OperationInput[]) => void
  /** The first message of `kind` that fits, whenever it comes. */
  readonly hears: <K extends DownMessage['kind']>(
    kind: K,
    fits?: (message: Of<K>) => boolean,
  ) => Promise<Of<K>>
  readonly ended: Promise<End>
}

export const claim = (id: string): OperationInput => ({
  kind: 'claim.create',
  claim: { id, text: `Claim ${id}.` },
})

/** Headers for the upgrade, none of which a browser's script could choose. */
type Headers = Readonly<Record<string, string>>

export async function connectRaw(
  address: string,
  map: string,
  { id = randomUUID(), headers = {} }: { readonly id?: string; readonly headers?: Headers } = {},
): Promise<RawLiveClient> {
  const socket = new WebSocket(`${address.replace('http', 'ws')}/api/maps/${map}/live`, { headers })
  const heard: DownMessage[] = []
  socket.on('message', (frame: Buffer) =>
    heard.push(downSchema.parse(JSON.parse(frame.toString()))),
  )
  const ended = new Promise<End>((resolve) => {
    socket.once('close', (code, reason) => resolve({ code, reason: reason.toString() }))
  })
  await once(socket, 'open')
  const say = (message: unknown): void => socket.send(JSON.stringify(message))
  const hears: RawLiveClient['hears'] = async (kind, fits = () => true) => {
    for (;;) {
      const found = heard.find((message) => message.kind === kind && fits(message as never))
      if (found) return found as never
      const isOver = await Promise.race([
        once(socket, 'message').then(() => false),
        ended.then(() => true),
      ])
      if (isOver && !heard.some((message) => message.kind === kind && fits(message as never))) {
        throw new Error(`The connection ended before ${kind} came: ${JSON.stringify(await ended)}`)
      }
    }
  }
  return {
    socket,
    id,
    heard,
    say,
    hears,
    ended,
    hello: (given = {}) => {
      const clients = [{ id, acknowledged: 0 }]
      say({ kind: 'hello', version: 1, have: null, clients, ...given })
      return hears('welcome')
    },
    push: (first, ...operations) => {
      const mutations = operations.map((operation, i) => ({ number: first + i, operation }))
      say({ kind: 'push', client: id, mutations })
    },
  }
}

/** The HTTP status that an upgrade is refused with; fails if it is not refused. */
export async function refusedUpgrade(
  url: string,
  headers: Headers = {},
): Promise<{ readonly status: number; readonly code: string }> {
  const socket = new WebSocket(url.replace('http', 'ws'), { headers })
  const response = await Promise.race([
    once(socket, 'unexpected-response').then(([, answer]) => answer as IncomingMessage),
    once(socket, 'open').then(() => undefined),
  ])
  expect(response, 'The upgrade was not refused.').toBeDefined()
  const chunks: Buffer[] = []
  for await (const chunk of response!) chunks.push(chunk as Buffer)
  const body = JSON.parse(Buffer.concat(chunks).toString() || '{}') as { code?: string }
  return { status: response!.statusCode ?? 0, code: body.code ?? '' }
}
