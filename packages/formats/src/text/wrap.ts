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
    const needed = textWidth(piece)
    if (line !== '' && filled + textWidth(piece.trimEnd()) > width) {
      lines.push(line.trimEnd())
      if (lines.length === maxLines) return withEllipsis(lines, width)
      line = ''
      filled = 0
    }
    line += piece
    filled += needed
  }
  return [...lines, line.trimEnd()]
}

/** `text` in one line of at most `width` ems, cut with an ellipsis if it must be. */
export const fitted = (text: string, width: number): string => wrap(text, width, 1)[0] ?? ''

/** Words with the space after them; a word that no line holds comes in parts. */
function* pieces(text: string, width: number): Generator<string> {
  for (const [word] of text.matchAll(/\S+\s*/g)) {
    if (textWidth(word.trimEnd()) <= width) yield word
    else yield* parts(word, width)
  }
}

function* parts(word: string, width: number): Generator<string> {
  let part = ''
  let filled = 0
  for (const grapheme of graphemes(word)) {
    const needed = graphemeWidth(grapheme)
    if (part !== '' && filled + needed > width) {
      yield part
      part = ''
      filled = 0
    }
    part += grapheme
    filled += needed
  }
  yield part
}

function withEllipsis(lines: string[], width: number): string[] {
  const kept = graphemes(lines.at(-1) ?? '')
  while (kept.length > 0 && textWidth(kept.join('')) + graphemeWidth('…') > width) kept.pop()
  return [...lines.slice(0, -1), `${kept.join('').trimEnd()}…`]
}
