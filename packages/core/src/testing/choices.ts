import fc from 'fast-check'

/**
 * A supply of decisions. One step of a generated history is a short list of numbers, read against
 * the map as it then is; so fast-check shrinks a history by dropping steps and lowering numbers,
 * and every remainder still means something.
 */
export interface Choices {
  /** A whole number from 0 to `count - 1`. */
  readonly below: (count: number) => number
  readonly oneOf: <T>(list: readonly T[]) => T
  /** True in `percent` of 100 cases; false once shrunk. */
  readonly happens: (percent: number) => boolean
  /** `least` to `most` different elements, fewer if `list` has fewer, in a chosen order. */
  readonly someOf: <T>(list: readonly T[], least: number, most: number) => T[]
}

const MOST = 0xffff

export const aListOfNumbers: fc.Arbitrary<readonly number[]> = fc.array(
  fc.noBias(fc.nat({ max: MOST })),
  { minLength: 24, maxLength: 24, size: 'max' },
)

/** As many decisions as are wanted, all from one number (mulberry32). */
export function choicesFromSeed(seed: number): Choices {
  let state = seed | 0
  return choicesOf(() => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) & 0x3fffffff
  })
}

/** Reads `numbers` from the front, and again from the front, stirred, when they run out. */
export function choicesFrom(numbers: readonly number[]): Choices {
  let read = 0
  return choicesOf(() => {
    const round = Math.floor(read / numbers.length)
    const number = numbers[read++ % numbers.length] ?? 0
    return round === 0 ? number : (number * (2 * round + 1) + round * 7919) & MOST
  })
}

function choicesOf(next: () => number): Choices {
  const below = (count: number): number => next() % count
  return {
    below,
    oneOf: (list) => list[below(list.length)]!,
    happens: (percent) => next() % 100 >= 100 - percent,
    someOf: (list, least, most) => {
      const left = [...list]
      const count = Math.min(left.length, least + below(most - least + 1))
      return Array.from({ length: count }, () => left.splice(below(left.length), 1)[0]!)
    },
  }
}
