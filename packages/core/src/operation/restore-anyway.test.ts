import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ArgumentMap } from '../model/argument-map.ts'
import {
  aClaim,
  anArgumentMap,
  anInference,
  anOperationOf,
  aSequenceOfOperations,
  mapAfter,
} from '../testing/index.ts'
import { apply, inverseOf } from './apply.ts'
import type { Effect } from './effect.ts'
import type { OperationInput, OperationOf } from './operation.ts'
import { restoreAnyway } from './restore-anyway.ts'

const map = mapAfter([
  { kind: 'claim.create', claim: aClaim('c1', { text: 'Before.' }) },
  { kind: 'claim.create', claim: aClaim('c2') },
  { kind: 'claim.create', claim: aClaim('c3') },
  { kind: 'inference.create', inference: anInference('i1') },
])

/** The map after `operation`, and what takes it back. */
function done(before: ArgumentMap, operation: OperationInput) {
  const applied = apply(before, anOperationOf(operation))
  if (!applied.ok) throw new Error(applied.error.message)
  return { map: applied.value.map, back: inverseOf(applied.value.effects)! }
}

const edit = (text: string): OperationInput => ({
  kind: 'claim.edit',
  claim: 'c1',
  changes: { text },
})

describe('restoring anyway', () => {
  it('[O18] puts a field back over what somebody made of it since, and can be taken back', () => {
    const mine = done(map, edit('Mine.'))
    const theirs = done(mine.map, edit('Theirs.'))
    expect(apply(theirs.map, mine.back)).toMatchObject({ ok: false, error: { rule: 'O10' } })
    const forced = restoreAnyway(theirs.map, mine.back)!
    expect(forced.effects).toEqual([
      { entity: 'claim', id: 'c1', before: { text: 'Theirs.' }, after: { text: 'Before.' } },
    ])
    const applied = apply(theirs.map, forced)
    if (!applied.ok) throw new Error(applied.error.message)
    const again = apply(applied.value.map, inverseOf(applied.value.effects)!)
    expect(again.ok && again.value.map).toEqual(theirs.map)
  })

  it('[O18] leaves the fields alone that the step did not touch', () => {
    const mine = done(map, edit('Mine.'))
    const theirs = done(mine.map, {
      kind: 'claim.edit',
      claim: 'c1',
      changes: { text: 'Theirs.', note: 'Kept.' },
    })
    const applied = apply(theirs.map, restoreAnyway(theirs.map, mine.back)!)
    expect(applied.ok && applied.value.map.claims.get('c1' as never)).toMatchObject({
      text: 'Before.',
      note: 'Kept.',
    })
  })

  it.each<[string, OperationInput, OperationInput]>([
    ['an edit of what is gone', edit('Mine.'), { kind: 'claim.delete', claim: 'c1' }],
    [
      'a creation of what somebody reworded',
      { kind: 'claim.create', claim: { id: 'c4', text: 'Mine.' } },
      { kind: 'claim.edit', claim: 'c4', changes: { text: 'Theirs.' } },
    ],
    [
      'a creation of what somebody built on',
      { kind: 'claim.create', claim: { id: 'c4', text: 'Mine.' } },
      {
        kind: 'inference.create',
        inference: { id: 'i2', polarity: 'for', premises: ['c4'], target: { claim: 'c2' } },
      },
    ],
    [
      'a deletion of a step whose ends are gone',
      { kind: 'inference.delete', inference: 'i1' },
      { kind: 'claim.delete', claim: 'c2' },
    ],
    ['what is as it was', edit('Mine.'), edit('Before.')],
  ])('[O18] takes nothing back of %s', (_what, mine, theirs) => {
    const { map: after, back } = done(map, mine)
    expect(restoreAnyway(done(after, theirs).map, back)).toBeUndefined()
  })

  it('[O18] leaves out what would break an invariant, and puts the rest back', () => {
    const effects = [
      { entity: 'claim', id: 'c1', before: { text: 'Mine.' }, after: { text: 'Older.' } },
      { entity: 'inference', id: 'i1', before: { premises: ['c3'] }, after: { premises: ['c9'] } },
    ] as unknown as readonly Effect[]
    expect(restoreAnyway(map, { kind: 'restore', effects } as OperationOf<'restore'>)).toEqual({
      kind: 'restore',
      effects: [
        { entity: 'claim', id: 'c1', before: { text: 'Before.' }, after: { text: 'Older.' } },
      ],
    })
  })

  it('[O18] is the restore itself where nobody is in its way, and else one that applies and has an inverse', () => {
    const story = anArgumentMap().chain((before) =>
      aSequenceOfOperations(before, { maxLength: 6 }).map((operations) => ({ before, operations })),
    )
    let overwritten = 0
    fc.assert(
      fc.property(story, ({ before, operations: [first, ...others] }) => {
        const mine = first && apply(before, first)
        const back = mine?.ok ? inverseOf(mine.value.effects) : undefined
        if (!mine?.ok || !back) return
        const now = others.reduce((reached, operation) => {
          const next = apply(reached, operation)
          return next.ok ? next.value.map : reached
        }, mine.value.map)
        const forced = restoreAnyway(now, back)
        const plain = apply(now, back)
        if (plain.ok) {
          const same = forced && apply(now, forced)
          expect(same?.ok && same.value.map).toEqual(plain.value.map)
        }
        if (!forced) return
        if (!plain.ok) overwritten++
        const applied = apply(now, forced)
        expect(applied.ok && applied.value.effects).toEqual(forced.effects)
        const taken = applied.ok && apply(applied.value.map, inverseOf(forced.effects)!)
        expect(taken && taken.ok && taken.value.map).toEqual(now)
      }),
    )
    expect(overwritten).toBeGreaterThan(0)
  })
})
