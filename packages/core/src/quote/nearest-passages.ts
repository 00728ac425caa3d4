import { eachDistance, patternOf } from './edit-distance.ts'
import type { Span } from './span.ts'

export interface Passage extends Span {
  /** Insertions, deletions and substitutions of code points between pattern and passage. */
  readonly distance: number
}

/**
 * The passages of `text` that are least unlike `pattern`, at most `most` edits away; none when
 * everything is further off. Where one end has several starts, and where ends of one place tie, the
 * passage whose length is nearest to the pattern's stands for them. Spans index the two lists.
 *
 * Cost: O(text × pattern / 32), Myers 1999; a page (3,000) against a book (500,000) takes about a
 * second, a usual quote against an essay some ten milliseconds.
 */
export function nearestPassages(
  pattern: Uint32Array,
  text: Uint32Array,
  most: number,
): readonly Passage[] {
  if (pattern.length === 0) return []
  let least = Math.min(most, pattern.length - 1)
  let ends: number[] = []
  eachDistance(patternOf(pattern), text, false, (end, distance) => {
    if (distance > least) return
    if (distance < least) ends = []
    least = distance
    ends.push(end)
  })
  const backwards = patternOf(pattern.toReversed())
  return onePerPlace(ends.slice(0, MOST_ENDS).map(passageEndingAt), pattern.length)

  function passageEndingAt(end: number): Passage {
    const reach = Math.max(0, end - pattern.length - least)
    let length = 0
    eachDistance(backwards, text.subarray(reach, end).toReversed(), true, (size, distance) => {
      const isNearer = Math.abs(size - pattern.length) < Math.abs(length - pattern.length)
      if (distance === least && (length === 0 || isNearer)) length = size
    })
    return { start: end - length, end, distance: least }
  }
}

/** More equally near places than these are a phrase that stands everywhere, not a lost quote. */
const MOST_ENDS = 64

/** Overlapping passages are one place. */
function onePerPlace(passages: readonly Passage[], length: number): Passage[] {
  const places: Passage[] = []
  const unlikeness = ({ start, end }: Passage): number => Math.abs(end - start - length)
  for (const passage of passages) {
    const last = places.at(-1)
    if (!last || passage.start >= last.end) places.push(passage)
    else if (unlikeness(passage) < unlikeness(last)) places[places.length - 1] = passage
  }
  return places
}
