import fc from 'fast-check'
import { expect, it } from 'vitest'
import { codePointLength } from './code-points.ts'
import { shortened } from './shortened.ts'

const LONE = /\p{Surrogate}/u

it('leaves alone what is short enough', () => {
  expect(shortened('The talks go on', 15)).toBe('The talks go on')
})

it('cuts between words, and drops what would dangle before the ellipsis', () => {
  expect(shortened('The boundaries of an ongoing war', 24)).toBe('The boundaries of an…')
  expect(shortened('The talks go on, and neither side says so', 17)).toBe('The talks go on…')
})

it('cuts a word where there is no other way', () => {
  expect(shortened('Deterrence-without-engagement', 10)).toBe('Deterrenc…')
})

it('is never longer than asked, nor cuts a code point', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 40 }), (text, most) => {
      const short = shortened(text, most)
      expect(codePointLength(short)).toBeLessThanOrEqual(most)
      if (!LONE.test(text)) expect(short).not.toMatch(LONE)
    }),
  )
})
