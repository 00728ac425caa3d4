import type { RefusedChange } from '@counterpoint/client'
import { apply, operationSchema, type ArgumentMap, type OperationInput } from '@counterpoint/core'
import type { Actor, LiveEntry, Problem } from '@counterpoint/protocol'
import { expect, it } from 'vitest'
import { overwritten } from '../../data/who-did.ts'
import { mapWith } from '../../testing/map-with.ts'
import { troubleOf } from './trouble.ts'

const ANN: Actor = { kind: 'user', id: 'ann', name: 'Ann' }
const BOB: Actor = { kind: 'user', id: 'bob', name: 'Bob' }

/** A map after what Bob did to it, as Ann's page knows it. */
function afterBob(start: ArgumentMap, ...inputs: readonly OperationInput[]) {
  let map = start
  const activity = inputs.map((input, index): LiveEntry => {
    const operation = operationSchema.parse(input)
    const applied = apply(map, operation)
    if (!applied.ok) throw new Error(applied.error.message)
    map = applied.value.map
    return {
      revision: index + 1,
      operation: operation.kind,
      effects: [...applied.value.effects],
      overridden: [],
      by: BOB,
      at: '2026-01-01T00:00:00.000Z',
      client: null,
      number: null,
    }
  })
  return { map, activity, you: ANN }
}

/** `input`, refused as the server refuses it on this map. */
function refused(
  map: ArgumentMap,
  input: OperationInput,
  problem?: Partial<Problem>,
): RefusedChange {
  const operation = operationSchema.parse(input)
  const applied = apply(map, operation)
  if (applied.ok && !problem) throw new Error('This is possible.')
  const { rule, subject, message } = applied.ok
    ? { rule: '', subject: '', message: '' }
    : applied.error
  return {
    change: { key: 'k', operation },
    problem: {
      type: 'about:blank',
      title: 'Refused',
      status: 422,
      code: 'rule_violated',
      detail: message,
      rule,
      subject,
      ...problem,
    },
  }
}

const start = mapWith({ claims: ['a', 'b', 'c'], inferences: ['a + b'] })
const deleting = (claim: string): OperationInput => ({ kind: 'claim.delete', claim })
const rewording = (claim: string, text: string): OperationInput => ({
  kind: 'claim.edit',
  claim,
  changes: { text },
})
const linking = (premise: string, claim: string): OperationInput => ({
  kind: 'inference.create',
  inference: { id: 'new', polarity: 'for', premises: [premise], target: { claim } },
})

it('keeps the words that were written on a deleted claim, and restores it with them', () => {
  const state = afterBob(start, deleting('a'))
  const trouble = troubleOf(refused(state.map, rewording('a', 'My words.')), state)
  expect(trouble).toMatchObject({
    reason: 'Bob deleted “a” meanwhile.',
    words: ['My words.'],
    rescue: { label: 'Restore with my text' },
  })
  const rescued = apply(state.map, trouble!.rescue!.operation)
  expect(rescued).toMatchObject({ ok: true })
  if (!rescued.ok) return
  expect([...rescued.value.map.claims.values()].find(({ id }) => id === 'a')?.text).toBe(
    'My words.',
  )
  expect(rescued.value.map.inferences.size).toBe(1)
})

it('makes a claim of the words where nobody knows what was deleted', () => {
  const { map } = afterBob(start, deleting('a'))
  const state = { map, activity: [], you: ANN }
  const trouble = troubleOf(refused(map, rewording('a', 'My words.')), state)
  expect(trouble?.rescue?.label).toBe('Keep as a claim')
  expect(apply(map, trouble!.rescue!.operation)).toMatchObject({ ok: true })
})

it('restores what a new step was to connect', () => {
  const state = afterBob(start, deleting('c'))
  const trouble = troubleOf(refused(state.map, linking('a', 'c')), state)
  expect(trouble).toMatchObject({ words: [], rescue: { label: 'Restore and connect' } })
  const rescued = apply(state.map, trouble!.rescue!.operation)
  expect(rescued.ok && rescued.value.map.inferences.size).toBe(2)
})

it('places the cards that are left when one of those that were moved is gone', () => {
  const state = afterBob(start, deleting('a'))
  const at = { x: 1, y: 2 }
  const placing: OperationInput = {
    kind: 'placement.set',
    placements: [
      { of: 'a', at },
      { of: 'b', at },
    ],
  }
  const trouble = troubleOf(refused(state.map, placing), state)
  expect(trouble?.rescue).toMatchObject({
    label: 'Place the others',
    operation: { placements: [{ of: 'b', at }] },
  })
})

it.each<[string, OperationInput, ...OperationInput[]]>([
  ['a deletion of what is gone', deleting('a'), deleting('a')],
  [
    'a place of what is gone',
    { kind: 'placement.set', placements: [{ of: 'a', at: null }] },
    deleting('a'),
  ],
  [
    'a step that is there already',
    linking('b', 'c'),
    {
      ...linking('b', 'c'),
      inference: { id: 'other', polarity: 'for', premises: ['b'], target: { claim: 'c' } },
    } as OperationInput,
  ],
])('says nothing of %s', (_, mine, ...theirs) => {
  const state = afterBob(start, ...theirs)
  expect(troubleOf(refused(state.map, mine), state)).toBeUndefined()
})

it('says who changed what an undo would have taken back, and offers to have it anyway', () => {
  const before = afterBob(start)
  const done = apply(before.map, operationSchema.parse(rewording('a', 'Ann’s words.')))
  if (!done.ok) throw new Error(done.error.message)
  const undo: OperationInput = {
    kind: 'restore',
    effects: done.value.effects.map(({ entity, id, before: was, after }) => ({
      entity,
      id,
      before: after as Record<string, unknown>,
      after: was as Record<string, unknown>,
    })),
  }
  const state = afterBob(done.value.map, rewording('a', 'Bob’s words.'))
  expect(troubleOf(refused(state.map, undo), state)).toMatchObject({
    reason: 'This cannot be taken back any more: Bob changed “Bob’s words” since.',
    rescue: { label: 'Undo anyway', isAnyway: true },
  })
  expect(overwritten(done.value.effects, state)).toEqual(['Bob changed “Bob’s words” since.'])

  const gone = afterBob(done.value.map, { kind: 'claim.delete', claim: 'a' })
  expect(troubleOf(refused(gone.map, undo), gone)).toMatchObject({
    reason: 'This cannot be taken back any more: Bob deleted “Ann’s words” since.',
    rescue: undefined,
  })
})

it('keeps the words of whoever may not write any more', () => {
  const detail = 'You may look at this map and not change it.'
  const change = refused(start, rewording('a', 'Mine.'), { code: 'forbidden', detail })
  expect(troubleOf(change, { map: start, activity: [], you: ANN })).toMatchObject({
    reason: detail,
    words: ['Mine.'],
    rescue: undefined,
  })
})
