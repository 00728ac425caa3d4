// Writes to the map "m" in the data directory that it is given until it is killed or its input ends,
// and prints "<revision> <claim>" for every submission once it is acknowledged.
import { randomUUID } from 'node:crypto'
import { operationSchema, type MapId, type OperationInput } from '@counterpoint/core'
import { openStorage } from '../open-storage.ts'

process.stdin.resume().once('end', () => process.exit())

const WRITERS = 6
const map = 'm' as MapId
const storage = await openStorage({ dataDir: process.argv[2] ?? '' })
await storage.createMap('personal', { id: map, title: 'A map', question: '' })

/** Makes claims, links each to the one before it, edits it, and removes the one before that. */
async function write(): Promise<never> {
  const claims: string[] = []
  for (;;) {
    const id = randomUUID()
    const [last, secondLast] = [claims.at(-1), claims.at(-2)]
    const operations: OperationInput[] = [
      { kind: 'claim.create', claim: { id, text: `Claim ${id}` }, at: { x: Math.random(), y: 1 } },
    ]
    if (last) {
      const inference = { id: `i-${id}`, polarity: 'for', premises: [id], target: { claim: last } }
      operations.push({ kind: 'inference.create', inference } as OperationInput)
    }
    if (secondLast) operations.push({ kind: 'claim.delete', claim: secondLast })
    const outcome = await storage.submit('personal', {
      map,
      operations: operations.map((operation) => operationSchema.parse(operation)),
      subject: { kind: 'user', id: null },
      origin: 'rest',
    })
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.error))
    process.stdout.write(`${outcome.value.revision - operations.length + 1} ${id}\n`)
    claims.push(id)
    if (secondLast) claims.splice(-3, 1)
  }
}

await Promise.all(Array.from({ length: WRITERS }, write))
