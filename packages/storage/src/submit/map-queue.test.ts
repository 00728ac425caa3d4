import type { MapId, Operation } from '@counterpoint/core'
import { expect, it } from 'vitest'
import { MapQueue, type Waiting } from './map-queue.ts'

const map = 'map' as MapId
const rename: Operation = { kind: 'map.edit', changes: { title: 'A map' } }

const queueOf = (...waiting: readonly Waiting[]): MapQueue => {
  const queue = new MapQueue('workspace', map)
  for (const each of waiting) queue.push(each)
  return queue
}
const from = (client: string, count: number, operations = 1): readonly Waiting[] =>
  Array.from({ length: count }, (_, i) => ({
    sent: {
      map,
      operations: Array.from({ length: operations }, () => rename),
      subject: { kind: 'user', id: client },
      origin: 'live',
      mutation: { client, number: i + 1 },
    },
    resolve: () => undefined,
    reject: () => undefined,
  }))
const named = (batch: readonly Waiting[]): readonly string[] =>
  batch.map(({ sent }) => `${sent.mutation!.client}${sent.mutation!.number}`)

it('takes 8 of each of many senders, however many they are, each in its order', () => {
  const senders = Array.from({ length: 50 }, (_, i) => `s${i}-`)
  const queue = queueOf(...senders.flatMap((sender) => from(sender, 10)))
  const eight = (sender: string) => Array.from({ length: 8 }, (_, i) => `${sender}${i + 1}`)
  expect(named(queue.takeBatch())).toEqual(senders.flatMap(eight))
  expect(named(queue.takeBatch())).toEqual(
    senders.flatMap((sender) => [`${sender}9`, `${sender}10`]),
  )
  expect(queue.isEmpty).toBe(true)
})

it('takes at most 512, and who stayed behind comes next', () => {
  const senders = Array.from({ length: 70 }, (_, i) => `s${i}-`)
  const queue = queueOf(...senders.flatMap((sender) => from(sender, 8)))
  expect(queue.takeBatch()).toHaveLength(512)
  expect(named(queue.takeBatch())[0]).toBe('s64-1')
  expect(queue.isEmpty).toBe(true)
})

it('fills a transaction up to 64 with what one sender has beyond its share', () => {
  const queue = queueOf(...from('much', 200), ...from('little', 2))
  const first = named(queue.takeBatch())
  expect(first.slice(0, 10)).toEqual([
    ...Array.from({ length: 8 }, (_, i) => `much${i + 1}`),
    'little1',
    'little2',
  ])
  expect(first).toHaveLength(64)
  expect(named(queue.takeBatch())[0]).toBe('much63')
})

it('takes no more than 5000 operations beside the first, and keeps the order of a sender', () => {
  const queue = queueOf(...from('large', 1, 6_000), ...from('a', 1, 4_000), ...from('b', 2, 800))
  expect(named(queue.takeBatch())).toEqual(['large1'])
  expect(named(queue.takeBatch())).toEqual(['a1', 'b1'])
  expect(named(queue.takeBatch())).toEqual(['b2'])
})
