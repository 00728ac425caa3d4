import type { ArgumentMap, Claim, Inference } from '@counterpoint/core'
import {
  aClaim,
  anAudience,
  anEmptyMap,
  anEquivalence,
  anInference,
  aPosition,
  aQuote,
  aSource,
  aTension,
} from '@counterpoint/core/testing'

const byId = <R extends { readonly id: string }>(records: readonly R[]): Map<R['id'], R> =>
  new Map(records.map((record) => [record.id, record]))

const mapOf = (
  claims: readonly Claim[],
  inferences: readonly Inference[],
  rest: Partial<ArgumentMap> = {},
): ArgumentMap => ({
  ...anEmptyMap(),
  claims: byId(claims),
  inferences: byId(inferences),
  ...rest,
})

const claims = (...ids: readonly string[]): Claim[] => ids.map((id) => aClaim(id))

/** Shapes that formats find hard, by what is hard about them. */
export const HAND_MADE_MAPS: Readonly<Record<string, ArgumentMap>> = {
  'nothing at all': anEmptyMap(),
  'one bare claim': mapOf(claims('c1'), []),
  'linked premises in an order of their own': mapOf(claims('c1', 'c2', 'c3', 'c4'), [
    anInference('i1', { premises: ['c3', 'c1', 'c4'], target: { claim: 'c2' } }),
  ]),
  'two claims that rebut each other': mapOf(claims('c1', 'c2'), [
    anInference('i1', { polarity: 'against', premises: ['c1'], target: { claim: 'c2' } }),
    anInference('i2', { polarity: 'against', premises: ['c2'], target: { claim: 'c1' } }),
  ]),
  'a claim that undercuts the step it is a premise of': mapOf(claims('c1', 'c2'), [
    anInference('i1', { premises: ['c1'], target: { claim: 'c2' } }),
    anInference('i2', { polarity: 'against', premises: ['c1'], target: { inference: 'i1' } }),
  ]),
  'an undercut of an undercut, and a backing': mapOf(claims('c1', 'c2', 'c3', 'c4', 'c5'), [
    anInference('i1', { premises: ['c1'], target: { claim: 'c2' } }),
    anInference('i2', { polarity: 'against', premises: ['c3'], target: { inference: 'i1' } }),
    anInference('i3', { polarity: 'against', premises: ['c4'], target: { inference: 'i2' } }),
    anInference('i4', { polarity: 'for', premises: ['c5'], target: { inference: 'i1' } }),
  ]),
  'two steps with the same premises and target': mapOf(claims('c1', 'c2'), [
    anInference('i1', { scheme: 'analogy' }),
    anInference('i2', { scheme: 'sign' }),
  ]),
  'claims of one text': mapOf(
    ['c1', 'c2', 'c3'].map((id) => aClaim(id, { text: 'The same words.' })),
    [anInference('i1'), anInference('i2', { premises: ['c2'], target: { claim: 'c3' } })],
  ),
  'a position that two claims share with another': mapOf(claims('c1', 'c2', 'c3'), [], {
    positions: byId([
      aPosition('p1', {
        thesis: 'c1',
        commitments: [
          { claim: 'c1', attitude: 'asserted' },
          { claim: 'c2', attitude: 'conceded' },
        ],
      }),
      aPosition('p2', {
        color: 'plum',
        commitments: [
          { claim: 'c2', attitude: 'asserted' },
          { claim: 'c1', attitude: 'denied' },
        ],
      }),
    ]),
  }),
  'a quote that two claims share, and one that none has': mapOf(
    [aClaim('c1', { quotes: ['q1'] }), aClaim('c2', { quotes: ['q1', 'q2'] })],
    [],
    {
      sources: byId([aSource('s1')]),
      quotes: byId([
        aQuote('q1'),
        aQuote('q2', { exact: '🕊 of', start: 6, end: 10, prefix: 'words ', suffix: ' a' }),
        aQuote('q3', { exact: 'source', start: 11, end: 17 }),
      ]),
    },
  ),
  'an audience that switches what it can': mapOf(claims('c1', 'c2'), [anInference('i1')], {
    sources: byId([aSource('s1')]),
    quotes: byId([aQuote('q1')]),
    positions: byId([aPosition('p1')]),
    audiences: byId([
      anAudience('a1', {
        claims: ['c1'],
        inferences: ['i1'],
        quotes: ['q1'],
        sources: ['s1'],
        positions: ['p1'],
        given: ['c2'],
      }),
    ]),
  }),
  'relations without a direction': mapOf(claims('c1', 'c2', 'c3'), [], {
    tensions: byId([aTension('t1')]),
    equivalences: byId([
      anEquivalence('e1', { claims: ['c1', 'c2', 'c3'], rationale: 'One idea.' }),
    ]),
  }),
  'texts as long as they may be': mapOf(
    [aClaim('c1', { text: 'ö'.repeat(2000), note: '𝒜'.repeat(10_000) }), aClaim('c2')],
    [anInference('i1', { rationale: 'word '.repeat(1999) })],
  ),
}

/** Claims and steps in one line: each claim supports the one before it, each step undercuts one. */
export function aLongLine(length: number): ArgumentMap {
  const numbers = Array.from({ length }, (_, index) => index)
  return mapOf(
    numbers.map((index) => aClaim(`c${index}`)),
    numbers.slice(1).flatMap((index) => [
      anInference(`i${index}`, {
        premises: [`c${index}`],
        target: { claim: `c${index - 1}` },
      }),
      anInference(`u${index}`, {
        polarity: 'against',
        premises: [`c${index}`],
        target: { inference: index === 1 ? 'i1' : `u${index - 1}` },
      }),
    ]),
  )
}
