import type { PGlite } from '@electric-sql/pglite'
import { PrismaPg } from '@prisma/adapter-pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { PrismaClient, type Prisma } from '../generated/client.ts'
import { openPglite } from './open-pglite.ts'
import { PglitePool } from './pglite-pool.ts'

let pglite: PGlite
let pool: PglitePool
let prisma: PrismaClient
beforeAll(async () => {
  pglite = await openPglite(undefined)
  pool = new PglitePool(pglite)
  const transactionOptions = { maxWait: 30_000, timeout: 30_000 }
  prisma = new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions })
  await pool.query('CREATE TABLE counter (n INT NOT NULL, CHECK (n >= 0))')
  await pool.query('INSERT INTO counter VALUES (0)')
})
afterAll(async () => {
  await prisma.$disconnect()
  await pool.end()
  await pglite.close()
})

type Session = Prisma.TransactionClient
const increment = (session: Session) => session.$executeRaw`UPDATE counter SET n = n + 1`
const echo = async (session: Session, value: string): Promise<void> => {
  const [row] = await session.$queryRaw<{ v: string }[]>`SELECT ${value}::text AS v`
  expect(row?.v).toBe(value)
}
const failing = (promise: Promise<unknown>) => expect(promise).rejects.toBeInstanceOf(Error)

/** Each does its work and says by how much the counter must have grown. */
const STEPS: readonly ((value: string) => Promise<number>)[] = [
  async () => increment(prisma),
  async (value) => {
    await echo(prisma, value + 'z'.repeat(20_000))
    return 0
  },
  async (value) => {
    await prisma.$transaction(async (session) => {
      await increment(session)
      await echo(session, value)
      await new Promise((resolve) => setImmediate(resolve))
      await increment(session)
    })
    return 2
  },
  async (value) => {
    const rolledBack = prisma.$transaction(async (session) => {
      await increment(session)
      await echo(session, value)
      throw new Error('Changed my mind.')
    })
    await failing(rolledBack)
    return 0
  },
  async () => {
    await failing(prisma.$queryRaw`SELECT 1 / ${0}::int`)
    return 0
  },
  async () => {
    await failing(prisma.$queryRaw`SELECT ${'no number'}::int`)
    return 0
  },
  async () => {
    await failing(prisma.$executeRaw`UPDATE counter SET n = -1`)
    return 0
  },
  async (value) => {
    const broken = prisma.$transaction(async (session) => {
      await increment(session)
      await session.$queryRaw`SELECT no_such_column`.catch(() => undefined)
      await echo(session, value)
    })
    await failing(broken)
    return 0
  },
]

it('gives every query its own answer, whatever fails beside it', async () => {
  let expected = 0
  let steps = 0
  await Promise.all(
    Array.from({ length: 24 }, async (_, worker) => {
      for (let i = 0; i < 25; i++) {
        const step = STEPS[(worker * 7 + i * 5 + ((worker * i) % 3)) % STEPS.length]!
        const grown = await step(`${worker}.${i}`)
        expected += grown
        steps++
      }
    }),
  )
  expect(steps).toBe(600)
  expect(expected).toBeGreaterThan(50)
  expect(await prisma.$queryRaw`SELECT n FROM counter`).toEqual([{ n: expected }])
})

it('does not leave the next holder in somebody’s transaction', async () => {
  const client = await pool.connect()
  await client.query('BEGIN')
  await client.query('UPDATE counter SET n = 1000000')
  client.release()
  client.release()
  const { rows } = await pool.query('SELECT n FROM counter WHERE n = 1000000')
  expect(rows).toEqual([])
})
