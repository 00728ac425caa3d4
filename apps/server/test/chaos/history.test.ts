import {
  apply,
  applyEffects,
  emptyMap,
  operationSchema,
  type MapId,
  type OperationInput,
} from '@counterpoint/core'
import type { LogEntry } from '@counterpoint/storage'
import { expect, it } from 'vitest'
import { canonical } from './canonical.ts'
import { faultsOfHistory } from './history.ts'
import type { Story } from './live-editor.ts'

const EMPTY = emptyMap('m' as MapId, 'A map', '')

/** A history without a fault: three claims by one editor, and a refusal between them. */
function aHistory() {
  const log: LogEntry[] = []
  let map = EMPTY
  const readings = [{ revision: 0, canonical: canonical(map) }]
  for (const [i, number] of [1, 2, 4].entries()) {
    const input: OperationInput = { kind: 'claim.create', claim: { id: `c${i}`, text: 'A claim.' } }
    const operation = operationSchema.parse(input)
    const applied = apply(map, operation)
    if (!applied.ok) throw new Error(applied.error.message)
    map = applied.value.map
    log.push({
      revision: i + 1,
      operation,
      effects: applied.value.effects,
      subject: { kind: 'user', id: 'ann', name: 'Ann' },
      origin: 'live',
      suggestion: null,
      mutation: { client: 'x', number },
      at: '2026-01-01T00:00:00.000Z',
    })
    readings.push({ revision: i + 1, canonical: canonical(map) })
  }
  const { operation } = log[0]!
  const story = (number: number, outcome: Partial<Story>): Story => ({
    ...{ client: 'x', number, operation, sentAt: number * 10, heardAt: number * 10 + 5 },
    ...outcome,
  })
  const stories = [
    story(1, { revision: 1 }),
    story(2, { revision: 2 }),
    story(3, { refusal: 'rule_violated' }),
    story(4, { revision: 3 }),
  ]
  return { log, stories, readings }
}

type History = ReturnType<typeof aHistory>
const faults = ({ log, stories, readings }: History) =>
  faultsOfHistory(log, stories, readings, EMPTY)

it('a history that kept every promise has no fault', () => {
  expect(faults(aHistory())).toEqual([])
  expect(canonical(applyEffects(EMPTY, aHistory().log[0]!.effects))).not.toBe(canonical(EMPTY))
})

const replaced = <T>(all: readonly T[], at: number, changes: Partial<T>): T[] =>
  all.map((each, i) => (i === at ? { ...each, ...changes } : each))

it.each<[string, (history: History) => History]>([
  ['an operation that is lost', (h) => ({ ...h, log: h.log.slice(0, 2) })],
  ['a gap in the log', (h) => ({ ...h, log: h.log.filter((_, i) => i !== 1) })],
  [
    'a mutation that took effect twice',
    (h) => ({ ...h, log: [...h.log, { ...h.log[2]!, revision: 4 }] }),
  ],
  [
    'mutations of a queue out of their order',
    (h) => ({
      ...h,
      log: replaced(replaced(h.log, 0, { mutation: h.log[1]!.mutation }), 1, {
        mutation: h.log[0]!.mutation,
      }),
    }),
  ],
  [
    'a refused mutation that took effect',
    (h) => ({ ...h, log: replaced(h.log, 2, { mutation: { client: 'x', number: 3 } }) }),
  ],
  [
    'a mutation without an outcome',
    (h) => {
      const { refusal: _refusal, ...open } = h.stories[2]!
      return { ...h, stories: [...h.stories, { ...open, number: 5 }] }
    },
  ],
  [
    'an acknowledgement of another revision',
    (h) => ({ ...h, stories: replaced(h.stories, 0, { revision: 2 }) }),
  ],
  [
    'an effect before its cause',
    (h) => ({ ...h, stories: replaced(h.stories, 3, { heardAt: 1 }) }),
  ],
  [
    'a reading of what never was',
    (h) => ({ ...h, readings: replaced(h.readings, 2, { canonical: h.readings[1]!.canonical }) }),
  ],
])('%s is noticed', (_what, broken) => {
  expect(faults(broken(aHistory()))).not.toEqual([])
})
