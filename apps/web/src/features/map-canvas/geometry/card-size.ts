import type { Size } from './box.ts'
import { MEASURES } from './measures.ts'

const LINE_HEIGHT = 17
const MOST_LINES = 4
const PADDING = { top: 10, right: 10, bottom: 8, left: 16 }
const FOOTER = 20
const GAP_ABOVE_FOOTER = 9

/** Widths of Instrument Sans at 12.5 px, weight 470, width 96 %, by class of character. */
const NARROW = 3.1
const NORMAL = 6.1
const WIDE = 8.9
const FULL = 12.5

function widthOf(character: string): number {
  if (/[ijlI.,:;'’‘!|()[\]/\s-]/u.test(character)) return NARROW
  if (/[mwMWA-Z@%—…]/u.test(character)) return WIDE
  if (/\p{M}|\u200d/u.test(character)) return 0
  return (character.codePointAt(0) ?? 0) > 0x2e7f ? FULL : NORMAL
}

const widthOfWord = (word: string): number => {
  let width = 0
  for (const character of word) width += widthOf(character)
  return width
}

/** Lines of `text` in a column of `width` px, no more than `most`; words too long are broken. */
function lineCount(text: string, width: number, most: number): number {
  let lines = 1
  let used = 0
  for (const word of text.trim().split(/\s+/u)) {
    const needed = widthOfWord(word)
    if (used > 0 && used + NARROW + needed > width) {
      lines += 1
      used = 0
    }
    used += (used > 0 ? NARROW : 0) + needed
    const brokenLines = Math.ceil(used / width) - 1
    lines += brokenLines
    used -= brokenLines * width
    if (lines >= most) return most
  }
  return lines
}

/**
 * Estimated size of the card of a claim that says `text`: 1 to 4 lines and the footer. For layout
 * without a page; the canvas may measure the real card.
 */
export function cardSize(text: string): Size {
  const width = MEASURES.cardWidth
  const lines = lineCount(text, width - PADDING.left - PADDING.right, MOST_LINES)
  const height = PADDING.top + lines * LINE_HEIGHT + GAP_ABOVE_FOOTER + FOOTER + PADDING.bottom
  return { width, height }
}
