import { randomUUID } from 'node:crypto'
import { operationSchema, type MapId, type Operation } from '@counterpoint/core'
import type { Storage } from '@counterpoint/storage'
import type pg from 'pg'
import { compared, rate, type Row } from '../measure.ts'

const ROUND_MS = 2_000
const EDITORS = 100
const PUSH = 8
const MAPS = 100
const CLAIMS = 200
const USER = { kind: 'user', id: 'bench' } as const

/** What a person does most: a card is moved. */
const move = (claim: number, x: number): Operation =>
  operationSchema.parse({
    kind: 'placement.set',
    placements: [{ of: `c${claim % CLAIMS}`, at: { x, y: 0 } }],
  })

export async function mapWithClaims(storage: Storage, claims = CLAIMS): Promise<MapId> {
  const map = `map-${randomUUID()}` as MapId
  await storage.createMap('personal', { id: map, title: 'A map', question: '' })
  const operations = Array.from({ length: claims }, (_, i) =>
    operationSchema.parse({
      kind: 'claim.create',
      claim: { id: `c${i}`, text: `The talks continue, and neither side says so (${i}).` },
      at: { x: i, y: 0 },
    }),
  )
  await storage.submit('personal', { map, operations, subject: USER, origin: 'import' })
  return map
}

/** Mutations that are on the disk a second, beside rows that are committed one by one. */
export async function measureDurable(storage: Storage, pool: pg.Pool): Promise<readonly Row[]> {
  await pool.query('CREATE TABLE bench_row (id text PRIMARY KEY, content jsonb NOT NULL)')
  const one = await mapWithClaims(storage)
  const many: MapId[] = []
  for (let i = 0; i < MAPS; i++) many.push(await mapWithClaims(storage))

  const queues = Array.from({ length: EDITORS }, () => ({ client: randomUUID(), next: 1 }))
  const pushing = (mapOf: (who: number) => MapId, of: typeof queues) => async (who: number) => {
    const queue = of[who]!
    const mutations = Array.from({ length: PUSH }, () => {
      const number = queue.next++
      return { client: queue.client, number, operation: move(who * 2, number), subject: USER }
    })
    const decisions = await storage.decide('personal', mapOf(who), mutations)
    if (decisions.some(({ kind }) => kind !== 'committed'))
      throw new Error(JSON.stringify(decisions))
    return PUSH
  }
  const insert = async (): Promise<number> => {
    const content = JSON.stringify(move(1, 1))
    await pool.query('INSERT INTO bench_row VALUES ($1, $2::jsonb)', [randomUUID(), content])
    return 1
  }
  const elsewhere = many.map(() => ({ client: randomUUID(), next: 1 }))
  const rows = [
    await compared(
      `${EDITORS} editors on one map, ${PUSH} changes in a push`,
      'operations/s',
      () =>
        rate(
          EDITORS,
          ROUND_MS,
          pushing(() => one, queues),
        ),
      'rows, each with a commit of its own',
      () => rate(1, ROUND_MS, insert),
    ),
    await compared(
      `one editor on each of ${MAPS} maps, ${PUSH} changes in a push`,
      'operations/s',
      () =>
        rate(
          MAPS,
          ROUND_MS,
          pushing((who) => many[who]!, elsewhere),
        ),
      'rows, each with a commit of its own, 10 at once',
      () => rate(10, ROUND_MS, insert),
    ),
  ]
  await pool.query('DROP TABLE bench_row')
  return rows
}
