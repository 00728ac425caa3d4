import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeDocument } from '../document/write-document.ts'
import { violations } from '../invariant/violations.ts'
import type { ArgumentMap } from '../model/argument-map.ts'
import {
  anArgumentMap,
  anEmptyMap,
  anOperation,
  anOperationOnAMap,
  aSequenceOfOperations,
  frozen,
} from '../testing/index.ts'
import { apply, inverseOf, invert, type Applied } from './apply.ts'
import { applyEffects } from './draft.ts'
import { COLLECTION_OF, isSame, recordOf, type Effect } from './effect.ts'
import { OPERATION_KINDS, type Operation, type SingleOperation } from './operation.ts'

const RUNS = { numRuns: 500 }
const took: Record<string, { applied: number; refused: number }> = {}

const aFrozenCase = anOperationOnAMap().map(({ map, operation }) => ({
  map: frozen(map),
  operation,
}))

/** `apply`, counted, so that the last test can tell whether every kind took part. */
function applying(map: ArgumentMap, operation: Operation): Applied | undefined {
  const result = apply(map, operation)
  const count = (took[operation.kind] ??= { applied: 0, refused: 0 })
  if (result.ok && result.value.effects.length > 0) count.applied++
  if (!result.ok) count.refused++
  return result.ok ? result.value : undefined
}

const keyOf = ({ entity, id }: Effect): string => `${entity} ${id}`
const expectSame = (a: ArgumentMap, b: ArgumentMap): void => {
  expect(writeDocument(a)).toEqual(writeDocument(b))
}

describe('laws of apply, over arbitrary maps and operations of every kind', () => {
  it('[O5] keeps every invariant', () => {
    fc.assert(
      fc.property(aFrozenCase, ({ map, operation }) => {
        expect(violations(map)).toEqual([])
        expect(violations(applying(map, operation)?.map ?? map)).toEqual([])
      }),
      RUNS,
    )
  })

  it('[O8] changes nothing but what its effects name, and never the map it was given', () => {
    fc.assert(
      fc.property(aFrozenCase, ({ map, operation }) => {
        const before = JSON.stringify(writeDocument(map))
        const applied = applying(map, operation)
        expect(JSON.stringify(writeDocument(map))).toBe(before)
        if (!applied) return
        const named = new Set(applied.effects.map(keyOf))
        expect(named.size).toBe(applied.effects.length)
        for (const [entity, name] of Object.entries(COLLECTION_OF)) {
          if (!applied.effects.some((effect) => effect.entity === entity)) {
            expect(applied.map[name]).toBe(map[name])
          }
          const present = map[name] as ReadonlyMap<string, unknown>
          const after = applied.map[name] as ReadonlyMap<string, unknown>
          for (const id of new Set([...present.keys(), ...after.keys()])) {
            if (named.has(`${entity} ${id}`)) expect(after.get(id)).not.toEqual(present.get(id))
            else expect(after.get(id)).toBe(present.get(id))
          }
        }
        expect(Object.keys(applied.map)).toEqual(Object.keys(map))
      }),
      RUNS,
    )
  })

  it('[O8] names in each effect what was and what is, in the same fields', () => {
    fc.assert(
      fc.property(aFrozenCase, ({ map, operation }) => {
        const applied = applying(map, operation)
        for (const { entity, id, before, after } of applied?.effects ?? []) {
          expect(recordOf(map, entity, id) ?? null).toEqual(
            before && { ...recordOf(map, entity, id), ...before },
          )
          expect(recordOf(applied!.map, entity, id) ?? null).toEqual(
            after && { ...recordOf(applied!.map, entity, id), ...after },
          )
          if (!before || !after) continue
          expect(Object.keys(before).toSorted()).toEqual(Object.keys(after).toSorted())
          for (const field of Object.keys(before)) {
            expect(isSame(before[field as never], after[field as never])).toBe(false)
          }
        }
      }),
      RUNS,
    )
  })

  it('[O8] gives the same map when its effects are replayed, also after travelling as JSON', () => {
    fc.assert(
      fc.property(aFrozenCase, ({ map, operation }) => {
        const applied = applying(map, operation)
        if (!applied) return
        const travelled = JSON.parse(JSON.stringify(applied.effects)) as Effect[]
        expectSame(applyEffects(map, travelled), applied.map)
        const again = apply(map, JSON.parse(JSON.stringify(operation)) as Operation)
        expect(again.ok && again.value.effects).toEqual(applied.effects)
      }),
      RUNS,
    )
  })

  it('[O12] is taken back by the inverse, which is asked for before', () => {
    fc.assert(
      fc.property(aFrozenCase, ({ map, operation }) => {
        const inverse = invert(map, operation)
        const applied = applying(map, operation)
        expect(inverse.ok).toBe(applied !== undefined)
        if (!applied || !inverse.ok) return
        expect(inverse.value).toEqual(inverseOf(applied.effects))
        if (!inverse.value) return expectSame(applied.map, map)
        const back = apply(frozen(applied.map), inverse.value)
        if (!back.ok) throw new Error(`${back.error.rule}: ${back.error.message}`)
        expectSame(back.value.map, map)
        const redo = inverseOf(back.value.effects)
        const again = redo && apply(back.value.map, redo)
        expect(again?.ok).toBe(true)
        if (again?.ok) expectSame(again.value.map, applied.map)
      }),
      RUNS,
    )
  })

  it('[O12] is taken back step by step over whole histories', () => {
    fc.assert(
      fc.property(aSequenceOfOperations(), (operations) => {
        fc.pre(operations.length > 0)
        const { start, maps, inverses } = walk(operations)
        let map = maps.at(-1) ?? start
        for (const [i, inverse] of [...inverses.entries()].reverse()) {
          const back = apply(map, inverse)
          if (!back.ok) throw new Error(`${back.error.rule}: ${back.error.message}`)
          map = back.value.map
          expectSame(map, maps[i - 1] ?? start)
        }
      }),
      { numRuns: 100 },
    )
  })

  it('[O10] is not taken back once somebody changed what it wrote', () => {
    let refused = 0
    fc.assert(
      fc.property(
        anOperationOnAMap().chain(({ map, operation }) => {
          const applied = applying(map, operation)
          const later = anOperation(applied?.map ?? map)
          return later.map((change) => ({ map, applied, change }))
        }),
        ({ applied, change }) => {
          const inverse = applied && inverseOf(applied.effects)
          const changed = applied && applying(applied.map, change)
          if (!inverse || !changed) return
          const overwritten = inverse.effects.some(
            ({ entity, id, before }) =>
              !isSame(fieldsOf(recordOf(changed.map, entity, id), before), before),
          )
          const back = apply(changed.map, inverse)
          if (overwritten) {
            refused++
            expect(back).toMatchObject({ ok: false, error: { rule: 'O10' } })
          } else if (!back.ok) {
            expect(back.error.rule).toMatch(/^(I\d+|O10)$/)
          }
        },
      ),
      { numRuns: 800 },
    )
    expect(refused).toBeGreaterThan(20)
  })
})

