import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MOST_PASTED, readPasted } from './read-pasted.ts'

const drawn = (text: string): string[] =>
  readPasted(text).map(({ text, onto }) => (onto ? `${text} ${onto.polarity} ${onto.claim}` : text))

describe('pasted text', () => {
  it.each([
    ['One claim.', ['One claim.']],
    ['One.\n\nTwo.\r\nThree.', ['One.', 'Two.', 'Three.']],
    [
      'Top.\n  Below.\n    Deeper.\n  Beside.',
      ['Top.', 'Below. for 0', 'Deeper. for 1', 'Beside. for 0'],
    ],
    ['Top.\n\t- One.\n\t- Two.', ['Top.', 'One. for 0', 'Two. for 0']],
    [
      '[T]: Top.\n  + Pro.\n    - But.\n  - Con.',
      ['Top.', 'Pro. for 0', 'But. against 1', 'Con. against 0'],
    ],
    ['Top.\n  <+ Pro.\n  <- Con.', ['Top.', 'Pro. for 0', 'Con. against 0']],
    ['Top.\n  Objection: No.\n  Reason: Yes.', ['Top.', 'No. against 0', 'Yes. for 0']],
    ['1. First.\n2. Second.', ['First.', 'Second.']],
    [
      'Discussion Title: D\n\n1. A.\n1.1. Con: B.\n1.1.1. Pro: C.',
      ['A.', 'B. against 0', 'C. for 1'],
    ],
    ['', []],
  ])('[L145] %j is %j', (text, claims) => {
    expect(drawn(text)).toEqual(claims)
  })

  it('[L146] bears on claims further up, in bounds, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        for (const [index, { text: claim, onto }] of readPasted(text).entries()) {
          expect(claim.trim()).not.toBe('')
          if (onto) expect(onto.claim).toBeLessThan(index)
        }
      }),
    )
    expect(readPasted('a\n'.repeat(100_000))).toHaveLength(MOST_PASTED)
    expect(readPasted(`${' '.repeat(1_000_000)}a`)).toHaveLength(1)
  })
})
