import { mapOf, type ArgumentMap } from '@counterpoint/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Warning } from '../format.ts'
import { hostileText } from '../testing/hostile-map.ts'
import { readKialo } from './read-kialo.ts'
import { writeKialo } from './write-kialo.ts'

function read(...lines: readonly string[]): {
  readonly map: ArgumentMap
  readonly warnings: readonly Warning[]
  /** Inferences in words: premise, sign, target. */
  readonly steps: readonly string[]
} {
  const result = readKialo(lines.join('\n'))
  if (!result.ok) throw new Error(result.error.map(({ message }) => message).join(' '))
  const map = mapOf(result.value.document)
  const text = (id: string): string => map.claims.get(id as never)?.text ?? ''
  const steps = [...map.inferences.values()].map(({ premises, polarity, target }) => {
    const onto = 'claim' in target ? text(target.claim) : target.inference
    return `${premises.map(text).join(' & ')} ${polarity} ${onto}`
  })
  return { map, warnings: result.value.warnings, steps }
}

const textsOf = ({ claims }: ArgumentMap): string[] => [...claims.values()].map(({ text }) => text)

describe('a Kialo export', () => {
  it('[L40] is read as a tree of pros and cons', () => {
    const { map, steps, warnings } = read(
      'Discussion Title: Should hate speech be illegal?',
      '',
      '1. Hate speech should be banned.',
      '1.1. Pro: It harms.',
      '1.1.1. Con: Not always.',
      '1.2. Con: Speech is free.',
    )
    expect(map.title).toBe('Should hate speech be illegal?')
    expect(steps).toEqual([
      'It harms. for Hate speech should be banned.',
      'Not always. against It harms.',
      'Speech is free. against Hate speech should be banned.',
    ])
    expect(warnings).toEqual([])
  })

  it('[L41] lets one claim stand in several places, each time with the stance of its line', () => {
    const { map, steps } = read(
      'Discussion Title: T',
      '1. A',
      '1.1. Pro: -> See 1.2.1.',
      '1.2. Con: B',
      '1.2.1. Con: C',
    )
    expect(textsOf(map)).toEqual(['A', 'B', 'C'])
    expect(steps).toEqual(['C for A', 'B against A', 'C against B'])
  })

  it('[L42] turns links into words, with their addresses in the note, brackets in them and all', () => {
    const { map } = read(
      'Discussion Title: T',
      '1. See [the burden](https://en.wikipedia.org/wiki/Burden_of_proof_\\(philosophy\\)) and \\[this\\] \\(too\\).',
      '2. A [bracket that opens nothing, and [a link](https://example.org).',
    )
    const [first, second] = [...map.claims.values()]
    expect(first?.text).toBe('See the burden and [this] (too).')
    expect(first?.note).toBe(
      'the burden: https://en.wikipedia.org/wiki/Burden_of_proof_(philosophy)',
    )
    expect(second?.text).toBe('A [bracket that opens nothing, and a link.')
    expect(second?.note).toBe('a link: https://example.org')
  })

  it('[L43] goes on with a claim over lines without a number, and reads any line end', () => {
    const { map } = read('\uFEFFDiscussion Title: T\r', '1. A\r', 'goes on\r', '1.1. Pro: B\r')
    expect(textsOf(map)).toEqual(['A\ngoes on', 'B'])
  })

  it('[L44] says of each line that relates nothing which it is and why', () => {
    const { map, warnings, steps } = read(
      'Discussion Title: T',
      '1. A',
      '1.1. No stance',
      '1.2. Pro: -> See 1.9.',
      '1.3.1. Con: Orphan',
      '1.4. Pro: ',
      '1.1. Pro: Twice',
      '1.5. Pro: -> See 1.',
    )
    expect(textsOf(map)).toEqual(['A', 'No stance', 'Orphan', 'Twice'])
    expect(steps).toEqual(['No stance for A'])
    expect(warnings.map(({ where, message }) => `${where}: ${message}`)).toEqual([
      'line 6: It has no text, so it is no claim; it is left out.',
      'line 7: The number 1.1. stands twice; the first is meant.',
      'line 3: The line says neither Pro nor Con; its claim stands by itself.',
      'line 4: There is no claim 1.9., so the line relates nothing.',
      'line 5: There is no claim 1.3., so the line relates nothing.',
      'line 6: There is no claim 1.4., so the line relates nothing.',
      'line 8: It bears on one of its own premises; it is left out.',
    ])
  })

  it('[L47] gives back links, line breaks and what stood above the claims, as they were written', () => {
    const lines = [
      'Discussion Title: T',
      'Exported by Ann',
      '',
      '1. See [it](https://example.org/a_\\(b\\)) here.',
      '1.1. Pro: One line',
      'and another [x](https://example.org).',
      '1.2. Con: plain \\- escaped',
    ]
    const { map, warnings } = read(...lines)
    expect(warnings.map(({ where }) => where)).toEqual(['line 2'])
    expect(writeKialo(map)).toBe(`${lines.join('\n')}\n`)
    const changed = [...map.claims].map(([id, claim]) => [id, { ...claim, text: 'New.' }] as const)
    expect(writeKialo({ ...map, claims: new Map(changed) })).not.toContain('example.org')
  })

  it('[L47] writes nothing that would be read otherwise, whatever is kept', () => {
    fc.assert(
      fc.property(fc.array(hostileText), fc.array(hostileText), (texts, others) => {
        const { map } = read('Discussion Title: T', '1. A', '1.1. Pro: B')
        const parts = [
          ...texts.map((content) => ({ of: 'c00001', content })),
          ...others.map((content) => ({ of: null, content })),
        ]
        const again = read(writeKialo({ ...map, remainder: { format: 'kialo', parts } }))
        expect(again.steps).toEqual(['B for A'])
        expect(again.map.title).toBe('T')
      }),
    )
  })

  it('[L45] reads a line of brackets and a tree of any depth', () => {
    const deep = Array.from(
      { length: 3000 },
      (_, depth) => `${'1.'.repeat(depth + 1)} ${depth === 0 ? '' : 'Pro: '}C${depth}`,
    )
    expect(read('Discussion Title: T', ...deep).steps).toHaveLength(2999)
    expect(textsOf(read('1. A', `2. ${'[b'.repeat(900)}`).map)[1]).toHaveLength(1800)
  })

  it('[L46] refuses what is no export with a sentence', () => {
    const result = readKialo('A shopping list\n- eggs')
    expect(result.ok).toBe(false)
    expect(result.ok ? '' : result.error[0]?.message).toMatch(/^The file is no Kialo export/)
  })
})
