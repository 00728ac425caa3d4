import { graphemes, graphemeWidth, textWidth } from './measure.ts'
import { oneLine } from './one-line.ts'

/**
 * `text` in lines of at most `width` ems, broken between words, and inside a word that is longer
 * than a line. Of a text that needs more than `maxLines`, the last line ends in an ellipsis.
 */
export function wrap(text: string, width: number, maxLines: number): string[] {
  const lines: string[] = []
  let line = ''
  let filled = 0
  for (const piece of pieces(oneLine(text), width)) {
    if (line !== '' && filled + piece.width > width) {
      lines.push(line.trimEnd())
      if (lines.length === maxLines) return withEllipsis(lines, width)
      line = ''
      filled = 0
    }
    line += piece.text
    filled += piece.width + (piece.text.endsWith(' ') ? SPACE : 0)
  }
  return [...lines, line.trimEnd()]
}

/** `text` in one line of at most `width` ems, cut with an ellipsis if it must be. */
export const fitted = (text: string, width: number): string => wrap(text, width, 1)[0] ?? ''

const SPACE = graphemeWidth(' ')

/** A stretch of text that stays together, the space after it included, and its width without that. */
interface Piece {
  readonly text: string
  readonly width: number
}

/** Words; one that no line holds comes in parts. */
function* pieces(text: string, width: number): Generator<Piece> {
  for (const [stretch] of text.matchAll(/\S+\s*/g)) {
    const word = { text: stretch, width: textWidth(stretch.trimEnd()) }
    if (word.width <= width) yield word
    else yield* parts(word.text, width)
  }
}

function* parts(word: string, width: number): Generator<Piece> {
  let text = ''
  let filled = 0
  for (const grapheme of graphemes(word)) {
    const needed = graphemeWidth(grapheme)
    if (text !== '' && filled + needed > width) {
      yield { text, width: filled }
      text = ''
      filled = 0
    }
    text += grapheme
    filled += needed
  }
  yield { text, width: filled }
}

function withEllipsis(lines: string[], width: number): string[] {
  const kept = graphemes(lines.at(-1) ?? '')
  while (kept.length > 0 && textWidth(kept.join('')) + graphemeWidth('…') > width) kept.pop()
  return [...lines.slice(0, -1), `${kept.join('').trimEnd()}…`]
}
