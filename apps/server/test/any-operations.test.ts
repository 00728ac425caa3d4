import { writeDocument, type MapId } from '@counterpoint/core'
import { anEmptyMap, aSequenceOfOperations } from '@counterpoint/core/testing'
import { createMap, getMap, submitOperations } from '@counterpoint/protocol'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { PERSONAL_WORKSPACE } from '../src/parts.ts'
import { problemIn, startServer, type Json, type ServerUnderTest } from './server-under-test.ts'

let server: ServerUnderTest
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

/** What no field expects, and what some field might. */
const JUNK: readonly unknown[] = [
  null,
  -1,
  1e308,
  0.5,
  '',
  ' ',
  '__proto__',
  'constructor',
  '\u202E',
  '\uDC00',
  'a\u0000',
  'x'.repeat(3_000),
  true,
  [],
  [[]],
  {},
  { claim: 'c1' },
  'c0',
  's0',
]

/** `value` with the part at `index`, counted over all of its parts, replaced by `junk`. */
function mangled(value: unknown, index: number, junk: unknown): unknown {
  let left = index
  const walk = (part: unknown): unknown => {
    if (left-- === 0) return junk
    if (Array.isArray(part)) return part.map(walk)
    if (typeof part !== 'object' || part === null) return part
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, walk(inner)]))
  }
  return walk(value)
}

const aFault = fc.record({
  at: fc.nat(40),
  part: fc.integer({ min: 1, max: 40 }),
  junk: fc.constantFrom(...JUNK),
})

it('operations of any kind, some of them mangled, are taken or refused as a problem, and the log tells what is', async () => {
  let runs = 0
  const statuses = new Map<number, number>()
  await fc.assert(
    fc.asyncProperty(
      aSequenceOfOperations(anEmptyMap(), { maxLength: 12 }),
      fc.array(aFault, { maxLength: 4 }),
      async (operations, faults) => {
        const id = `any-${runs++}` as MapId
        await server.ask(createMap, { body: { id, title: 'A map', question: 'What holds?' } })
        for (const [n, operation] of operations.entries()) {
          const fault = faults.find(({ at }) => at === n)
          const sent = fault ? mangled(operation, fault.part, fault.junk) : operation
          const request = { params: { id }, body: { operations: [sent] } }
          const response = await server.send(submitOperations, request)
          statuses.set(response.statusCode, (statuses.get(response.statusCode) ?? 0) + 1)
          if (response.statusCode !== 200) expect([400, 422]).toContain(problemIn(response).status)
        }
        const { revision, ...document }: Json = await server.ask(getMap, { params: { id } })
        const rebuilt = await server.storage.rebuildMap(PERSONAL_WORKSPACE, id)
        expect(rebuilt?.revision).toBe(revision)
        expect(rebuilt && writeDocument(rebuilt.map)).toEqual(document)
      },
    ),
    { numRuns: 40 },
  )
  expect(statuses.get(200)).toBeGreaterThan(0)
  expect(statuses.get(400)).toBeGreaterThan(0)
  expect(statuses.get(422)).toBeGreaterThan(0)
})
