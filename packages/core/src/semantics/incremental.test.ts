import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ArgumentMap } from '../model/argument-map.ts'
import type { ClaimId } from '../model/id.ts'
import { apply, inverseOf } from '../operation/apply.ts'
import type { Operation } from '../operation/operation.ts'
import { aSequenceOfOperations, anEmptyMap } from '../testing/index.ts'
import type { Evaluation } from './evaluation.ts'
import type { StandingOptions } from './framework.ts'
import { groundedStanding } from './grounded.ts'
import { standingAfter } from './incremental.ts'
import { aMap } from './testing/small-maps.ts'

const aReading: fc.Arbitrary<StandingOptions> = fc.constantFrom(
  {},
  { reading: 'evidence' as const },
  { reading: 'evidence' as const, stances: new Map([['c1' as ClaimId, 0.9]]) },
)

const expectSame = (evaluation: Evaluation, map: ArgumentMap, options: StandingOptions): void => {
  const scratch = groundedStanding(map, options)
  expect(Object.fromEntries(evaluation.claims())).toEqual(Object.fromEntries(scratch.claims()))
  expect(Object.fromEntries(evaluation.inferences())).toEqual(
    Object.fromEntries(scratch.inferences()),
  )
}

const followAll = (
  start: ArgumentMap,
  operations: readonly Operation[],
  options: StandingOptions,
) => {
  let map = start
  let evaluation = groundedStanding(map, options)
  let applied = 0
  for (const operation of operations) {
    const result = apply(map, operation)
    if (!result.ok) continue
    applied++
    evaluation = standingAfter(evaluation, result.value.map, result.value.effects)
    map = result.value.map
    expectSame(evaluation, map, options)
  }
  return applied
}

describe('incremental grounded standing', () => {
  it('[S6] equals from scratch after every operation of any history', () => {
    let applied = 0
    fc.assert(
      fc.property(
        aSequenceOfOperations(anEmptyMap(), { size: 10 }),
        aReading,
        (operations, options) => {
          applied += followAll(anEmptyMap(), operations, options)
        },
      ),
      { numRuns: 150 },
    )
    expect(applied).toBeGreaterThan(500)
  })

  it('[S6] equals from scratch when inferences of a dense map go and come back', () => {
    fc.assert(
      fc.property(
        aMap(),
        aReading,
        fc.array(fc.nat(), { maxLength: 6 }),
        (start, options, picks) => {
          let map = start
          let evaluation = groundedStanding(map, options)
          for (const pick of picks) {
            const ids = [...map.inferences.keys()]
            if (ids.length === 0) return
            const deletion = apply(map, {
              kind: 'inference.delete',
              inference: ids[pick % ids.length]!,
            })
            if (!deletion.ok) throw new Error(deletion.error.message)
            const without = deletion.value
            evaluation = standingAfter(evaluation, without.map, without.effects)
            expectSame(evaluation, without.map, options)
            if (pick % 3 === 0) {
              map = without.map
              continue
            }
            const back = apply(without.map, inverseOf(without.effects)!)
            if (!back.ok) throw new Error(back.error.message)
            evaluation = standingAfter(evaluation, back.value.map, back.value.effects)
            expectSame(evaluation, back.value.map, options)
            map = back.value.map
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  it('[S6] leaves earlier evaluations as they were, and follows from them too', () => {
    fc.assert(
      fc.property(aSequenceOfOperations(anEmptyMap(), { size: 8 }), (operations) => {
        const results: Evaluation[] = [groundedStanding(anEmptyMap())]
        for (const operation of operations) {
          const newest = results.at(-1)!
          const result = apply(newest.map, operation)
          if (!result.ok) continue
          results.push(standingAfter(newest, result.value.map, result.value.effects))
          const old = results[Math.floor(results.length / 2)]!
          const branch = apply(old.map, operation)
          if (branch.ok) {
            const beside = standingAfter(old, branch.value.map, branch.value.effects)
            expectSame(beside, branch.value.map, {})
          }
        }
        for (const evaluation of results) expectSame(evaluation, evaluation.map, {})
      }),
      { numRuns: 50 },
    )
  })
})
