import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ArgumentMap } from '../../model/argument-map.ts'
import type { PositionId } from '../../model/id.ts'
import type { OperationInput } from '../../operation/operation.ts'
import { anArgumentMap, frozen, mapAfter } from '../../testing/index.ts'
import { groundedStanding } from '../grounded.ts'
import { clashReport, type ClashReport } from './clash-report.ts'
import { mainOpponents } from './main-opponents.ts'
import { claim, step } from '../testing/steps.ts'

const side = (
  id: string,
  thesis: string,
  held: Readonly<Record<string, 'asserted' | 'conceded' | 'denied'>>,
): OperationInput => ({
  kind: 'position.create',
  position: {
    id,
    title: id,
    thesis,
    commitments: Object.entries(held).map(([c, attitude]) => ({ claim: c, attitude })),
  },
})

const CLAIMS = ['pro', 'con', 'reason', 'reply', 'other', 'both'].map((id) => claim(id))
const A = side('a', 'pro', { reason: 'asserted', reply: 'asserted', both: 'asserted' })
const B = side('b', 'con', { pro: 'denied', both: 'conceded' })
const REASON = step('why', 'for', ['reason'], { claim: 'pro' })
const ATTACK = step('hit', 'against', ['con'], { claim: 'pro' })

const reportOn = (...operations: OperationInput[]): ClashReport =>
  clashReport(groundedStanding(mapAfter([...CLAIMS, A, B, ...operations])), [
    'a' as PositionId,
    'b' as PositionId,
  ])

const hit = (report: ClashReport) => report.clashes.find(({ attack }) => attack === 'hit')

