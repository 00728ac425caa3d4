import { graphemes } from './measure.ts'
import { oneLine } from './one-line.ts'

/**
 * `text` in one line of at most `max` graphemes, cut between words where one ends near the limit,
 * with an ellipsis where something is missing.
 */
export function shortened(text: string, max: number): string {
  const line = oneLine(text)
  if (line.length <= max) return line
  const all = graphemes(line)
  if (all.length <= max) return line
  const cut = all.slice(0, max - 1).join('')
  const lastSpace = cut.lastIndexOf(' ')
  return `${lastSpace > cut.length * NEAR ? cut.slice(0, lastSpace) : cut}…`
}

/** How much of the line must stay when it is cut between words. */
const NEAR = 0.6
