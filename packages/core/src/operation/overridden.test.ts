import { expect, it } from 'vitest'
import { LIMITS } from '../model/text.ts'
import {
  aClaim,
  anInference,
  anOperationOf,
  aPosition,
  aTension,
  mapAfter,
} from '../testing/index.ts'
import { apply } from './apply.ts'
import type { OperationInput } from './operation.ts'
import { basedOn, overriddenBy } from './overridden.ts'

const start = mapAfter([
  {
    kind: 'claim.create',
    claim: aClaim('c1', { text: 'Talks keep peace.', note: 'From an essay.' }),
  },
  { kind: 'claim.create', claim: aClaim('c2') },
  {
    kind: 'inference.create',
    inference: anInference('i1', { warrant: 'Words bind.', rationale: 'So said.' }),
  },
  { kind: 'tension.create', tension: aTension('t1', { rationale: 'They differ in time.' }) },
  { kind: 'position.create', position: aPosition('p1', { statement: 'It is managed.' }) },
])

/** What becomes of `incoming`, made on `start`, after `standing` was done first. */
function meeting(standing: OperationInput, incoming: OperationInput) {
  const operation = basedOn(start, anOperationOf(incoming))
  const applied = apply(mapAfter([standing], start), operation)
  if (!applied.ok) throw new Error(applied.error.message)
  const { map, effects } = applied.value
  return { map, effects, overridden: overriddenBy(operation, effects) }
}

const rewording = (text: string): OperationInput => ({
  kind: 'claim.edit',
  claim: 'c1',
  changes: { text },
})

it('[O14] merges the words of two people in one claim', () => {
  const { map, overridden } = meeting(
    rewording('Quiet talks keep peace.'),
    rewording('Talks keep the peace.'),
  )
  expect(map.claims.get('c1' as never)?.text).toBe('Quiet talks keep the peace.')
  expect(overridden).toEqual([])
})

it('[O15] names the words that gave way, and the log has the text they stood in', () => {
  const { map, effects, overridden } = meeting(
    rewording('Talks secure peace.'),
    rewording('Talks feign peace.'),
  )
  expect(map.claims.get('c1' as never)?.text).toBe('Talks feign peace.')
  expect(overridden).toEqual([{ entity: 'claim', id: 'c1', field: 'text', passages: ['secure'] }])
  expect(effects[0]?.before).toEqual({ text: 'Talks secure peace.' })
})

it('[O15] names a whole text where there are no words to merge with', () => {
  const { overridden } = meeting(
    { kind: 'claim.edit', claim: 'c1', changes: { note: 'From two essays.' } },
    { kind: 'claim.edit', claim: 'c1', changes: { note: null } },
  )
  expect(overridden).toEqual([
    { entity: 'claim', id: 'c1', field: 'note', passages: ['From two essays.'] },
  ])
})

it.each([
  [
    { kind: 'inference.edit', inference: 'i1', changes: { warrant: 'Words may bind.' } },
    { kind: 'inference.edit', inference: 'i1', changes: { warrant: 'Words bind us.' } },
    { warrant: 'Words may bind us.' },
  ],
  [
    { kind: 'tension.edit', tension: 't1', rationale: 'They seem to differ in time.' },
    { kind: 'tension.edit', tension: 't1', rationale: 'They differ in time and place.' },
    { rationale: 'They seem to differ in time and place.' },
  ],
  [
    { kind: 'position.edit', position: 'p1', changes: { statement: 'It is well managed.' } },
    { kind: 'position.edit', position: 'p1', changes: { statement: 'It is managed, so far.' } },
    { statement: 'It is well managed, so far.' },
  ],
] satisfies [OperationInput, OperationInput, object][])(
  '[O14] merges %j and %j',
  (standing, incoming, after) => {
    expect(meeting(standing, incoming).effects[0]?.after).toEqual(after)
  },
)

it('[O14] merges the steps of a batch, and sets what says nothing of what its maker saw', () => {
  const batch: OperationInput = {
    kind: 'batch',
    operations: [{ kind: 'claim.edit', claim: 'c1', changes: { text: 'Talks keep the peace.' } }],
  }
  const standing = rewording('Quiet talks keep peace.')
  expect(meeting(standing, batch).map.claims.get('c1' as never)?.text).toBe(
    'Quiet talks keep the peace.',
  )
  const plain = apply(
    mapAfter([standing], start),
    anOperationOf(rewording('Talks keep the peace.')),
  )
  expect(plain.ok && plain.value.map.claims.get('c1' as never)?.text).toBe('Talks keep the peace.')
})

it('[O16] refuses a merge that grows over the limit', () => {
  const half = LIMITS.claim / 2
  const map = mapAfter([rewording(`${'a '.repeat(half / 2)}Talks keep peace.`)], start)
  const applied = apply(
    map,
    anOperationOf({
      kind: 'claim.edit',
      claim: 'c1',
      changes: { text: `Talks keep peace.${' b'.repeat(half / 2)}` },
      base: { text: 'Talks keep peace.' },
    }),
  )
  expect(applied).toMatchObject({ ok: false, error: { rule: 'O16', subject: 'c1' } })
  expect(!applied.ok && applied.error.message).toContain(`${LIMITS.claim}`)
})

it('[O16] refuses a merge that leaves no word', () => {
  const map = mapAfter([rewording('Talks ')], start)
  const base = { text: 'Talks peace' }
  const applied = apply(
    map,
    anOperationOf({ kind: 'claim.edit', claim: 'c1', changes: { text: ' peace' }, base }),
  )
  expect(applied).toMatchObject({ ok: false, error: { rule: 'O16', subject: 'c1' } })
})
