import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeDocument } from '../document/write-document.ts'
import type { ArgumentMap } from '../model/argument-map.ts'
import { apply, inverseOf } from '../operation/apply.ts'
import { applyEffects } from '../operation/draft.ts'
import { COLLECTION_OF, isSame } from '../operation/effect.ts'
import type { OperationInput } from '../operation/operation.ts'
import { groundedStanding } from '../semantics/index.ts'
import {
  aClaim,
  anArgumentMap,
  anInference,
  anOperationOf,
  aPosition,
  aSequenceOfOperations,
  frozen,
  mapAfter,
} from '../testing/index.ts'
import { diffOf } from './diff-of.ts'
import { effectsBetween, restorationOf } from './effects-between.ts'
import { debate } from './testing/told-examples.ts'

/** A map and what operations made of it, with nothing in common but what they left alone. */
const twoStates = anArgumentMap().chain((before) =>
  aSequenceOfOperations(before, { maxLength: 12 }).map((operations) => ({
    before: frozen(before),
    after: frozen(after(before, operations)),
  })),
)

/** Two maps that know nothing of each other; ids meet by chance. */
const strangers = fc
  .tuple(anArgumentMap(), anArgumentMap())
  .map(([before, other]) => ({ before, after: other }))

const anyTwo = fc.oneof(twoStates, strangers)

function after(map: ArgumentMap, operations: readonly ReturnType<typeof anOperationOf>[]) {
  return operations.reduce((reached, operation) => {
    const done = apply(reached, operation)
    return done.ok ? done.value.map : reached
  }, map)
}

const changed = (input: OperationInput, map = debate): ArgumentMap => {
  const done = apply(map, anOperationOf(input))
  if (!done.ok) throw new Error(done.error.message)
  return done.value.map
}
const sentences = (input: OperationInput): string[] =>
  diffOf(debate, changed(input)).differences.map(({ sentence }) => sentence)

const recordsIn = (map: ArgumentMap): ReadonlyMap<string, unknown> =>
  new Map<string, unknown>([
    ['map', { title: map.title, question: map.question }],
    ...Object.entries(COLLECTION_OF)
      .filter(([entity]) => entity !== 'placement')
      .flatMap(([entity, name]) =>
        [...(map[name] as ReadonlyMap<string, unknown>)].map(
          ([id, record]) => [`${entity} ${id}`, record] as const,
        ),
      ),
  ])

