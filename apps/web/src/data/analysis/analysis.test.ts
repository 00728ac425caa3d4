import type { ClaimId, PositionId } from '@counterpoint/core'
import { describe, expect, it } from 'vitest'
import { mapWith } from '../../testing/map-with.ts'
import { analyse, type AnalysisKind, type AnswerTo, type Question } from './analysis.ts'

const map = mapWith({
  claims: ['a', 'b', 'reason', 'other'],
  inferences: ['a - b', 'b - a', 'reason + a'],
  theses: ['a', 'b', 'other'],
})
const options = { reading: 'debate' } as const

/** What a worker would post back: a clone, so that nothing in it may be a function. */
function answerTo<K extends AnalysisKind>(question: Question<K>): AnswerTo<K> {
  const analysed = structuredClone(analyse(question as Question))
  if ('message' in analysed) throw new Error(analysed.message)
  return analysed.answer as AnswerTo<K>
}

describe('analysis', () => {
  it('compares the main opponents where nobody, or only one, is named', () => {
    const opponents = (positions: string[]) =>
      answerTo<'clash'>({
        kind: 'clash',
        map,
        options,
        positions: positions as PositionId[],
      }).sides.map(({ position }) => position)
    expect(opponents([])).toEqual(['p0', 'p1'])
    expect(opponents(['p2'])).toEqual(['p0', 'p1'])
    expect(opponents(['p2', 'gone', 'p0'])).toEqual(['p2', 'p0'])
  })

  it('shows one camp, what all have in common, and which theses stand together', () => {
    const ask = (index: number) =>
      answerTo<'camps'>({ kind: 'camps', map, options, semantics: 'preferred', index })
    const { count, standings, acceptance, groups } = ask(0)
    expect(count).toBe(2)
    expect(standings?.get('a') === 'in').not.toBe(standings?.get('b') === 'in')
    expect([acceptance.get('a'), acceptance.get('reason')]).toEqual(['some', 'every'])
    expect(groups.map(({ positions }) => positions.join(' ')).toSorted()).toEqual([
      'p0 p2',
      'p1 p2',
    ])
    expect(ask(9).index).toBe(1)
  })

  it('gives reasons, strengths and cruxes as values that can be posted', () => {
    const { reason, turningPoints } = answerTo<'reason'>({
      kind: 'reason',
      map,
      options,
      id: 'a' as ClaimId,
    })
    expect(reason?.standing).toBe('undecided')
    expect(turningPoints).toContain('b')
    const { strengths } = answerTo<'strength'>({ kind: 'strength', map, options, model: undefined })
    expect(strengths.get('a')! > strengths.get('b')!).toBe(true)
    const { cruxes } = answerTo<'cruxes'>({ kind: 'cruxes', map, options })
    expect(cruxes.map(({ claim }) => claim)).toContain('b')
    const findings = answerTo<'lint'>({ kind: 'lint', map, texts: new Map() })
    expect(findings.map(({ rule }) => rule)).toContain('bare-claim')
  })

  it('lets strengths follow stances and the what-if', () => {
    const strengthOfB = (more: object): number =>
      answerTo<'strength'>({
        kind: 'strength',
        map,
        options: { ...options, ...more },
        model: undefined,
      }).strengths.get('b')!
    const plain = strengthOfB({})
    expect(strengthOfB({ switches: { claims: ['a' as ClaimId] } })).toBeGreaterThan(plain)
    expect(strengthOfB({ stances: new Map([['b' as ClaimId, 0.9]]) })).toBeGreaterThan(plain)
  })

  it('says what went wrong instead of throwing', () => {
    const broken = { ...map, claims: undefined } as never
    expect(analyse({ kind: 'cruxes', map: broken, options })).toEqual({
      message: expect.stringContaining('could not be worked out') as string,
    })
  })
})
