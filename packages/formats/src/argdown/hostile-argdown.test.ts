import type { ArgumentMap } from '@counterpoint/core'
import { aClaim, anEmptyMap } from '@counterpoint/core/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hostileText } from '../testing/hostile-map.ts'
import { parseArgdown } from '../testing/parse-argdown.ts'
import { messages, read, refusal } from '../testing/read-argdown-lines.ts'
import { readArgdown } from './read-argdown.ts'
import { writeArgdown } from './write-argdown.ts'

describe('a hostile Argdown file', () => {
  it.each([
    ['', 'The file is empty.'],
    ['a'.repeat(10_000_001), 'Argdown is read up to 10000000'],
    ['[b'.repeat(32_000), 'thousands of brackets that nothing closes'],
    ['<b'.repeat(32_000), 'thousands of brackets that nothing closes'],
    ['@[b'.repeat(32_000), 'thousands of brackets that nothing closes'],
    ['{b'.repeat(32_000), 'thousands of brackets that nothing closes'],
    ['#(b'.repeat(32_000), 'thousands of brackets that nothing closes'],
    ['[a]('.repeat(32_000), 'thousands of brackets that nothing closes'],
    [' *b'.repeat(32_000), 'The file is nested too deeply'],
    ['/*'.repeat(60_000), 'The file is nested too deeply'],
  ])('[L159] is refused with a sentence: %.9s', (content, sentence) => {
    expect(refusal(content)).toContain(sentence)
  })

  it('[L159] is read where it is long and nothing else: a map of ours comes back', () => {
    const claims = Array.from({ length: 600 }, (_, n) =>
      aClaim(`c${n}`, { text: `${'Long-winded '.repeat(160)}claim ${n}.` }),
    )
    const map: ArgumentMap = {
      ...anEmptyMap(),
      claims: new Map(claims.map((claim) => [claim.id, claim])),
    }
    const file = writeArgdown(map)
    expect(file.length).toBeGreaterThan(1_000_000)
    const { map: again, warnings } = read(file)
    expect(warnings).toEqual([])
    expect(again.claims).toEqual(map.claims)
  })

  it('[L159] expands no more than a hundred aliases', () => {
    const levels = Array.from({ length: 9 }, (_, level) =>
      level === 0 ? 'a0: &a0 [x]' : `a${level}: &a${level} [${`*a${level - 1},`.repeat(9)}]`,
    )
    const { warnings, map } = read('===', ...levels, '===', '', 'text')
    expect(messages(warnings)).toEqual([
      'skipped line 1: The front matter is no YAML; it is left out.',
    ])
    expect(map.remainder).toBeUndefined()
    const block = read(`a {${levels.join(', ')}}`)
    expect(messages(block.warnings)).toEqual([
      'skipped line 1: The data block is no YAML; it is left out.',
    ])
  })

  it('[L159] reaches no prototype', () => {
    const { texts, map, warnings } = read(
      '===',
      '{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}',
      '===',
      '',
      '[__proto__]: a #polluted {__proto__: {polluted: 1}}',
      '  + <constructor>: b {constructor: {prototype: {polluted: 1}}}',
      '',
      '<valueOf>: c #polluted',
    )
    expect(warnings).toEqual([])
    expect(texts).toEqual(['a', 'b', 'c'])
    expect(Object.keys(Object.prototype)).toEqual([])
    expect(({} as Record<string, unknown>)['tags']).toBeUndefined()
    expect(parseArgdown(writeArgdown(map)).complaints).toEqual([])
  })

  it('[L159] is read or refused, and never breaks, whatever it contains', () => {
    let readable = 0
    fc.assert(
      fc.property(fc.array(hostileText, { maxLength: 12 }), (lines) => {
        const result = readArgdown(lines.join('\n'))
        if (result.ok) readable++
        else expect(result.error[0]?.message).toMatch(/\.$/)
      }),
      { numRuns: 300 },
    )
    expect(readable).toBeGreaterThan(150)
  })
})
