import type { ArgumentMap, ClaimId } from '@counterpoint/core'
import { expect, it } from 'vitest'
import { mapWith } from '../../testing/map-with.ts'
import { outlineOf } from './outline-tree.ts'

const NOTHING: ReadonlySet<string> = new Set()

/** One line a claim: its depth as dots, how it bears on the line above, its id, what else is said. */
const told = (map: ArgumentMap, folded: ReadonlySet<string> = NOTHING): string[] =>
  outlineOf(map, folded).map(({ claim, depth, by, onStep, isRepeated, hasMore }) =>
    [
      `${'. '.repeat(depth)}${by ? `${by.role} ` : ''}${claim}`,
      onStep ? 'on the step' : '',
      isRepeated ? 'again' : '',
      hasMore ? '>' : '',
    ]
      .filter(Boolean)
      .join(' '),
  )

const DEBATE = mapWith({
  claims: ['thesis', 'reason', 'objection', 'doubt', 'alone'],
  inferences: ['reason + thesis', 'objection - thesis', 'doubt - 0'],
  theses: ['thesis'],
})

it('tells theses first, under each what is for and against it, under a step what bears on it', () => {
  expect(told(DEBATE)).toEqual([
    'thesis >',
    '. support reason >',
    '. . undercut doubt on the step',
    '. rebuttal objection',
    'alone',
  ])
})

it('hides what is folded, and does not tell it at the top instead', () => {
  expect(told(DEBATE, new Set(['thesis']))).toEqual(['thesis >', 'alone'])
})

it('tells linked premises one after the other, and what bears on their step once', () => {
  const map = mapWith({
    claims: ['thesis', 'a', 'b', 'doubt'],
    inferences: ['a b + thesis', 'doubt - 0'],
  })
  expect(told(map)).toEqual([
    'thesis >',
    '. support a >',
    '. . undercut doubt on the step',
    '. support b',
  ])
})

it('names a claim that serves two ends under each, and tells what is under it once', () => {
  const map = mapWith({
    claims: ['one', 'two', 'shared', 'deep'],
    inferences: ['shared + one', 'shared + two', 'deep + shared'],
  })
  expect(told(map)).toEqual([
    'one >',
    '. support shared >',
    '. . support deep',
    'two >',
    '. support shared again',
  ])
})

it('comes to an end where claims rebut each other, and tells rings that nothing leads into', () => {
  const map = mapWith({ claims: ['a', 'b'], inferences: ['a - b', 'b - a'] })
  expect(told(map)).toEqual(['a >', '. rebuttal b >', '. . rebuttal a again'])
})

it('tells every claim and every inference, under keys of their own', () => {
  const lines = outlineOf(DEBATE, NOTHING)
  expect(new Set(lines.map(({ claim }) => claim))).toEqual(new Set(DEBATE.claims.keys()))
  expect(new Set(lines.flatMap(({ by }) => by?.inference ?? []))).toEqual(
    new Set(DEBATE.inferences.keys()),
  )
  expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length)
})

it('has no line for an empty map', () => {
  expect(outlineOf(mapWith({ claims: [] }), NOTHING)).toEqual([])
  expect(outlineOf(mapWith({ claims: ['a'] }), NOTHING)[0]?.claim).toBe('a' as ClaimId)
})
