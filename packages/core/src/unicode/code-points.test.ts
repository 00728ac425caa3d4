import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  codePointIndex,
  codePointLength,
  hasLoneSurrogate,
  sliceCodePoints,
  toCodePoint,
  toUtf16,
} from './code-points.ts'

const aText = fc.string({ unit: fc.constantFrom('a', 'é', 'e\u0301', '🕊', '𝒜', '\n', '“') })

describe('offsets and lengths', () => {
  it('[M7] count code points, as spreading a string does', () => {
    fc.assert(
      fc.property(aText, fc.nat(40), fc.nat(40), (text, a, b) => {
        const codePoints = [...text]
        const [start, end] = a < b ? [a, b] : [b, a]
        expect(codePointLength(text)).toBe(codePoints.length)
        expect(sliceCodePoints(text, start, end)).toBe(codePoints.slice(start, end).join(''))
        const utf16 = codePoints.slice(0, start).join('').length
        expect(toUtf16(text, start)).toBe(utf16)
        expect(toCodePoint(text, utf16)).toBe(Math.min(start, codePoints.length))
        if (start > codePoints.length) return
        const index = codePointIndex(text)
        expect(index.toUtf16(start)).toBe(utf16)
        expect(index.toCodePoint(utf16)).toBe(start)
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ['peace', 5, false],
    ['', 0, false],
    ['🕊', 1, false],
    ['🕊️', 2, false],
    ['e\u0301', 2, false],
    ['\uD83D', 1, true],
    ['\uDD4A\uD83D', 2, true],
    ['a\uDD4A🕊', 3, true],
  ])('[M7] are known of %j', (text, length, isBroken) => {
    expect(codePointLength(text)).toBe(length)
    expect(hasLoneSurrogate(text)).toBe(isBroken)
  })

  it('[M7] stop at the end of a text', () => {
    expect(sliceCodePoints('🕊a', 1, 99)).toBe('a')
    expect(toUtf16('🕊a', 99)).toBe(3)
    expect(codePointIndex('🕊a').toUtf16(99)).toBe(3)
    expect(codePointIndex('🕊a').toCodePoint(1)).toBe(0)
  })
})
