import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeDocument } from '../document/write-document.ts'
import { apply } from '../operation/apply.ts'
import type { Effect } from '../operation/effect.ts'
import type { ArgumentMap } from '../model/argument-map.ts'
import {
  aClaim,
  anEmptyMap,
  anOperationOf,
  aSequenceOfOperations,
  choicesFromSeed,
  someOperation,
} from '../testing/index.ts'
import { OPERATION_KINDS, type Operation } from '../operation/operation.ts'
import { Timeline } from './timeline.ts'

interface Logged {
  readonly revision: number
  readonly effects: readonly Effect[]
  readonly map: ArgumentMap
}

/** The log of `operations` on an empty map; those that are refused leave no trace. */
function logOf(operations: readonly Operation[]): readonly Logged[] {
  const log: Logged[] = [{ revision: 0, effects: [], map: anEmptyMap() }]
  for (const operation of operations) {
    const { revision, map } = log.at(-1)!
    const done = apply(map, operation)
    if (done.ok) log.push({ revision: revision + 1, ...done.value })
  }
  return log
}

const expectSame = (a: ArgumentMap, b: ArgumentMap): void => {
  expect(writeDocument(a)).toEqual(writeDocument(b))
}

describe('a timeline', () => {
  it('[V25] has the replayed map at every revision, wherever it began and however one travels', () => {
    fc.assert(
      fc.property(
        aSequenceOfOperations(anEmptyMap(), { maxLength: 60 }),
        fc.nat(),
        fc.integer({ min: 1, max: 9 }),
        fc.array(fc.nat(), { maxLength: 30 }),
        (operations, begin, page, travels) => {
          const log = logOf(operations)
          const start = begin % log.length
          const timeline = new Timeline(log[start]!)
          for (let before = start; before > 0; before -= page) {
            timeline.prepend(log.slice(Math.max(1, before - page + 1), before + 1))
          }
          timeline.append(log.slice(start + 1))
          expect([timeline.first, timeline.last]).toEqual([0, log.length - 1])
          for (const travel of travels) {
            const revision = travel % log.length
            expectSame(timeline.mapAt(revision), log[revision]!.map)
          }
        },
      ),
    )
  })

  it('[V25] holds for a log so long that it keeps fewer maps', () => {
    const choices = choicesFromSeed(4)
    let map = anEmptyMap()
    const log: Logged[] = [{ revision: 0, effects: [], map }]
    while (log.length <= 7_000) {
      const done = apply(map, someOperation(map, choices, OPERATION_KINDS))
      if (!done.ok) continue
      map = done.value.map
      log.push({ revision: log.length, ...done.value })
    }
    const timeline = new Timeline(log.at(-1)!)
    for (let before = 7_000; before > 0; before -= 500) {
      timeline.prepend(log.slice(before - 499, before + 1))
    }
    for (const revision of [0, 1, 49, 50, 3_333, 6_999, 7_000, 3_334, 3_332, 12]) {
      expectSame(timeline.mapAt(revision), log[revision]!.map)
    }
  })

  it('[V25] takes no step that does not follow', () => {
    const [, first, second] = logOf([
      anOperationOf({ kind: 'claim.create', claim: aClaim('c1') }),
      anOperationOf({ kind: 'claim.create', claim: aClaim('c2') }),
    ])
    const timeline = new Timeline(first!)
    expect(() => timeline.append([{ revision: 3, effects: [] }])).toThrow('does not follow')
    expect(() => timeline.prepend([second!])).toThrow('is not 1')
    expect(() => timeline.mapAt(2)).toThrow('not among 1 to 1')
  })
})
