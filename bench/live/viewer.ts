import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { WebSocket } from 'ws'

/** A connection that notes when it hears of a revision, at next to no cost of its own. */
export interface Viewer {
  readonly socket: WebSocket
  readonly epoch: string
  readonly client: string
  /** Resolves with the time at which revision `least` or a later one was here. */
  readonly reaches: (least: number) => Promise<number>
  readonly push: (number: number, operation: object) => void
}

const REVISION = '"revision":'

/** The last revision that a frame tells of; entries come in order. */
function lastRevisionIn(frame: Buffer): number {
  if (!frame.subarray(0, 40).includes('"operations"')) return 0
  const at = frame.lastIndexOf(REVISION)
  return Number.parseInt(frame.toString('latin1', at + REVISION.length, at + REVISION.length + 16))
}

export async function view(
  address: string,
  map: string,
  have: { readonly epoch: string; readonly revision: number } | null = null,
): Promise<Viewer> {
  const socket = new WebSocket(`${address.replace('http', 'ws')}/api/maps/${map}/live`, {
    perMessageDeflate: false,
  })
  const client = randomUUID()
  let revision = 0
  let waiting: { least: number; resolve: (at: number) => void } | undefined
  const welcome = new Promise<{ epoch: string; revision: number }>((resolve, reject) => {
    socket.on('message', (frame: Buffer) => {
      if (frame.subarray(0, 20).includes('"welcome"')) resolve(JSON.parse(frame.toString()))
      revision = Math.max(revision, lastRevisionIn(frame))
      if (!waiting || revision < waiting.least) return
      waiting.resolve(performance.now())
      waiting = undefined
    })
    socket.on('close', (code, reason) => reject(new Error(`${code} ${reason.toString()}`)))
  })
  await once(socket, 'open')
  const clients = [{ id: client, acknowledged: 0 }]
  socket.send(JSON.stringify({ kind: 'hello', version: 1, have, clients }))
  const { epoch } = await welcome
  return {
    socket,
    epoch,
    client,
    reaches: (least) =>
      revision >= least
        ? Promise.resolve(performance.now())
        : new Promise((resolve) => {
            waiting = { least, resolve }
          }),
    push: (number, operation) => {
      socket.send(JSON.stringify({ kind: 'push', client, mutations: [{ number, operation }] }))
    },
  }
}
