import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eachDistance, patternOf } from './edit-distance.ts'
import { nearestPassages } from './nearest-passages.ts'

const codePointsOf = (text: string): Uint32Array => Uint32Array.from(text, (c) => c.codePointAt(0)!)

/** Levenshtein distance by the book: the whole table. */
function levenshtein(a: readonly number[], b: readonly number[]): number {
  let row = b.map((_, i) => i + 1)
  row.unshift(0)
  for (const [i, x] of a.entries()) {
    const next = [i + 1]
    for (const [j, y] of b.entries()) {
      next.push(Math.min(next[j]! + 1, row[j + 1]! + 1, row[j]! + (x === y ? 0 : 1)))
    }
    row = next
  }
  return row[b.length]!
}

const aWord = (minLength: number, maxLength: number) =>
  fc
    .array(fc.constantFrom('a', 'b', 'c', '🕊'), { minLength, maxLength, size: 'max' })
    .map((letters) => codePointsOf(letters.join('')))

describe('edit distance by bit vectors', () => {
  it.each([
    ['within one block', aWord(1, 12), aWord(0, 16), 400],
    ['over several blocks', aWord(30, 100), aWord(0, 80), 80],
  ])('[Q4] equals the table, %s', (_what, aPattern, aText, numRuns) => {
    fc.assert(
      fc.property(aPattern, aText, (pattern, text) => {
        eachDistance(patternOf(pattern), text, true, (end, distance) => {
          expect(distance).toBe(levenshtein([...pattern], [...text.subarray(0, end)]))
        })
        eachDistance(patternOf(pattern), text, false, (end, distance) => {
          if (text.length > 20 && end !== text.length) return
          const starts = Array.from({ length: end + 1 }, (_, start) => start)
          const all = starts.map((start) =>
            levenshtein([...pattern], [...text.subarray(start, end)]),
          )
          expect(distance).toBe(Math.min(...all))
        })
      }),
      { numRuns },
    )
  })
})

describe('nearest passages', () => {
  it('[Q4] are the least unlike of all parts of a text', () => {
    let found = 0
    fc.assert(
      fc.property(aWord(2, 8), aWord(0, 20), fc.nat(6), (pattern, text, most) => {
        const passages = nearestPassages(pattern, text, most)
        let least = Infinity
        for (let start = 0; start < text.length; start++) {
          for (let end = start + 1; end <= text.length; end++) {
            least = Math.min(least, levenshtein([...pattern], [...text.subarray(start, end)]))
          }
        }
        expect(passages.length > 0).toBe(least <= most && least < pattern.length)
        for (const { start, end, distance } of passages) {
          found++
          expect(distance).toBe(least)
          expect(levenshtein([...pattern], [...text.subarray(start, end)])).toBe(least)
        }
        for (const [i, { start }] of passages.entries()) {
          if (i > 0) expect(start).toBeGreaterThanOrEqual(passages[i - 1]!.end)
        }
      }),
      { numRuns: 500 },
    )
    expect(found).toBeGreaterThan(300)
  })

  it.each([
    ['a letter less', 'deterrence', 'so deterence holds', 'deterence'],
    ['a letter more', 'deterrence', 'so deterrrence holds', 'deterrrence'],
    ['another last letter', 'peace', 'no peack here', 'peack'],
    ['another first letter', 'peace', 'no xeace here', 'xeace'],
  ])(
    '[Q4] are as long as the pattern where there is a choice: %s',
    (_what, pattern, text, passage) => {
      const found = nearestPassages(codePointsOf(pattern), codePointsOf(text), 2)
      expect(found.map(({ start, end }) => text.slice(start, end))).toEqual([passage])
    },
  )
})
