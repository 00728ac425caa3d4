/**
 * Edit distance (Levenshtein 1966) of a pattern to parts of a text, many columns of the table at a
 * time: bit vectors after Myers 1999, in blocks of 32 rows after Hyyrö 2003. Texts are code points.
 */

/** Bit masks that say in which rows of the pattern a code point stands; prepared once. */
export interface Pattern {
  readonly length: number
  readonly blocks: number
  readonly rowsOf: (codePoint: number) => Int32Array
}

export function patternOf(codePoints: Uint32Array): Pattern {
  const blocks = Math.ceil(codePoints.length / 32)
  const nowhere = new Int32Array(blocks)
  const rows = new Map<number, Int32Array>()
  for (const [row, codePoint] of codePoints.entries()) {
    let mask = rows.get(codePoint)
    if (!mask) rows.set(codePoint, (mask = new Int32Array(blocks)))
    mask[row >> 5]! |= 1 << (row & 31)
  }
  return {
    length: codePoints.length,
    blocks,
    rowsOf: (codePoint) => rows.get(codePoint) ?? nowhere,
  }
}

/**
 * Calls `visit(end, distance)` for every `end` in `text`, with the least distance of `pattern`
 * (not empty) to a part of `text` that ends there; that part starts anywhere, or only at the start
 * of `text` if `isAnchored`. Cost: O(text × pattern / 32).
 */
export function eachDistance(
  pattern: Pattern,
  text: Uint32Array,
  isAnchored: boolean,
  visit: (end: number, distance: number) => void,
): void {
  const { length, blocks } = pattern
  const rises = new Int32Array(blocks).fill(-1)
  const falls = new Int32Array(blocks)
  const lastRow = 1 << ((length - 1) & 31)
  let distance = length
  for (let column = 0; column < text.length; column++) {
    const equal = pattern.rowsOf(text[column]!)
    // Row 0 of the table: 0 everywhere, or one more a column when the start is fixed.
    let carried = isAnchored ? 1 : 0
    for (let block = 0; block < blocks; block++) {
      const up = rises[block]!
      const down = falls[block]!
      const below = carried < 0 ? 1 : 0
      const vertical = equal[block]! | down
      const matches = equal[block]! | below
      const diagonal = (((matches & up) + up) ^ up) | matches
      let more = down | ~(diagonal | up)
      let less = up & diagonal
      const row = block === blocks - 1 ? lastRow : TOP_ROW
      const before = carried
      carried = (more & row) !== 0 ? 1 : (less & row) !== 0 ? -1 : 0
      more = (more << 1) | (before > 0 ? 1 : 0)
      less = (less << 1) | below
      rises[block] = less | ~(vertical | more)
      falls[block] = more & vertical
    }
    distance += carried
    visit(column + 1, distance)
  }
}

const TOP_ROW = 1 << 31
