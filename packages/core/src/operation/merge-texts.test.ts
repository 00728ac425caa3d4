import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeTexts } from './merge-texts.ts'

/** Texts of few words, so that they meet; some of them are names that plain objects have. */
const aText = fc
  .array(
    fc.constantFrom('peace', 'war', 'constructor', '__proto__', '🕊️', 'e\u0301lan', ' ', '. '),
    {
      maxLength: 12,
    },
  )
  .map((words) => words.join(' '))

describe('merging two texts that go back to one', () => {
  it('[O14] is the other text where one left the base alone', () => {
    fc.assert(
      fc.property(aText, aText, (base, changed) => {
        const alone = { text: changed, overridden: [] }
        expect(mergeTexts(base, base, changed)).toEqual(alone)
        expect(mergeTexts(base, changed, base)).toEqual(alone)
        expect(mergeTexts(base, changed, changed)).toEqual(alone)
      }),
    )
  })

  it('[O14] keeps both edits of different words', () => {
    const aSentence = fc
      .integer({ min: 2, max: 9 })
      .map((n) => Array.from({ length: n }, (_, i) => `w${i}`))
    fc.assert(
      fc.property(aSentence, fc.nat(), fc.nat(), (words, first, second) => {
        const i = first % words.length
        const j = second % words.length
        fc.pre(i !== j)
        const by = (at: number, word: string) => words.with(at, word).join(' ')
        const merged = mergeTexts(words.join(' '), by(i, 'theirs'), by(j, 'ours'))
        expect(merged).toEqual({
          text: words.with(i, 'theirs').with(j, 'ours').join(' '),
          overridden: [],
        })
      }),
    )
  })

  it('[O15] keeps the incoming words where both changed the same, and gives back the others', () => {
    fc.assert(
      fc.property(aText, aText, (before, after) => {
        const at = (word: string) => `${before} ${word} ${after}`
        const { text, overridden } = mergeTexts(at('old'), at('theirs'), at('ours'))
        expect(text).toBe(at('ours'))
        expect(overridden).toEqual(['theirs'])
      }),
    )
  })

  it('[O15] makes no word up, and loses none of the standing text without saying so', () => {
    fc.assert(
      fc.property(aText, aText, aText, (base, standing, incoming) => {
        const { text, overridden } = mergeTexts(base, standing, incoming)
        const wordsOf = (part: string) => part.split(/\s+/).filter((word) => word !== '')
        const known = new Set([base, standing, incoming].flatMap(wordsOf))
        expect(wordsOf(text).filter((word) => !known.has(word))).toEqual([])
        const kept = new Set([text, ...overridden].flatMap(wordsOf))
        const old = new Set(wordsOf(base))
        expect(wordsOf(standing).filter((word) => !old.has(word) && !kept.has(word))).toEqual([])
      }),
    )
  })

  it.each([
    [
      'Talks keep peace.',
      'Quiet talks keep peace.',
      'Talks keep the peace.',
      'Quiet talks keep the peace.',
    ],
    ['Iran gains.', 'Iran gains, Oman too.', 'Iran never gains.', 'Iran never gains, Oman too.'],
    ['A. B.', 'A. B. C.', 'B.', 'B. C.'],
  ])('[O14] merges “%s” as “%s” and “%s”', (base, standing, incoming, text) => {
    expect(mergeTexts(base, standing, incoming)).toEqual({ text, overridden: [] })
  })

  it('[O15] does not compare very long texts: all of the standing one gives way', () => {
    const long = 'a b '.repeat(2_400)
    const standing = `x ${long}`
    expect(mergeTexts(long, standing, `${long}y`)).toEqual({
      text: `${long}y`,
      overridden: [standing],
    })
  })
})