describe('laws of batches', () => {
  const aBatch = fc
    .tuple(anArgumentMap(), fc.nat())
    .chain(([map]) => aSequenceOfOperations(map, { maxLength: 8 }).map((steps) => ({ map, steps })))
    .map(({ map, steps }) => ({
      map: frozen(map),
      steps: steps.filter((step): step is SingleOperation => step.kind !== 'batch'),
    }))

  it('[O6] is all of its steps, in one, or none of them', () => {
    let whole = 0
    let none = 0
    fc.assert(
      fc.property(aBatch, ({ map, steps }) => {
        fc.pre(steps.length > 0)
        let reached: ArgumentMap | undefined = map
        for (const step of steps) {
          const result: ReturnType<typeof apply> | undefined = reached && apply(reached, step)
          reached = result?.ok ? result.value.map : undefined
        }
        const applied = applying(map, { kind: 'batch', operations: steps })
        expect(applied !== undefined).toBe(reached !== undefined)
        if (!applied || !reached) return void none++
        whole++
        expectSame(applied.map, reached)
        expectSame(applyEffects(map, applied.effects), reached)
        expectSame(applyEffects(map, applied.effects.toReversed()), reached)
        expect(new Set(applied.effects.map(keyOf)).size).toBe(applied.effects.length)
      }),
      RUNS,
    )
    expect(whole).toBeGreaterThan(50)
    expect(none).toBeGreaterThan(50)
  })
})

describe('the laws above', () => {
  it('[O5] saw every kind of operation applied, and refusals', () => {
    const idle = OPERATION_KINDS.filter((kind) => !(took[kind] && took[kind].applied > 0))
    expect(idle).toEqual([])
    const counts = Object.values(took)
    const applied = counts.reduce((sum, count) => sum + count.applied, 0)
    const refused = counts.reduce((sum, count) => sum + count.refused, 0)
    expect(applied).toBeGreaterThan(1_000)
    expect(refused).toBeGreaterThan(100)
    expect(applied / (applied + refused)).toBeGreaterThan(0.7)
  })
})

const fieldsOf = (record: object | undefined, like: object | null): object | null =>
  record && like
    ? Object.fromEntries(Object.keys(like).map((field) => [field, record[field as never]]))
    : (record ?? null)

/** The maps after each operation that did something, with what takes it back. */
function walk(operations: readonly Operation[]) {
  const start = anEmptyMap()
  const maps: ArgumentMap[] = []
  const inverses: Operation[] = []
  for (const operation of operations) {
    const applied = applying(maps.at(-1) ?? start, operation)
    const inverse = applied && inverseOf(applied.effects)
    if (!applied || !inverse) continue
    maps.push(applied.map)
    inverses.push(inverse)
  }
  return { start, maps, inverses }
}