describe('clash report', () => {
  it('[S27] an attack that the defender makes no answer to is dropped', () => {
    const report = reportOn(REASON, ATTACK)
    expect(hit(report)).toMatchObject({
      attacker: 'b',
      defender: 'a',
      kind: 'rebuttal',
      turnsOn: 'pro',
      standing: 'in',
      state: 'dropped',
      answers: [],
    })
    expect(report.sides[0]).toMatchObject({
      position: 'a',
      standing: 'out',
      dropped: 1,
      answered: 0,
    })
    expect(report.sides[0]!.droppedClashes).toEqual([hit(report)])
    expect(report.sides[1]).toMatchObject({ position: 'b', standing: 'in', dropped: 0 })
  })

  it('[S27] answered, once an answer stands; partly, when none does beyond dispute', () => {
    const reply = step('answer', 'against', ['reply'], { inference: 'hit' })
    expect(hit(reportOn(ATTACK, reply))).toMatchObject({ state: 'answered', standing: 'out' })
    const back = step('back', 'against', ['pro'], { claim: 'con' })
    expect(hit(reportOn(ATTACK, back))).toMatchObject({ state: 'partly', standing: 'undecided' })
    const rejoinder = step('rejoinder', 'against', ['con'], { claim: 'reply' })
    const turned = hit(reportOn(ATTACK, reply, rejoinder))
    expect(turned).toMatchObject({ state: 'partly', standing: 'in' })
    expect(turned!.answers[0]!.rejoinders).toMatchObject([{ inference: 'rejoinder', by: 'b' }])
  })

  it('[S27] what somebody else answers is available, not an answer', () => {
    const foreign = step('foreign', 'against', ['other'], { inference: 'hit' })
    expect(hit(reportOn(ATTACK, foreign))).toMatchObject({
      state: 'dropped',
      standing: 'out',
      available: ['foreign'],
    })
    const denied = side('a', 'pro', { other: 'denied' })
    const map = mapAfter([...CLAIMS, denied, B, ATTACK, foreign])
    const report = clashReport(groundedStanding(map), ['a', 'b'] as PositionId[])
    expect(hit(report)!.available).toEqual([])
  })

  it('[S28] tells rebuttal, undermining and undercut apart', () => {
    const kinds = (report: ClashReport): Record<string, string> =>
      Object.fromEntries(
        report.clashes.map(({ attack, kind, turnsOn }) => [attack, `${kind} ${turnsOn}`]),
      )
    const report = reportOn(
      REASON,
      ATTACK,
      step('under', 'against', ['con'], { claim: 'reason' }),
      step('aside', 'against', ['con'], { claim: 'reply' }),
      step('cut', 'against', ['con'], { inference: 'why' }),
      step('use', 'for', ['pro'], { claim: 'other' }),
    )
    expect(kinds(report)).toEqual({
      hit: 'rebuttal pro',
      under: 'undermining reason',
      aside: 'rebuttal reply',
      cut: 'undercut pro',
    })
    expect(report.clashes.map(({ turnsOn }) => turnsOn)).toEqual(['pro', 'pro', 'reason', 'reply'])
  })

  it('[S32] an undercut of an attack is an answer to it and no clash of its own', () => {
    const reply = step('answer', 'against', ['reply'], { inference: 'hit' })
    const report = reportOn(ATTACK, reply)
    expect(report.clashes.map(({ attack }) => attack)).toEqual(['hit'])
    expect(hit(report)!.answers).toMatchObject([{ inference: 'answer', by: 'a' }])
    expect(report.sides[1]).toMatchObject({ answered: 0, partly: 0, dropped: 0 })
  })

  it('[S32] a step to what a side does not hold is no part of its case', () => {
    const aside = step('aside', 'for', ['reason'], { claim: 'other' })
    const cut = step('cut', 'against', ['con'], { inference: 'aside' })
    expect(reportOn(aside, cut).clashes).toEqual([])
    const home = step('aside', 'for', ['reason'], { claim: 'reply' })
    expect(reportOn(home, cut).clashes).toMatchObject([{ attack: 'cut', kind: 'undercut' }])
  })

  it('[S33] nobody draws a step that it undercuts itself', () => {
    expect(hit(reportOn(ATTACK))).toBeDefined()
    const own = step('own', 'against', ['both'], { inference: 'hit' })
    expect(hit(reportOn(ATTACK, own))).toBeUndefined()
    const back = step('back', 'against', ['reason'], { claim: 'con' })
    const available = (...steps: OperationInput[]) => hit(reportOn(ATTACK, ...steps))!.available
    const foreign = step('foreign', 'against', ['other'], { inference: 'hit' })
    expect(available(back, foreign)).toEqual(['foreign'])
    const retracted = step('retracted', 'against', ['reason'], { inference: 'foreign' })
    expect(available(back, foreign, retracted)).toEqual([])
    const taken = step('taken-back', 'against', ['con'], { inference: 'own' })
    expect(hit(reportOn(ATTACK, own, taken))).toBeDefined()
  })

  it('[S34] tells each answer once, nearest first, and names it where it comes again', () => {
    const map = mapAfter([
      ...CLAIMS,
      A,
      side('b', 'con', { pro: 'denied', other: 'asserted' }),
      ATTACK,
      step('r1', 'against', ['reply'], { inference: 'hit' }),
      step('r2', 'against', ['reason'], { claim: 'con' }),
      step('back', 'against', ['other'], { claim: 'reply' }),
      step('back2', 'against', ['other'], { claim: 'reason' }),
      step('last', 'against', ['both'], { claim: 'other' }),
    ])
    const { answers } = hit(clashReport(groundedStanding(map), ['a', 'b'] as PositionId[]))!
    expect(answers).toMatchObject([
      {
        inference: 'r1',
        rejoinders: [{ inference: 'back', rejoinders: [{ inference: 'last', isRepeated: false }] }],
      },
      {
        inference: 'r2',
        rejoinders: [
          {
            inference: 'back2',
            rejoinders: [{ inference: 'last', isRepeated: true, rejoinders: [] }],
          },
        ],
      },
    ])
  })

  it('[S28] attacks from claims that a side does not hold are not its own', () => {
    expect(reportOn(step('hit', 'against', ['other'], { claim: 'pro' })).clashes).toEqual([])
    expect(reportOn(step('hit', 'against', ['con', 'other'], { claim: 'pro' })).clashes).toEqual([])
    const implicit = [
      claim('tacit', { implicit: true }),
      step('hit', 'against', ['con', 'tacit'], { claim: 'pro' }),
    ]
    expect(reportOn(...implicit).clashes).toHaveLength(1)
  })

  it('[S29] shared ground, denials and tensions are kept apart', () => {
    const tension = (id: string, claims: string[]): OperationInput => ({
      kind: 'tension.create',
      tension: { id, claims, rationale: 'They differ in time.' },
    })
    const report = reportOn(tension('t1', ['con', 'reply']), tension('t2', ['reason', 'reply']))
    expect(report.sharedGround).toEqual([
      {
        claim: 'both',
        held: [
          { position: 'a', attitude: 'asserted' },
          { position: 'b', attitude: 'conceded' },
        ],
      },
    ])
    expect(report.denials).toMatchObject([{ claim: 'pro', withoutReason: ['b'] }])
    expect(reportOn(ATTACK).denials).toMatchObject([{ claim: 'pro', withoutReason: [] }])
    expect(report.tensions).toEqual([
      {
        tension: 't1',
        sides: [
          { claim: 'con', heldBy: ['b'] },
          { claim: 'reply', heldBy: ['a'] },
        ],
      },
    ])
    expect(report.clashes).toEqual([])
  })

  it('[S29] an equivalent claim is the same commitment', () => {
    const equal: OperationInput = {
      kind: 'equivalence.create',
      equivalence: { id: 'e1', claims: ['other', 'pro'], rationale: null },
    }
    const report = reportOn(equal, step('hit', 'against', ['con'], { claim: 'other' }))
    expect(hit(report)).toMatchObject({ attacker: 'b', defender: 'a' })
  })

  it('[S30] lays evidence beside each clash, and sources beside each claim', () => {
    const quoted: OperationInput[] = [
      {
        kind: 'source.add',
        source: {
          id: 's1',
          title: 'A source',
          citation: { author: null, publication: null, date: null, url: null },
          language: 'en',
          sha256: '0'.repeat(64),
        },
      },
      { kind: 'quote.add', quote: { id: 'q1', source: 's1', start: 0, end: 5, exact: 'Words' } },
      { kind: 'claim.attachQuote', claim: 'con', quote: 'q1' },
    ]
    const report = reportOn(ATTACK, ...quoted)
    expect(hit(report)!.evidence).toEqual({
      attacking: [{ claim: 'con', quotes: ['q1'] }],
      attacked: [{ claim: 'pro', quotes: [] }],
    })
    expect(report.matrix.sources).toEqual(['s1'])
    expect(report.matrix.rows.map((row) => row.claim)).toEqual([
      'pro',
      'con',
      'reason',
      'reply',
      'both',
    ])
    expect(report.matrix.rows[1]).toEqual({
      claim: 'con',
      held: [{ position: 'b', attitude: 'asserted' }],
      cells: [['q1']],
    })
  })

  it('[S31] cruxes are claims of one side alone, theses apart, those that move a thesis first', () => {
    const { cruxes, cutShort } = reportOn(
      REASON,
      step('x', 'for', ['reply'], { claim: 'other' }),
      step('y', 'for', ['both'], { claim: 'reason' }),
      step('z', 'against', ['pro'], { claim: 'con' }),
    )
    expect(cruxes.map(({ claim: crux }) => crux)).toEqual(['reason', 'reply'])
    expect(cruxes.map(({ theses }) => theses)).toEqual([['a', 'b'], []])
    expect(cutShort).toBeUndefined()
  })

  it('[S31] says when the search for cruxes was cut short', () => {
    const map = mapAfter([...CLAIMS, A, B, REASON, ATTACK])
    const report = clashReport(groundedStanding(map), ['a', 'b'] as PositionId[], { steps: 1 })
    expect(report.cutShort).toBe('steps')
  })

  it('[S27] on arbitrary maps: counts add up, states follow from answers, sides are those asked for', () => {
    let clashes = 0
    fc.assert(
      fc.property(anArgumentMap({ size: 14 }), (map: ArgumentMap) => {
        const evaluation = groundedStanding(frozen(map))
        const ids = [...map.positions.keys()]
        const report = clashReport(evaluation, [...ids, ...ids, 'gone' as PositionId])
        expect(report.sides.map(({ position }) => position)).toEqual(ids)
        const total = report.sides.reduce((sum, s) => sum + s.answered + s.partly + s.dropped, 0)
        expect(total).toBe(report.clashes.length)
        for (const clash of report.clashes) {
          clashes++
          expect(clash.attacker).not.toBe(clash.defender)
          expect(clash.state === 'dropped').toBe(clash.answers.length === 0)
          if (clash.state === 'answered') expect(clash.standing).toBe('out')
        }
        for (const { held } of report.sharedGround) expect(held).toHaveLength(ids.length)
      }),
      { numRuns: 200 },
    )
    expect(clashes).toBeGreaterThan(0)
  })

  it('[S60] the main opponents are the two positions with most clashes between them', () => {
    const C = side('c', 'other', {})
    const between = (...operations: OperationInput[]) =>
      mainOpponents(groundedStanding(mapAfter([...CLAIMS, C, A, B, ...operations])))
    expect(between(REASON, ATTACK)).toEqual(['a', 'b'])
    expect(between(step('hit', 'against', ['con'], { claim: 'other' }))).toEqual(['c', 'b'])
    expect(between()).toEqual(['c', 'a'])
    expect(mainOpponents(groundedStanding(mapAfter([...CLAIMS, A])))).toEqual(['a'])
  })

  it('[S12] says that the search for its cruxes was cut short', () => {
    const evaluation = groundedStanding(mapAfter([...CLAIMS, A, B, REASON, ATTACK]))
    const both = ['a', 'b'] as PositionId[]
    expect(clashReport(evaluation, both).cutShort).toBeUndefined()
    expect(clashReport(evaluation, both, { steps: 1 }).cutShort).toBe('steps')
  })
})
