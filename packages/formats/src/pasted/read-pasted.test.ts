import { targetId } from '@counterpoint/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readArgdown } from '../argdown/read-argdown.ts'
import { writeArgdown } from '../argdown/write-argdown.ts'
import { aHostileMap } from '../testing/hostile-map.ts'
import { MOST_PASTED, readPasted } from './read-pasted.ts'

/** Each claim, then each inference: premises, polarity, and what it bears on. */
async function drawn(text: string): Promise<string[]> {
  const { claims, inferences } = await readPasted(text)
  const textOf = (id: string): string =>
    claims.find((claim) => claim.id === id)?.text ?? `step ${indexOf(id)}`
  const indexOf = (id: string): number => inferences.findIndex((inference) => inference.id === id)
  return [
    ...claims.map((claim) => claim.text),
    ...inferences.map(
      ({ premises, polarity, target }) =>
        `${premises.map(textOf).join(' & ')} ${polarity} ${textOf(targetId(target))}`,
    ),
  ]
}

describe('pasted text', () => {
  it.each([
    ['One claim.', ['One claim.']],
    ['One.\n\nTwo.\r\nThree.', ['One.', 'Two.', 'Three.']],
    [
      'Top.\n  Below.\n    Deeper.\n  Beside.',
      [
        ...['Top.', 'Below.', 'Deeper.', 'Beside.'],
        ...['Below. for Top.', 'Deeper. for Below.', 'Beside. for Top.'],
      ],
    ],
    ['Top.\n\t- One.\n\t- Two.', ['Top.', 'One.', 'Two.', 'One. for Top.', 'Two. for Top.']],
    [
      'Top.\n  Objection: No.\n  Reason: Yes.',
      ['Top.', 'No.', 'Yes.', 'No. against Top.', 'Yes. for Top.'],
    ],
    ['1. First.\n2. Second.', ['First.', 'Second.']],
    ['', []],
  ])('[L145] %j is %j', async (text, claims) => {
    expect(await drawn(text)).toEqual(claims)
  })

  it.each([
    [
      '[T]: Top.\n  + Pro.\n    - But.\n  - Con.',
      [
        ...['Top.', 'Pro.', 'But.', 'Con.'],
        ...['Pro. for Top.', 'But. against Pro.', 'Con. against Top.'],
      ],
    ],
    ['Top.\n  <+ Pro.\n  <- Con.', ['Top.', 'Pro.', 'Con.', 'Pro. for Top.', 'Con. against Top.']],
    [
      '<A>\n\n(1) One. #tag\n(2) Two.\n----\n  <_ [U]: Not so.\n(3) [T]: Three.\n\n[T]\n  + Four.',
      [
        ...['Not so.', 'Three.', 'Four.', 'One.', 'Two.'],
        ...['One. & Two. for Three.', 'Four. for Three.', 'Not so. against step 0'],
      ],
    ],
    [
      'Discussion Title: D\n\n1. A.\n1.1. Con: B.\n1.1.1. Pro: C.',
      ['A.', 'B.', 'C.', 'B. against A.', 'C. for B.'],
    ],
  ])('[L147] %j is read as a file is: %j', async (text, records) => {
    expect((await drawn(text)).toSorted()).toEqual(records.toSorted())
  })

  it('[L147] of any map in Argdown says what an import says of the same text', async () => {
    await fc.assert(
      fc.asyncProperty(aHostileMap(), async (map) => {
        const file = writeArgdown(map)
        const imported = readArgdown(file, { missingTexts: 'allow' })
        if (!imported.ok) throw new Error('Our own file is refused.')
        const { claims, inferences, warnings, problem } = await readPasted(file)
        expect(problem).toBeUndefined()
        expect(warnings).toEqual(imported.value.warnings)
        expect(claims).toEqual(imported.value.document.claims)
        expect(new Set(inferences)).toEqual(new Set(imported.value.document.inferences))
      }),
      { numRuns: 30 },
    )
  })

  it('[L147] that cannot be read as what it looks like says why', async () => {
    const { claims, problem } = await readPasted(`[T]: x\n${'[b'.repeat(32_000)}`)
    expect([claims, problem]).toEqual([[], expect.stringContaining('brackets') as string])
    expect((await readPasted(`[T]: ${'x '.repeat(100_000)}`)).problem).toContain('as a file')
  })

  it('[L146] bears on what is there, in bounds, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 400 }), async (text) => {
        const { claims, inferences } = await readPasted(text)
        const known = new Set<string>(claims.map(({ id }) => id))
        for (const { text: claim } of claims) expect(claim.trim()).not.toBe('')
        for (const { id, premises, target } of inferences) {
          expect([...premises, targetId(target)].filter((each) => !known.has(each))).toEqual([])
          known.add(id)
        }
      }),
    )
    expect((await readPasted('a\n'.repeat(100_000))).claims).toHaveLength(MOST_PASTED)
    const statements = Array.from({ length: 600 }, (_, n) => `[c${n}]: t${n}\n  + [c${n + 1}]\n`)
    const { claims, inferences } = await readPasted(statements.join('\n'))
    expect([claims.length, inferences.length]).toEqual([MOST_PASTED, MOST_PASTED - 1])
    expect((await readPasted(`${' '.repeat(1_000_000)}a`)).claims).toHaveLength(1)
  })
})
