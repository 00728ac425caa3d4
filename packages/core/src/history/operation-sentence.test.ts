import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apply, inverseOf } from '../operation/apply.ts'
import { OPERATION_KINDS, type OperationInput } from '../operation/operation.ts'
import { aClaim, anOperationOf, anOperationOnAMap } from '../testing/index.ts'
import { recordsOf } from './names.ts'
import { operationSentence, type Told } from './operation-sentence.ts'
import { debate, EXAMPLES } from './testing/told-examples.ts'

const told = (input: OperationInput, given: Partial<Told> = {}, map = debate): string => {
  const operation = anOperationOf(input)
  const done = apply(map, operation)
  if (!done.ok) throw new Error(done.error.message)
  const { effects, map: after } = done.value
  return operationSentence('Ann', { operation, effects, ...given }, recordsOf(after))
}

describe('a sentence about an operation', () => {
  it('[V5] has an example for every kind', () => {
    expect(Object.keys(EXAMPLES).toSorted()).toEqual(OPERATION_KINDS.toSorted())
  })

  it.each(
    Object.entries(EXAMPLES).flatMap(([kind, examples]) =>
      examples.map(([input, sentence]) => ({ kind, input, sentence })),
    ),
  )('[V5] [V6] tells $kind: $sentence', ({ input, sentence }) => {
    expect(told(input)).toBe(sentence)
    expect(sentence).not.toMatch(/\b(cla|inf|pos|quo|sou|ten|equ)\d/)
  })

  it('[V5] says who suggested it', () => {
    const input: OperationInput = { kind: 'map.edit', changes: { title: 'Oman' } }
    expect(told(input, { suggestedBy: 'Ben' })).toBe('Ann, as Ben suggested, named the map “Oman”.')
  })

  it('[V5] cuts long words, and keeps to one line', () => {
    const text = `One\ntwo ${'🕊️ '.repeat(80)}`
    const sentence = told({ kind: 'claim.create', claim: aClaim('cla9', { text }) })
    expect(sentence).toMatch(/^Ann put forward “One two 🕊️ .*…”\.$/u)
    expect([...sentence].length).toBeLessThan(120)
  })

  it('[V5] puts a name of several lines on one', () => {
    const changes = { attributedTo: 'The ministry\nof peace.' }
    expect(told({ kind: 'claim.edit', claim: 'cla1', changes })).toBe(
      'Ann attributed “Talks go on” to The ministry of peace.',
    )
  })

  it('[V7] names what is gone as it last was, and else as deleted since', () => {
    const operation = anOperationOf({
      kind: 'position.commit',
      position: 'pos1',
      claim: 'cla4',
      attitude: 'conceded',
    })
    const done = apply(debate, operation)
    const after = done.ok ? done.value : undefined
    const deletion = apply(after!.map, anOperationOf({ kind: 'claim.delete', claim: 'cla4' }))
    if (!deletion.ok) throw new Error(deletion.error.message)
    const entry = { operation, effects: after!.effects }
    const { map, effects } = deletion.value
    expect(operationSentence('Ann', entry, recordsOf(map, effects))).toBe(
      'Ann noted that “De-escalation” concedes “Talks are theatre”.',
    )
    expect(operationSentence('Ann', entry, recordsOf(map))).toBe(
      'Ann noted that “De-escalation” concedes a claim since deleted.',
    )
  })

  it('[V8] tells what was taken back of a deletion, and what a file brought', () => {
    const deletion = apply(debate, anOperationOf({ kind: 'claim.delete', claim: 'cla4' }))
    if (!deletion.ok) throw new Error(deletion.error.message)
    const undo = inverseOf(deletion.value.effects)!
    expect(told(undo, {}, deletion.value.map)).toBe(
      'Ann brought back “Talks are theatre”, the undercut of the step from “Talks go on” and ' +
        '“Nobody shoots” to “Peace is near” by “Talks are theatre” and a tension.',
    )
    expect(told(undo, { isImport: true }, deletion.value.map)).toMatch(
      /^Ann imported “Talks are theatre”, /,
    )
  })

  it('[V5] is one line from its subject to its full stop, whatever the operation', () => {
    fc.assert(
      fc.property(anOperationOnAMap(), ({ map, operation }) => {
        const done = apply(map, operation)
        if (!done.ok) return
        const sentence = operationSentence(
          'Ann',
          { operation, effects: done.value.effects },
          recordsOf(done.value.map),
        )
        expect(sentence).toMatch(/^Ann \S[^\n]*\.$/u)
        expect(sentence).not.toMatch(/undefined|\[object|since deleted/)
      }),
    )
  })
})
