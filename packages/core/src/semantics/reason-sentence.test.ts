import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ArgumentMap } from '../model/argument-map.ts'
import type { ClaimId } from '../model/id.ts'
import type { OperationInput } from '../operation/operation.ts'
import { mapAfter } from '../testing/index.ts'
import type { StandingOptions } from './framework.ts'
import { groundedStanding } from './grounded.ts'
import { reasonSentence } from './reason-sentence.ts'
import { reasonOf } from './reasons.ts'
import { aMap } from './testing/small-maps.ts'
import { turningPoints } from './turning-points.ts'
import { step } from './testing/steps.ts'

const sentence = (map: ArgumentMap, id: string, options: StandingOptions = {}): string => {
  const evaluation = groundedStanding(map, options)
  const reason = reasonOf(evaluation, id as ClaimId)!
  return reasonSentence(map, reason, turningPoints(evaluation, reason))
}

const claim = (id: string, text: string): OperationInput => ({
  kind: 'claim.create',
  claim: { id, text },
})
const TALKS: readonly OperationInput[] = [
  claim('peace', 'The talks make peace.'),
  claim('calm', 'The strikes have stopped.'),
  claim('arms', 'Both sides re-arm.'),
  claim('old', 'The figures are old.'),
  step('from-calm', 'for', ['calm'], { claim: 'peace' }),
]
const REARMED = step('rearmed', 'against', ['arms'], { claim: 'peace' })
const OUTDATED = step('outdated', 'against', ['old'], { claim: 'arms' })

describe('a reason in a sentence', () => {
  it.each([
    ['nothing against it', [], 'calm', 'In, because nothing is against it.'],
    [
      'supported',
      [],
      'peace',
      'In, because the support by “The strikes have stopped” stands; it would no longer stand if “The strikes have stopped” fell.',
    ],
    [
      'rebutted',
      [REARMED],
      'peace',
      'Out, because the rebuttal by “Both sides re-arm” stands and nothing answers it; it would stand if “Both sides re-arm” fell.',
    ],
    [
      'reinstated',
      [REARMED, OUTDATED],
      'arms',
      'Out, because the rebuttal by “The figures are old” stands and nothing answers it; it would stand if “The figures are old” fell.',
    ],
    [
      'rebutted in spite of an answer',
      [REARMED, OUTDATED, step('checked', 'against', ['calm'], { claim: 'old' })],
      'peace',
      'Out, because the rebuttal by “Both sides re-arm” stands after all answers to it; it would stand if “Both sides re-arm” fell.',
    ],
    [
      'a fallen rebuttal',
      [REARMED, OUTDATED],
      'rearmed',
      'Out, because its premise “Both sides re-arm” is out by the rebuttal by “The figures are old”; it would stand if “The figures are old” fell.',
    ],
    [
      'a fallen support',
      [step('denied', 'against', ['old'], { claim: 'calm' })],
      'peace',
      'Out, because its only support is out: the support by “The strikes have stopped”, its premise “The strikes have stopped” being out by the rebuttal by “The figures are old”; it would stand if “The figures are old” fell.',
    ],
    [
      'undercut',
      [step('lull', 'against', ['arms'], { inference: 'from-calm' })],
      'from-calm',
      'Out, because the undercut by “Both sides re-arm” stands and nothing answers it; it would stand if “Both sides re-arm” fell.',
    ],
    [
      'undecided',
      [REARMED, step('back', 'against', ['peace'], { claim: 'arms' })],
      'arms',
      'Undecided, because the rebuttal by “The talks make peace” is undecided too; it would stand if “The talks make peace” fell.',
    ],
  ] as const)('%s', (_, more, id, expected) => {
    expect(sentence(mapAfter([...TALKS, ...more]), id)).toBe(expected)
  })

  it('says what a claim lacks in the evidence reading, and what is switched off', () => {
    expect(sentence(mapAfter(TALKS), 'calm', { reading: 'evidence' })).toBe(
      'Out, because nothing is under it: no support, no quote, no stance.',
    )
    const switches = { claims: ['calm' as ClaimId] }
    expect(sentence(mapAfter(TALKS), 'calm', { switches })).toBe('Out, because it is switched off.')
  })

  it('is one whole sentence whatever the map', () => {
    fc.assert(
      fc.property(aMap(), (map) => {
        for (const id of [...map.claims.keys(), ...map.inferences.keys()]) {
          expect(sentence(map, id)).toMatch(/^(In|Out|Undecided), because [^]+[^.]\.$/u)
        }
      }),
      { numRuns: 50 },
    )
  })

  it('shortens long claims at a code point', () => {
    const map = mapAfter([
      claim('long', '👍'.repeat(200)),
      claim('b', 'B.'),
      step('i', 'against', ['long'], { claim: 'b' }),
    ])
    expect(sentence(map, 'b')).toContain(`“${'👍'.repeat(89)}…”`)
  })
})