describe('the difference of two maps', () => {
  it('[V20] is empty where they are equal, and nowhere else', () => {
    fc.assert(
      fc.property(anyTwo, ({ before, after: later }) => {
        const copy = structuredClone(before)
        expect(diffOf(before, copy)).toEqual({ effects: [], differences: [], moved: 0, flips: [] })
        const isEqual = isSame(contentOf(before), contentOf(later))
        expect(diffOf(before, later).effects.length === 0).toBe(isEqual)
      }),
    )
  })

  it('[V20] names exactly the records that differ, once each', () => {
    fc.assert(
      fc.property(anyTwo, ({ before, after: later }) => {
        const [was, is] = [recordsIn(before), recordsIn(later)]
        const expected = [...new Set([...was.keys(), ...is.keys()])]
          .filter((key) => !isSame(was.get(key), is.get(key)))
          .map((key) => {
            const change = !was.has(key) ? 'added' : !is.has(key) ? 'gone' : 'changed'
            return `${change} ${key}`
          })
        const told = diffOf(before, later).differences.map(({ entity, id, change }) =>
          entity === 'map' ? `${change} map` : `${change} ${entity} ${id}`,
        )
        expect(told.toSorted()).toEqual(expected.toSorted())
      }),
    )
  })

  it('[V20] lists what makes the second map of the first', () => {
    fc.assert(
      fc.property(anyTwo, ({ before, after: later }) => {
        const made = applyEffects(before, diffOf(before, later).effects)
        expect(contentOf(made)).toEqual(contentOf(later))
      }),
    )
  })

  it('[V21] tells turned round the same records, added for gone', () => {
    const TURNED = { added: 'gone', gone: 'added', changed: 'changed' } as const
    fc.assert(
      fc.property(anyTwo, ({ before, after: later }) => {
        const there = diffOf(before, later)
        const back = diffOf(later, before)
        const turned = there.differences.map(
          ({ entity, id, change }) => `${TURNED[change]} ${entity} ${entity === 'map' ? '' : id}`,
        )
        const told = back.differences.map(
          ({ entity, id, change }) => `${change} ${entity} ${entity === 'map' ? '' : id}`,
        )
        expect(told.toSorted()).toEqual(turned.toSorted())
        expect(back.moved).toBe(there.moved)
        const flips = back.flips.map(({ id, before: was, after: is }) => `${id} ${is} ${was}`)
        expect(flips.toSorted()).toEqual(
          there.flips.map(({ id, before: was, after: is }) => `${id} ${was} ${is}`).toSorted(),
        )
      }),
    )
  })

  it('[V22] reads as sentences, whatever was done', () => {
    fc.assert(
      fc.property(anyTwo, ({ before, after: later }) => {
        const { differences, flips } = diffOf(before, later)
        for (const { sentence } of [...differences, ...flips]) {
          expect(sentence).toMatch(/^[\p{Lu}“][^\n]*\.$/u)
          expect(sentence).not.toMatch(/undefined|\[object|since deleted|since removed/)
        }
      }),
    )
  })

  it.each<[OperationInput, string[]]>([
    [
      { kind: 'claim.create', claim: aClaim('cla9', { text: 'Ships turn back.' }) },
      ['The claim “Ships turn back” was added.'],
    ],
    [
      { kind: 'inference.delete', inference: 'inf2' },
      [
        'The undercut of the step from “Talks go on” and “Nobody shoots” to “Peace is near” by ' +
          '“Talks are theatre” is gone.',
      ],
    ],
    [
      { kind: 'claim.edit', claim: 'cla2', changes: { text: 'Peace is far.', given: true } },
      ['“Peace is near” was reworded as “Peace is far” and “Peace is far” was marked as given.'],
    ],
    [
      { kind: 'claim.attachQuote', claim: 'cla2', quote: 'quo2' },
      ['“Peace is near” got the quote “words of”.'],
    ],
    [
      { kind: 'inference.edit', inference: 'inf1', changes: { polarity: 'against' } },
      [
        'The support of “Peace is near” by “Talks go on” and “Nobody shoots” became the rebuttal of ' +
          '“Peace is near” by “Talks go on” and “Nobody shoots”.',
      ],
    ],
    [
      {
        kind: 'inference.retarget',
        inference: 'inf1',
        premises: ['cla4', 'cla3'],
        target: { claim: 'cla2' },
      },
      [
        'The support of “Peace is near” by “Talks are theatre” and “Nobody shoots” got the premise ' +
          '“Talks are theatre” and the support of “Peace is near” by “Talks are theatre” and ' +
          '“Nobody shoots” lost the premise “Talks go on”.',
      ],
    ],
    [
      { kind: 'position.commit', position: 'pos1', claim: 'cla4', attitude: 'denied' },
      ['“De-escalation” denies “Talks are theatre”.'],
    ],
    [
      { kind: 'position.withdraw', position: 'pos1', claim: 'cla1' },
      ['“De-escalation” is not committed to “Talks go on” any more.'],
    ],
    [
      { kind: 'equivalence.delete', equivalence: 'equ1' },
      ['“Talks go on” and “Nobody shoots” no longer count as the same.'],
    ],
    [
      { kind: 'map.edit', changes: { question: 'Is it peace?' } },
      ['The question became “Is it peace?”.'],
    ],
    [
      { kind: 'position.create', position: aPosition('pos9', { title: 'Theatre' }) },
      ['The position “Theatre” was added.'],
    ],
    [{ kind: 'placement.set', placements: [{ of: 'cla1', at: { x: 1, y: 2 } }] }, []],
  ])('[V22] tells %j', (input, expected) => {
    expect(sentences(input)).toEqual(expected)
  })

  it('[V22] counts what stands elsewhere on the canvas', () => {
    const moved = changed({
      kind: 'placement.set',
      placements: [{ of: 'cla1', at: { x: 1, y: 2 } }],
    })
    expect(diffOf(debate, moved)).toMatchObject({ differences: [], moved: 1, flips: [] })
  })

  it('[V23] tells whose standing flipped, and of nobody else', () => {
    const answered = mapAfter([
      { kind: 'claim.create', claim: aClaim('c1', { text: 'Talks go on.' }) },
      { kind: 'claim.create', claim: aClaim('c2', { text: 'Peace is near.' }) },
      { kind: 'claim.create', claim: aClaim('c3', { text: 'Nobody meets.' }) },
      { kind: 'inference.create', inference: anInference('i1') },
    ])
    const rebutted = changed(
      {
        kind: 'inference.create',
        inference: anInference('i2', {
          polarity: 'against',
          premises: ['c3'],
          target: { claim: 'c1' },
        }),
      },
      answered,
    )
    expect(diffOf(answered, rebutted).flips.map(({ sentence }) => sentence)).toEqual([
      '“Talks go on” was in and is out now.',
      '“Peace is near” was in and is out now.',
      'The step from “Talks go on” to “Peace is near” was in and is out now.',
    ])
    fc.assert(
      fc.property(anyTwo, ({ before, after: later }) => {
        const [was, is] = [groundedStanding(before), groundedStanding(later)]
        const ids = [...before.claims.keys(), ...before.inferences.keys()].filter(
          (id) => is.of(id) !== undefined && was.of(id) !== is.of(id),
        )
        expect(
          diffOf(before, later)
            .flips.map(({ id }) => id)
            .toSorted(),
        ).toEqual(ids.toSorted())
      }),
    )
  })
})

describe('restoring a map as it was', () => {
  it('[V24] is one operation, whose inverse gives back the map as it is', () => {
    fc.assert(
      fc.property(twoStates, ({ before: then, after: now }) => {
        const restoration = restorationOf(now, then)
        if (!restoration) {
          expect(contentOf(now)).toEqual(contentOf(then))
          return
        }
        const restored = apply(now, anOperationOf(restoration))
        if (!restored.ok) throw new Error(restored.error.message)
        expect(contentOf(restored.value.map)).toEqual(contentOf(then))
        const undone = apply(restored.value.map, inverseOf(restored.value.effects)!)
        if (!undone.ok) throw new Error(undone.error.message)
        expect(contentOf(undone.value.map)).toEqual(contentOf(now))
      }),
    )
  })

  it('[V24] overwrites nothing that came in between', () => {
    const then = debate
    const now = changed({ kind: 'claim.edit', claim: 'cla2', changes: { text: 'Peace is far.' } })
    const restoration = restorationOf(now, then)!
    const meanwhile = changed(
      { kind: 'claim.edit', claim: 'cla2', changes: { text: 'Peace never was.' } },
      now,
    )
    expect(apply(meanwhile, anOperationOf(restoration))).toMatchObject({
      ok: false,
      error: { rule: 'O10', subject: 'cla2' },
    })
    expect(restorationOf(then, then)).toBeUndefined()
    expect(effectsBetween(then, now)).toHaveLength(1)
  })
})

/** Everything of a map but its id and what no operation changes. */
const contentOf = (map: ArgumentMap) => {
  const { map: head, remainder: _remainder, ...records } = writeDocument(map)
  return { ...records, head: { title: head.title, question: head.question } }
}
