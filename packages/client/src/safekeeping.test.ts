import { expect, it } from 'vitest'
import { memoryQueue, type PendingQueue } from './pending-queue.ts'
import { Safekeeping } from './safekeeping.ts'
import { claiming } from './testing/session-under-test.ts'

const change = (number: number) => ({ client: 'own', number, operation: claiming(`c${number}`) })

/** A database that stores when the test says so, and writes down in which order it was asked. */
function aSlowDatabase() {
  const memory = memoryQueue()
  const asked: string[] = []
  const storing: (() => void)[] = []
  const queue: PendingQueue = {
    ...memory,
    isDurable: true,
    add: async (mutation) => {
      asked.push(`add ${mutation.number}`)
      await new Promise<void>((resolve) => storing.push(resolve))
      await memory.add(mutation)
    },
    remove: async (mutation) => {
      asked.push(`remove ${mutation.number}`)
      await memory.remove(mutation)
    },
  }
  const store = (): void => storing.splice(0).forEach((run) => run())
  return { queue, asked, store }
}

it('leaves nothing behind of a change that is answered for before it is stored', async () => {
  const { queue, store } = aSlowDatabase()
  const safekeeping = new Safekeeping(queue)
  const kept = safekeeping.keep(change(1))
  expect(safekeeping.isAtRisk).toBe(true)
  await safekeeping.drop(change(1))
  expect(safekeeping.isAtRisk).toBe(false)
  store()
  await kept
  expect(await queue.load()).toEqual([])
})

it('forgets the old name of a change only when the new one is stored', async () => {
  const { queue, asked, store } = aSlowDatabase()
  const safekeeping = new Safekeeping(queue)
  const kept = safekeeping.keep(change(1))
  store()
  await kept
  const renamed = safekeeping.rename(change(1), change(2))
  expect(asked).toEqual(['add 1', 'add 2'])
  store()
  await renamed
  expect(await queue.load()).toEqual([change(2)])
  expect(safekeeping.isAtRisk).toBe(false)
})

it('keeps a change at risk where it cannot be stored, until it is answered for', async () => {
  const add = () => Promise.reject(new Error('No room.'))
  const safekeeping = new Safekeeping({ ...memoryQueue(), add })
  await safekeeping.keep(change(1))
  expect(safekeeping.isAtRisk).toBe(true)
  await safekeeping.drop(change(1))
  expect(safekeeping.isAtRisk).toBe(false)
})
