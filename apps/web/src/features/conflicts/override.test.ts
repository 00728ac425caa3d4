import { apply, operationSchema, overriddenBy } from '@counterpoint/core'
import type { Actor, LiveEntry } from '@counterpoint/protocol'
import { expect, it } from 'vitest'
import { after, mapWith } from '../../testing/map-with.ts'
import { bringingBack, overridesIn, standingText } from './override.ts'

const ANN: Actor = { kind: 'user', id: 'ann', name: 'Ann' }
const BOB: Actor = { kind: 'user', id: 'bob', name: 'Bob' }

/** Two people who reword one claim from the same words, one after the other. */
function aMeeting(first: Actor, second: Actor) {
  let map = after(mapWith({ claims: ['c'] }), {
    kind: 'claim.edit',
    claim: 'c',
    changes: { text: 'Talks go on.' },
  })
  const activity: LiveEntry[] = []
  for (const [by, text] of [
    [first, 'Quiet talks go on.'],
    [second, 'Secret talks go on.'],
  ] as const) {
    const operation = operationSchema.parse({
      kind: 'claim.edit',
      claim: 'c',
      changes: { text },
      base: { text: 'Talks go on.' },
    })
    const applied = apply(map, operation)
    if (!applied.ok) throw new Error(applied.error.message)
    map = applied.value.map
    activity.push({
      revision: activity.length + 1,
      operation: 'claim.edit',
      effects: [...applied.value.effects],
      overridden: overriddenBy(operation, applied.value.effects),
      by,
      at: '2026-01-01T00:00:00.000Z',
      client: null,
      number: null,
    })
  }
  return { map, activity }
}

const seenBy = (you: Actor, first: Actor, second: Actor) => {
  const { map, activity } = aMeeting(first, second)
  return { map, overrides: activity.flatMap((entry) => overridesIn(entry, { activity, you })) }
}

it('tells whoever wrote last whose version gave way, and brings it back', () => {
  const { map, overrides } = seenBy(ANN, BOB, ANN)
  expect(overrides).toMatchObject([{ name: 'Bob', isByYou: true, lost: 'Quiet talks go on.' }])
  const [override] = overrides
  const standing = standingText(override!, { map })
  expect(standing).toBe('Secret talks go on.')
  const back = apply(map, bringingBack(override!, standing!))
  expect(back.ok && standingText(override!, { map: back.value.map })).toBe('Quiet talks go on.')
})

it('tells whoever’s words are gone who wrote over them', () => {
  const { overrides } = seenBy(ANN, ANN, BOB)
  expect(overrides).toMatchObject([{ name: 'Bob', isByYou: false, lost: 'Quiet talks go on.' }])
})

it('does not tell those who had no part in it', () => {
  const eve: Actor = { kind: 'user', id: 'eve', name: 'Eve' }
  expect(seenBy(eve, ANN, BOB).overrides).toEqual([])
})
