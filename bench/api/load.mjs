// Clients in a process of their own, so that they do not share the server's event loop.
import { Agent, request } from 'node:http'

const agent = new Agent({ keepAlive: true, maxSockets: 64 })
let made = 0

/** @param {{ url: string, method: string, body?: string }} request */
const send = ({ url, method, body }) =>
  new Promise((resolve, reject) => {
    const headers =
      body === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const sent = request(url, { agent, method, headers }, (response) => {
      let bytes = 0
      response.on('data', (chunk) => (bytes += chunk.length))
      response.on('end', () =>
        response.statusCode === 200
          ? resolve(bytes)
          : reject(new Error(`${method} ${url} answered ${response.statusCode}.`)),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })

/** Claims by `clients` at once until `durationMs` is over; answers operations per second. */
async function create({ url, clients, durationMs }) {
  const start = performance.now()
  let count = 0
  const client = async () => {
    while (performance.now() - start < durationMs) {
      const id = `p${process.pid}c${++made}`
      const claim = { id, text: `The talks continue, and neither side says so in public (${id}).` }
      await send({
        url,
        method: 'POST',
        body: JSON.stringify({
          operations: [{ kind: 'claim.create', claim, at: { x: made, y: 0 } }],
        }),
      })
      count++
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return (1_000 * count) / (performance.now() - start)
}

/** Milliseconds until the whole answer is here; the median of `times`. */
async function read({ url, times }) {
  const durations = []
  for (let n = 0; n < times; n++) {
    const start = performance.now()
    await send({ url, method: 'GET' })
    durations.push(performance.now() - start)
  }
  return durations.toSorted((a, b) => a - b)[Math.floor(times / 2)]
}

const tasks = { create, read }

process.on('message', ({ what, task }) => {
  tasks[what](task).then(
    (figure) => process.send?.({ figure }),
    (error) => process.send?.({ failure: String(error) }),
  )
})
