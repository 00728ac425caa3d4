import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apply } from '../operation/apply.ts'
import { claimIdSchema } from '../model/id.ts'
import { gradualStrength } from '../semantics/index.ts'
import {
  aClaim,
  anInference,
  anOperationOf,
  anOperationOnAMap,
  mapAfter,
} from '../testing/index.ts'
import {
  commentTextSchema,
  mentionsIn,
  threadSubjectSchema,
  withMentionsNamed,
  withNamesMentioned,
} from './comment.ts'
import { asOneOperation, previewSuggestion } from './preview-suggestion.ts'
import { baseScoresOf, credenceOf, stanceSchema } from './stance.ts'

const debate = mapAfter([
  ...['c1', 'c2', 'c3'].map((id) => ({ kind: 'claim.create' as const, claim: aClaim(id) })),
  { kind: 'inference.create', inference: anInference('i1') },
])

describe('the preview of a suggestion', () => {
  it('[V9] marks what would appear, change and go, and still shows what would go', () => {
    const preview = previewSuggestion(debate, [
      anOperationOf({ kind: 'claim.delete', claim: 'c1' }),
      anOperationOf({ kind: 'claim.edit', claim: 'c3', changes: { text: 'Otherwise.' } }),
      anOperationOf({ kind: 'claim.create', claim: aClaim('c4') }),
    ])
    if (!preview.ok) throw new Error(preview.error.message)
    expect(Object.fromEntries(preview.value.marks)).toEqual({
      c1: 'goes',
      c3: 'changes',
      c4: 'appears',
      i1: 'goes',
    })
    expect([...preview.value.map.claims.keys()].toSorted()).toEqual(['c1', 'c2', 'c3', 'c4'])
    expect(preview.value.map.inferences.size).toBe(1)
    expect(preview.value.map.claims.get(claimIdSchema.parse('c3'))?.text).toBe('Otherwise.')
  })

  it('[V9] marks exactly what differs, of any operation', () => {
    fc.assert(
      fc.property(anOperationOnAMap(), ({ map, operation }) => {
        const preview = previewSuggestion(map, [operation])
        const applied = apply(map, operation)
        expect(preview.ok).toBe(applied.ok)
        if (!preview.ok || !applied.ok) return
        const after = applied.value.map
        for (const entity of ['claims', 'inferences', 'positions'] as const) {
          const ids = new Set<string>([...map[entity].keys(), ...after[entity].keys()])
          for (const id of ids) {
            const was = (map[entity] as ReadonlyMap<string, object>).get(id)
            const is = (after[entity] as ReadonlyMap<string, object>).get(id)
            const mark = !was ? 'appears' : !is ? 'goes' : was === is ? undefined : 'changes'
            expect(preview.value.marks.get(id)).toBe(mark)
          }
        }
      }),
    )
  })

  it('[V10] applies whole or not at all, and says why not', () => {
    const operations = [
      anOperationOf({ kind: 'claim.create', claim: aClaim('c4') }),
      anOperationOf({ kind: 'batch', operations: [{ kind: 'claim.delete', claim: 'c9' }] }),
    ]
    expect(asOneOperation(operations).operations).toHaveLength(2)
    expect(previewSuggestion(debate, operations)).toMatchObject({
      ok: false,
      error: { rule: 'O2', subject: 'c9' },
    })
  })
})

describe('stances', () => {
  it.each([
    ['V11', { attitude: 'accept' }, 1],
    ['V11', { attitude: 'reject' }, 0],
    ['V11', { attitude: 'suspend' }, 0.5],
    ['V11', { credence: 0.3 }, 0.3],
  ])('[%s] are credences: %o is %d', (_rule, stance, credence) => {
    expect(credenceOf(stanceSchema.parse(stance))).toBe(credence)
  })

  it.each([
    [{ credence: 1.01 }],
    [{ credence: -0.01 }],
    [{ credence: Number.NaN }],
    [{ credence: Infinity }],
    [{ credence: -Infinity }],
    [{ attitude: 'maybe' }],
    [{}],
  ])('[V11] are within [0, 1] or one of three: not %o', (stance) => {
    expect(stanceSchema.safeParse(stance).success).toBe(false)
  })

  it('[V12] of several people are their mean, and feed the strength of claims', () => {
    const [c1, c2] = ['c1', 'c2'].map((id) => claimIdSchema.parse(id)) as [never, never]
    const scores = baseScoresOf([
      { claim: c1, credence: 1 },
      { claim: c1, credence: 0.5 },
      { claim: c2, credence: 0 },
    ])
    expect([...scores]).toEqual([
      [c1, 0.75],
      [c2, 0],
    ])
    expect(gradualStrength(debate, { stances: scores }).of(c1)).toBeCloseTo(0.75)
  })
})

describe('comments', () => {
  const people = [
    { id: 'u1', name: 'Ann' },
    { id: 'u2', name: 'Ann Lee' },
    { id: 'u3', name: 'J. (Zoë) Ω' },
  ]
  const nameOf = (id: string): string => people.find((person) => person.id === id)?.name ?? id

  it('[V13] keep whom they mention by id, the longest name first, and show the name', () => {
    const written = 'Ask @Ann Lee, @Ann and @J. (Zoë) Ω; not @Anna, nor ann@Annex.'
    const kept = withNamesMentioned(written, people)
    expect(kept).toBe('Ask @[u2], @[u1] and @[u3]; not @Anna, nor ann@Annex.')
    expect(mentionsIn(`${kept} @[u1] again`)).toEqual(['u2', 'u1', 'u3'])
    expect(withMentionsNamed(kept, nameOf)).toBe(written)
  })

  it('[M2] are texts of at most 20,000 code points', () => {
    expect(commentTextSchema.safeParse('🕊'.repeat(20_000)).success).toBe(true)
    expect(commentTextSchema.safeParse('🕊'.repeat(20_001)).success).toBe(false)
    expect(commentTextSchema.safeParse(' ').success).toBe(false)
  })

  it('[M6] are about one thing, and say nothing else of it', () => {
    const isSubject = (subject: object): boolean => threadSubjectSchema.safeParse(subject).success
    expect(isSubject({ claim: 'c1' })).toBe(true)
    expect(isSubject({ source: 's1', start: 0, end: 2, exact: 'wo' })).toBe(true)
    expect(isSubject({ source: 's1' })).toBe(false)
    expect(isSubject({ claim: 'c1', position: 'p1' })).toBe(false)
  })
})
