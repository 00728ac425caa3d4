import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PositionId } from '../../model/id.ts'
import { anArgumentMap, mapAfter } from '../../testing/index.ts'
import { codePointLength } from '../../unicode/code-points.ts'
import { groundedStanding } from '../grounded.ts'
import { claim, quote, source, step } from '../testing/steps.ts'
import { clashReport } from './clash-report.ts'
import { clashText } from './clash-text.ts'

const position = (id: string, title: string, thesis: string, asserted: string[]) => ({
  kind: 'position.create' as const,
  position: {
    id,
    title,
    thesis,
    commitments: asserted.map((held) => ({ claim: held, attitude: 'asserted' as const })),
  },
})

const DEBATE = [
  source('s1'),
  quote('q1'),
  claim('open', { text: 'The talks go on.', quotes: ['q1'] }),
  claim('shut', { text: 'The talks are a pause.' }),
  claim('tacit', { text: 'A pause is no progress.', implicit: true }),
  claim('late', { text: 'Pauses have lasted before.' }),
  position('for', 'Progress', 'open', []),
  position('against', 'Pause', 'shut', []),
  step('hit', 'against', ['shut', 'tacit'], { claim: 'open' }),
]

const textOf = (...more: Parameters<typeof mapAfter>[0]): string => {
  const evaluation = groundedStanding(mapAfter([...DEBATE, ...more]))
  return clashText(evaluation, clashReport(evaluation, ['for', 'against'] as PositionId[]))
}

describe('the text of a clash report', () => {
  it('[S35] says what a side still owes, with the words and the evidence of both', () => {
    const text = textOf()
    expect(text).toContain('Progress against Pause')
    expect(text).toContain('STILL TO BE ANSWERED')
    expect(text.replaceAll(/\s+/g, ' ')).toContain(
      'Progress owes Pause an answer to “The talks are a pause.” and “A pause is no progress.” ' +
        '(nobody wrote this; the step needs it) It is said against “The talks go on.”',
    )
    expect(text).toContain('No quote under “The talks are a pause.”')
    expect(text).toContain('It is quoted from Essay s1 (1 claim).')
    expect(text).toContain('→ Dropped. Progress leaves it alone, and it stands.')
  })

  it('[S35] tells an answer, an answer that fell and one that is not settled apart', () => {
    const late = position('for', 'Progress', 'open', ['late'])
    const cut = step('cut', 'against', ['late'], { inference: 'hit' })
    const answered = [{ kind: 'position.delete', position: 'for' } as const, late, cut]
    expect(textOf(...answered)).toContain('→ Answered. Progress’s answer stands')
    const fallen = step('fell', 'against', ['shut'], { claim: 'late' })
    expect(textOf(...answered, fallen)).toContain('the answer does not hold, and the attack stands')
    const mutual = step('mutual', 'against', ['open'], { claim: 'shut' })
    expect(textOf(mutual)).toContain('neither attack nor answer is settled')
    expect(textOf(...answered)).not.toContain('STILL TO BE ANSWERED')
  })

  it('[S35] says what would become of each thesis with what the difference hangs on', () => {
    const text = textOf(
      claim('root', { text: 'Talks calm.' }),
      step('calms', 'for', ['root'], { claim: 'open' }),
      step('unpauses', 'against', ['root'], { claim: 'shut' }),
      claim('doubt', { text: 'Nothing calms.' }),
      step('doubts', 'against', ['doubt'], { claim: 'root' }),
      step('back', 'against', ['root'], { claim: 'doubt' }),
      { kind: 'position.delete', position: 'for' },
      position('for', 'Progress', 'open', ['root']),
    )
    expect(text.replaceAll(/\s+/g, ' ')).toContain(
      '“Talks calm.” – were it to stand, the thesis of Progress would stand and the thesis of Pause would fall.',
    )
  })

  it('[S35] says to what an attack falls that its side has not answered well', () => {
    const text = textOf(
      claim('third', { text: 'Somebody else says so.' }),
      step('elsewhere', 'against', ['third'], { inference: 'hit' }),
    )
    expect(text.replaceAll(/\s+/g, ' ')).toContain(
      'It is out, because the undercut by “Somebody else says so” stands and nothing answers it.',
    )
  })

  it('[S35] on arbitrary maps: no line is too long, and nobody and no attack is left out', () => {
    let clashes = 0
    fc.assert(
      fc.property(anArgumentMap({ size: 14 }), (map) => {
        const evaluation = groundedStanding(map)
        const report = clashReport(evaluation, [...map.positions.keys()])
        const text = clashText(evaluation, report)
        for (const line of text.split('\n')) {
          const words = line.replace(/^[\s•–→·]*/u, '')
          if (words.includes(' ')) expect(codePointLength(line)).toBeLessThanOrEqual(96)
        }
        const flat = text.replaceAll(/\s+/g, ' ')
        for (const { attack } of report.clashes) {
          clashes++
          for (const premise of map.inferences.get(attack)!.premises) {
            const words = map.claims.get(premise)!.text.split(/\s+/).filter(Boolean).join(' ')
            expect(flat).toContain(words)
          }
        }
        expect(text.match(/→ /g)?.length ?? 0).toBeGreaterThanOrEqual(report.clashes.length)
      }),
      { numRuns: 150 },
    )
    expect(clashes).toBeGreaterThan(0)
  })
})
