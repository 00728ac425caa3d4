import fc from 'fast-check'
import { expect, it } from 'vitest'
import { writeDocument } from '../document/write-document.ts'
import type { ArgumentMap } from '../model/argument-map.ts'
import type { ClaimId } from '../model/id.ts'
import { anArgumentMap, aSequenceOfOperations, frozen } from '../testing/index.ts'
import type { Result } from '../result.ts'
import { apply, successionOn } from './apply.ts'
import { applyEffects, draftOf } from './draft.ts'
import type { Effect } from './effect.ts'

const written = (map: ArgumentMap): string => JSON.stringify(writeDocument(map))

/** Without an order: what was deleted and taken back comes last in its collection, which says nothing. */
const inNoOrder = (done: Result<readonly Effect[], unknown>): readonly string[] | undefined =>
  done.ok ? done.value.map((effect) => JSON.stringify(effect)).toSorted() : undefined

/** Operations that fit, each perhaps repeated, which most do not bear, and perhaps taken back. */
const aCourse = anArgumentMap().chain((map) =>
  aSequenceOfOperations(map, { maxLength: 12 }).chain((operations) =>
    fc
      .array(
        fc.record({ isRepeated: fc.boolean(), isTakenBack: fc.boolean(), isKept: fc.boolean() }),
        {
          minLength: operations.length,
          maxLength: operations.length,
        },
      )
      .map((turns) => ({
        map: frozen(map),
        steps: turns.flatMap(({ isRepeated, ...turn }, i) => {
          const step = { operation: operations[i]!, ...turn }
          return isRepeated ? [step, { ...step, isTakenBack: false }] : [step]
        }),
      })),
  ),
)

it('[O6] a succession of operations comes to the same as applying each by itself', () => {
  const seen = { applied: 0, refused: 0, takenBack: 0 }
  fc.assert(
    fc.property(aCourse, ({ map, steps }) => {
      const succession = successionOn(map)
      const kept: (readonly [ArgumentMap, string])[] = [[map, written(map)]]
      let reached = map
      for (const { operation, isTakenBack, isKept } of steps) {
        const alone = apply(reached, operation)
        const done = succession.apply(operation)
        expect(inNoOrder(done)).toEqual(
          inNoOrder(alone.ok ? { ok: true, value: alone.value.effects } : alone),
        )
        if (done.ok && isTakenBack) {
          succession.takeBack(done.value)
          seen.takenBack++
        } else if (alone.ok) {
          reached = alone.value.map
          seen.applied++
        } else {
          seen.refused++
        }
        expect(written(succession.map)).toBe(written(reached))
        if (isKept) kept.push([succession.finish(), written(reached)])
      }
      kept.push([succession.finish(), written(reached)])
      for (const [each, asItWas] of kept) expect(written(each)).toBe(asItWas)
      expect(Object.keys(succession.finish())).toEqual(Object.keys(map))
    }),
    { numRuns: 300 },
  )
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(100)
})

it('[O8] collections that nothing changed stay the same ones', () => {
  const map = applyEffects(fc.sample(anArgumentMap(), { numRuns: 1, seed: 1 })[0]!, [])
  const succession = successionOn(map)
  succession.apply({ kind: 'map.edit', changes: { title: 'Another title' } })
  const { title, claims, inferences } = succession.finish()
  expect(title).toBe('Another title')
  expect(claims).toBe(map.claims)
  expect(inferences).toBe(map.inferences)
})

it('writes all of some effects to a draft, or none', () => {
  const map = fc.sample(anArgumentMap(), { numRuns: 1, seed: 1 })[0]!
  const draft = draftOf(map)
  const [id] = map.claims.keys()
  const edit = (claim: ClaimId) =>
    ({
      entity: 'claim',
      id: claim,
      before: { text: map.claims.get(id!)!.text },
      after: { text: 'Other words' },
    }) as const
  expect(() => draft.write([edit(id!), edit('missing' as ClaimId)])).toThrow('missing')
  expect(written(draft.finish())).toBe(written(map))
})
